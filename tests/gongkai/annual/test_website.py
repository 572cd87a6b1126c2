"""The yearly form of a government website: what a field holds, what must tie, what is added up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.website.checks import check, words
from gongkai.annual.website.form import BLOCKS, FIELDS, OPTIONAL
from gongkai.annual.website.record import ValueTypedError, WebsiteForm, from_dict, read_value, summed, to_dict
from gongkai.findings import Severity
from tests.factories.websites import form


def told(more: dict[str, str]) -> list[str]:
    return [words(finding) for finding in check(form(more))]


def test_the_form_has_the_blocks_of_the_notice() -> None:
    assert [block.label for block in BLOCKS[1:]] == [
        "信息发布", "专栏专题", "解读回应", "办事服务", "互动交流", "安全防护", "移动新媒体", "创新发展",
    ]  # fmt: skip
    assert len(FIELDS) == sum(len(block.fields) for block in BLOCKS)


def test_a_form_that_ties_is_left_alone_and_its_totals_are_added_up() -> None:
    filled = form()
    assert check(filled) == ()
    assert (filled.value("items.total"), filled.value("readings.total")) == ("100", "7")  # 4 + 30 + 66; 5 + 2 + 0


def test_a_total_of_which_a_part_is_unknown_stays_unknown() -> None:
    assert form({"items.news": ""}).value("items.total") == ""


def test_every_field_left_out_is_named_but_not_the_names_of_what_there_is_not() -> None:
    empty = check(WebsiteForm("清源县人民政府", 2024))
    filled_in = [address for address, one in FIELDS.items() if not one.sum_of and address not in OPTIONAL]
    assert [finding.cells[0] for finding in empty] == filled_in
    assert words(empty[0]) == "网站“网站名称”没有填"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"site.visitors": "9000"}, "网站“独立用户访问总量”9000，比“网站总访问量”8200 还多，请核对"),
        ({"topics.opened": "5"}, "专栏专题“新开设数量”5，比“维护数量”3 还多，请核对"),
        ({"weibo.posts": "12", "weibo.name": ""}, "填了移动新媒体“微博信息发布量”，没有填“微博名称”"),
    ],
)
def test_what_does_not_tie_is_told_in_words(more: dict[str, str], said: str) -> None:
    assert told(more) == [said]


def test_messages_of_last_year_may_be_closed_in_this_one_so_that_is_only_asked_about() -> None:
    (found,) = check(form({"messages.received": "3", "messages.closed": "4"}))
    assert found.severity is Severity.WARNING


def test_a_total_that_a_file_states_otherwise_is_found() -> None:
    stated = WebsiteForm("清源县人民政府", 2024, dict(form().values) | {"items.total": "101"})
    assert [words(finding) for finding in check(stated)] == ["信息发布“总数”101，各分项相加是 100"]


@pytest.mark.parametrize(
    ("address", "text", "said"),
    [
        ("site.visits", "很多", "没有的填 0"),
        ("site.visits", "-3", "没有的填 0"),
        ("messages.days", "两天", "2.5 的样子"),
        ("extras.search", "有", "请选“是”或者“否”"),
        ("site.name", "清" * 121, "最多 120 个字"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_what_to_write(address: str, text: str, said: str) -> None:
    with pytest.raises(ValueTypedError, match=said):
        read_value(FIELDS[address], text)


def test_numbers_are_read_as_people_type_them() -> None:
    assert read_value(FIELDS["site.visits"], " 12，345 ") == "12345"
    assert read_value(FIELDS["messages.days"], "2.50") == "2.50"
    assert read_value(FIELDS["site.visits"], "") == ""


@given(st.dictionaries(st.sampled_from([a for a, f in FIELDS.items() if not f.sum_of]), st.integers(0, 10**9).map(str)))
def test_what_is_kept_is_read_back_the_same(values: dict[str, str]) -> None:
    one = summed(WebsiteForm("清源县人民政府", 2024, {**values, "site.name": "清源"}))
    assert from_dict(to_dict(one)) == one
