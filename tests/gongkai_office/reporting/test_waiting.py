"""What of annual reports waits for whom: to sign, mend, hand in, publish, collect; each line leads to its step."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from gongkai_office.accounts.models import Person
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.reports.deadline import remind, set_due
from gongkai_office.reporting.commands.reports.hand_in import accept_report, hand_in, return_report
from gongkai_office.reporting.commands.reports.sign_report import send_report_back, sign_report
from gongkai_office.reporting.desk.waiting import Matter, matters
from tests.factories.books import closed, officer, opened
from tests.factories.cases import at
from tests.factories.clocks import stop
from tests.factories.office import County, signed_in
from tests.factories.reports import DAY, TEXT, published, sent, signed, signed_report, wrote

pytestmark = pytest.mark.django_db

WAY = "/office/reports/qy-office/2024/way/?own=1"


def lines(person: Person, on: date = DAY) -> list[Matter]:
    """The lines about the office's own report."""
    return [one for one in matters(person, on) if one.name == "清源县人民政府办公室"]


def test_a_report_to_sign_waits_for_the_one_in_turn_alone(county: County) -> None:
    closed(county, county.office)
    wrote(county)
    report = sent(county)
    (told,) = lines(county.reviewer)
    assert (told.what, told.link, told.year) == ("请签署", WAY, 2024)
    assert [lines(who) for who in (county.head, county.registrar, county.auditor)] == [[], [], []]
    sign_report(report=report.pk, content_hash=bytes(report.hash), by=county.reviewer, at=at(DAY, 11))
    assert lines(county.reviewer) == []
    assert [one.what for one in lines(county.head)] == ["请签署"]


def test_a_report_sent_back_or_returned_waits_for_its_officer_with_the_remark(county: County) -> None:
    closed(county, county.office)
    wrote(county)
    first = sent(county)
    content = bytes(first.hash)
    send_report_back(report=first.pk, content_hash=content, by=county.reviewer, at=at(DAY, 11), reason="第五部分太空")
    (told,) = lines(officer(county))
    assert (told.what, told.note, told.grade) == ("退回，请修改后再送审", "意见：第五部分太空", "late")
    wrote(county, TEXT | {"5": "答复说理不够充分，已经组织两次培训。"}, base=1)
    report = signed(county, sent(county, 12), 13)
    hand_in(report=report.pk, by=officer(county), at=at(DAY, 14))
    return_report(report=report.pk, by=county.supervisor, at=at(DAY, 15), remark="请补充改进措施")
    (told,) = lines(officer(county))
    assert told.note == "意见：请补充改进措施"


def test_each_step_of_the_way_waits_for_whoever_takes_it(county: County) -> None:
    report = signed_report(county)
    assert [one.what for one in lines(officer(county))] == ["已签发，请报送主管部门"]
    hand_in(report=report.pk, by=officer(county), at=at(DAY, 12))
    assert lines(officer(county)) == []
    assert [one.what for one in lines(county.supervisor)] == ["已报送，请接收或者退回"]
    accept_report(report=report.pk, by=county.supervisor, at=at(DAY, 13))
    assert [one.what for one in lines(officer(county))] == ["主管部门已接收，请公开"]
    assert [one.what for one in lines(county.head)] == ["主管部门已接收，请公开"]


def test_a_published_report_waits_for_nobody(county: County) -> None:
    published(county)
    for who in (officer(county), county.head, county.supervisor):
        assert lines(who) == []


def test_from_january_on_the_officer_is_told_the_next_step_and_the_days_that_are_left(county: County) -> None:
    opened(county, county.office)
    assert lines(officer(county), date(2024, 12, 31)) == []
    (told,) = lines(officer(county), date(2025, 1, 2))
    assert (told.what, told.when, told.grade) == ("还没有交账", "2025-01-31，还有 29 天", "")
    assert told.link == "/office/reports/qy-office/2024/books/?own=1"
    closed(county, county.office)
    (told,) = lines(officer(county), date(2025, 1, 20))
    assert (told.what, told.when, told.grade) == ("还没有写文字", "2025-01-31，还有 11 天", "soon")
    wrote(county)
    (told,) = lines(officer(county), date(2025, 2, 3))
    assert (told.what, told.when, told.grade) == ("请送审", "2025-01-31，已经逾期 3 天", "late")


def test_the_regions_own_day_and_a_reminder_stand_beside_it(county: County) -> None:
    set_due(organ=county.government, year=2024, due=date(2025, 1, 15), by=county.supervisor, at=at(DAY))
    remind(one=account(county.office, 2024), words="请在 15 日前报送", by=county.supervisor, at=at(DAY))
    (told,) = lines(officer(county))
    assert (told.when, told.note) == ("2025-01-15，还有 2 天", "催报：请在 15 日前报送")
    assert [one for one in matters(officer(county), DAY) if one.name == "清源县人民政府"] == []  # nobody began it


def test_the_supervisor_is_told_who_owes_once_a_day_is_near(county: County) -> None:
    opened(county, county.education)  # the office has cases of the year
    assert matters(county.supervisor, date(2025, 1, 10)) == []
    (told,) = matters(county.supervisor, date(2025, 1, 20))
    assert (told.name, told.what, told.grade) == ("2 个机关", "还没有报送", "soon")
    assert told.link == "/office/reports/board/2024/"
    (told,) = matters(county.supervisor, date(2025, 2, 1))
    assert told.grade == "late"


def test_strangers_are_told_nothing_of_it(county: County, yunling: County) -> None:
    signed_report(county)
    for who in (yunling.supervisor, yunling.head, county.handler):
        assert matters(who, date(2025, 1, 25)) == []


def test_what_waits_costs_as_much_for_one_report_as_for_five(
    county: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with CaptureQueriesContext(connection) as few:
        matters(county.supervisor, date(2025, 1, 25))
    for organ in (county.education, county.water, county.township, county.government):
        opened(county, organ)
    with django_assert_num_queries(len(few)):
        matters(county.supervisor, date(2025, 1, 25))


def test_it_stands_on_today_and_on_the_officers_start_page(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(county, county.office)
    stop(monkeypatch, at(DAY, 12))
    client = signed_in(Client(), officer(county))
    for path in ("/office/cases/", "/office/reports/"):
        page = client.get(path).content.decode()
        assert "年度报告待办" in page, path
        assert "/office/reports/qy-office/2024/books/?own=1" in page, path
