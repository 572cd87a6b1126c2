"""The catalogue of statutory content against Arts. 19-21 and 26 and the official forms."""

from datetime import date

import pytest

from gongkai.annual.forms import FORM_2019, FORM_2021, Form
from gongkai.law.content import ITEMS, PUBLICATION_PERIOD, TEST, Bound, Criterion, catalogue, item


def test_article_20_has_fifteen_numbered_items() -> None:
    every = catalogue(Bound.EVERY_ORGAN)
    assert [entry.code for entry in every] == [f"20({number})" for number in range(1, 16)]
    assert str(every[4].source) == "《政府信息公开条例》第二十条第（五）项"


def test_cities_and_counties_publish_seven_kinds_more() -> None:
    own = catalogue(Bound.CITY_AND_COUNTY)[15:]
    assert [entry.name for entry in own] == [
        "市政建设",
        "公共服务",
        "公益事业",
        "土地征收",
        "房屋征收",
        "治安管理",
        "社会救助",
    ]


def test_townships_publish_their_own_kinds_and_none_of_the_citys() -> None:
    own = catalogue(Bound.TOWNSHIP)[15:]
    assert [entry.name for entry in own] == [
        "贯彻落实农业农村政策",
        "农田水利工程建设运营",
        "农村土地承包经营权流转",
        "宅基地使用情况审核",
        "土地征收",
        "房屋征收",
        "筹资筹劳",
        "社会救助",
    ]
    assert {str(entry.source) for entry in own} == {"《政府信息公开条例》第二十一条"}


def test_no_code_is_used_twice() -> None:
    assert len({entry.code for entry in ITEMS}) == len(ITEMS) == 30


@pytest.mark.parametrize("form", [FORM_2021, FORM_2019])
def test_every_row_of_table_two_is_fed_by_the_item_it_names(form: Form) -> None:
    for block in form.proactive:
        fed = item(f"20({block.item})").rows
        assert {row.key for row in block.rows} <= set(fed)


def test_no_item_feeds_a_row_that_no_form_has() -> None:
    printed = {row.key for form in (FORM_2021, FORM_2019) for block in form.proactive for row in block.rows}
    assert {row for entry in ITEMS for row in entry.rows} == printed


def test_article_19_gives_three_reasons_to_publish() -> None:
    assert [criterion.value for criterion in Criterion] == ["涉及公众利益调整", "需要公众广泛知晓", "需要公众参与决策"]
    assert str(TEST) == "《政府信息公开条例》第十九条"


def test_publication_takes_at_most_twenty_working_days() -> None:
    assert PUBLICATION_PERIOD.on(date(2024, 4, 26)).value == 20
    assert str(PUBLICATION_PERIOD.on(date(2024, 4, 26)).source) == "《政府信息公开条例》第二十六条"
