"""Whose report it is, of which year, and the dates on it: as printed, in full where the document says so."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.documents.readers.recognise.contact import read_contact
from gongkai.documents.readers.recognise.dates import period, published_on, read_date, signed_on
from gongkai.documents.readers.recognise.identity import Identity, read_identity, reported
from gongkai.documents.readers.recognise.normalise import compact


def identity(*lines: str, **metadata: str) -> Identity:
    return read_identity(lines, metadata, compact("\n".join(lines)))


@pytest.mark.parametrize(
    "lines",
    [
        ("清源县 2023 年政府信息公开工作年度报告",),
        ("4:29 AM 清源县2023年政府信息公开工作年度报告",),
        ("政府信息公", "清源县2023年政府信息公开工作年度报告", "开指南"),
        ("清源县", "2023年政府信息公开工作年度报告"),
        ("# 清源县", "## 2023 年政府信息公开", "工作年度报告"),
        ("标题: 清源县2023年度政府信息公开工作年度报告",),
        ("2023年清源县政府信息公开工作年度报告",),
        ("清源县政府信息公开工作2023年度报告",),
        ("清源县二〇二三年政府信息公开年度报告",),
        ("清源縣2023年政府信息公開工作年度報告",),
        ("现发布《清源县2023年政府信息公开工作年度报告》，统计数据从2023年1月1日至12月31日。",),
    ],
)
def test_a_title_names_organ_and_year(lines: tuple[str, ...]) -> None:
    found = identity(*lines)
    assert (found.organ, found.year) == ("清源县", 2023)


def test_the_signature_gives_the_name_in_full() -> None:
    lines = (
        "清源县2022年政府信息公开工作年度报告",
        "六、其他需要报告的事项",
        "无。",
        "清源县人民政府",
        "2023年1月16日",
    )
    assert identity(*lines).organ == "清源县人民政府"


def test_the_place_above_is_taken_from_the_text() -> None:
    lines = ("南浦区人民政府", "2023 年政府信息公开工作年度报告", "本报告由云岭市南浦区人民政府办公室根据条例编制。")
    assert identity(*lines).organ == "云岭市南浦区人民政府"


def test_a_place_that_the_text_does_not_name_is_not_added() -> None:
    lines = ("南浦区人民政府2023年政府信息公开工作年度报告", "全市南浦区人民政府办公室电话")
    assert identity(*lines).organ == "南浦区人民政府"


def test_titles_of_other_years_beside_the_report_do_not_count() -> None:
    lines = (
        "清源县2021年政府信息公开工作年度报告",
        "清源县2023年政府信息公开工作年度报告",
        "本报告统计期限自2023年1月1日起至2023年12月31日止。",
    )
    assert identity(*lines).year == 2023


def test_a_sentence_about_reports_is_no_title() -> None:
    assert identity("讲课人讲了2023年政府信息公开工作年度报告怎样填写，哪些表格必须相等。").title == ""


def test_two_titles_of_different_years_are_two_reports() -> None:
    lines = ["清源县2022年政府信息公开工作年度报告", "清源县2023年政府信息公开工作年度报告"]
    assert reported(lines) == {("清源县", 2022), ("清源县", 2023)}


@pytest.mark.parametrize(
    "text", ["2024年01月29日", "2024-01-29", "2024/1/29", "2024 年 1 月 29 日", "二〇二四年一月二十九日"]
)
def test_dates_are_read_in_every_usual_writing(text: str) -> None:
    assert read_date(text) == date(2024, 1, 29)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert read_date("2023年2月30日") is None


def test_the_day_of_publication_is_not_the_day_of_the_signature() -> None:
    lines = ["发布日期：2024-01-29 来源：清源县人民政府", "清源县人民政府", "2024年1月15日"]
    assert (published_on({}, lines), signed_on(lines)) == (date(2024, 1, 29), date(2024, 1, 15))


@pytest.mark.parametrize(
    "text",
    ["从2023年1月1日至12月31日", "自2023年1月1日起至2023年12月31日止", "为 2023 年 1 月 1 日到 2023 年 12 月 31 日"],
)
def test_the_statistical_period_is_read_from_the_preamble(text: str) -> None:
    assert period(f"本报告数据统计期限{text}。") == (date(2023, 1, 1), date(2023, 12, 31))


def test_the_contact_block_is_taken_apart() -> None:
    contact = read_contact(
        "如有疑问，请与清源县人民政府办公室联系（地址：清源县青溪路1号；邮编：000000；电话：0000-1234567；"
        "传真：0000-7654321；电子邮箱：zwgk@qingyuan.example），网址http://www.qingyuan.example。"
    )
    assert (contact.office, contact.address, contact.postcode) == ("清源县人民政府办公室", "清源县青溪路1号", "000000")
    assert (contact.phone, contact.fax) == ("0000-1234567", "0000-7654321")
    assert (contact.email, contact.website) == ("zwgk@qingyuan.example", "http://www.qingyuan.example")
