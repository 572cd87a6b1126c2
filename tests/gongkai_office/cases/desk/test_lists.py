"""Today, the ledger, its export and the calendar feed."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.fixtures import DjangoAssertNumQueries

from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.desk.feed import token
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.journal.models import Line
from tests.factories.cases import FIRST_DAY, at, registered, served, submitted
from tests.factories.office import PASSWORD, County
from tests.gongkai_office.cases.desk.conftest import Desk


@pytest.fixture
def registrar(qingyuan: County, desk: Desk) -> Client:
    return desk(qingyuan.registrar)


def page(client: Client, name: str, /, **query: str) -> str:
    return client.get(reverse(f"cases:{name}"), query).content.decode()


def test_today_lists_by_risk_the_gravest_first(registrar: Client, qingyuan: County) -> None:
    registered(qingyuan, day=date(2024, 1, 8), description="逾期的一件")
    submitted(qingyuan)
    found = page(registrar, "today")
    assert found.index("已经逾期 <span") < found.index("逾期的一件") < found.index("待确认登记 <span")
    assert "请当天确认" in found


def test_today_says_in_plain_words_when_nothing_is_urgent(registrar: Client) -> None:
    assert "今天没有要紧的事" in page(registrar, "today")


def test_today_asks_as_often_for_one_case_as_for_many(
    registrar: Client, qingyuan: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        registered(qingyuan, day=date(2024, 1, 8), description=f"第{number}件")
    with django_assert_max_num_queries(28):
        page(registrar, "today")


def test_the_ledger_is_found_by_number_whatever_brackets_are_typed_and_by_words(
    registrar: Client, qingyuan: County
) -> None:
    registered(qingyuan, description="农村公路养护资金")
    registered(qingyuan, description="中小学食堂采购")
    assert "中小学食堂" in page(registrar, "list", text="清源政办公申(2024)2号")
    found = page(registrar, "list", text="养护")
    assert "农村公路" in found
    assert "中小学食堂" not in found


def test_a_requester_is_found_by_the_whole_name_only(registrar: Client, qingyuan: County) -> None:
    registered(qingyuan, name="王晓明", description="甲件")
    assert "甲件" in page(registrar, "list", name="王晓明")
    assert "甲件" not in page(registrar, "list", name="王晓")


def test_who_may_not_look_at_identities_cannot_search_by_them(qingyuan: County, desk: Desk) -> None:
    registered(qingyuan, name="王晓明", description="甲件")
    registered(qingyuan, name="赵大海", description="乙件")
    auditor = desk(qingyuan.auditor)
    assert "申请人全名" not in page(auditor, "list")
    assert "乙件" in page(auditor, "list", name="王晓明")


def test_the_next_page_goes_on_where_the_first_ended(registrar: Client, qingyuan: County) -> None:
    for number in range(51):
        registered(qingyuan, description=f"第{number:02d}项")
    first = registrar.get(reverse("cases:list"))
    rows = {row.case.number for row in first.context["rows"]}
    second = registrar.get(reverse("cases:list"), {"after": first.context["after"]})
    assert len(rows) == 50
    assert [row.case.serial for row in second.context["rows"]] == [1]
    assert "页码不对" in page(registrar, "list", after="胡乱")


def test_a_formula_that_somebody_asked_for_is_a_mere_text_in_the_export(registrar: Client, qingyuan: County) -> None:
    evil = '=HYPERLINK("http://example.invalid","点我")'
    case = registered(qingyuan, description=evil)
    assign(case=case.pk, office=qingyuan.water, handler=None, by=qingyuan.registrar, at=at(FIRST_DAY, 10))
    answer = registrar.get(reverse("cases:export"))
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    cell = sheet.cell(4, 6)
    assert (cell.value, cell.data_type) == (evil, "s")
    assert cell.hyperlink is None
    assert sheet.cell(4, 4).value == "王*明"
    assert sheet.cell(4, 12).value == "清源县水务局"


def test_an_export_holds_what_the_filter_left(registrar: Client, qingyuan: County) -> None:
    registered(qingyuan, description="农村公路养护资金")
    registered(qingyuan, description="中小学食堂采购")
    answer = registrar.get(reverse("cases:export"), {"text": "食堂"})
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [sheet.cell(line, 6).value for line in range(4, sheet.max_row + 1)] == ["中小学食堂采购"]
    line = Line.objects.get(command="case.export")
    assert (line.by, line.facts) == (str(qingyuan.registrar.pk), {"cases": 1})


def feed(county: County, secret: str) -> str:
    return reverse("cases:feed", args=[county.registrar.pk, secret, "office"])


def test_the_calendar_tells_due_days_and_no_word_of_the_requests(qingyuan: County) -> None:
    registered(qingyuan, description="农村公路养护资金")
    content = Client().get(feed(qingyuan, token(qingyuan.registrar))).content
    told = content.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20240401" in told
    assert "清源政办公申〔2024〕1号" in told
    assert "养护" not in told
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_changed_password_or_a_closed_account_shuts_the_calendar(qingyuan: County) -> None:
    person, secret = qingyuan.registrar, token(qingyuan.registrar)
    assert Client().get(feed(qingyuan, secret)).status_code == 200
    person.set_password(f"{PASSWORD}-2")
    person.save()
    assert Client().get(feed(qingyuan, secret)).status_code == 404
    person.is_active = False
    person.save()
    assert Client().get(feed(qingyuan, token(person))).status_code == 404


def test_a_case_in_time_says_so_and_shows_its_row(registrar: Client, qingyuan: County) -> None:
    case: DisclosureRequest = registered(qingyuan, day=date(2024, 3, 1))
    served(qingyuan, case.pk, date(2024, 3, 4))
    found = registrar.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "在答复期限之内" in found
    assert "（一）予以公开" in found
