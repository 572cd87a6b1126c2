"""A report is written, signed, handed in, returned, accepted, published; and then corrected in public only."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases.commands.permit import permit
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.correct_report import correct_report
from gongkai_office.reporting.commands.reports.announce import announce
from gongkai_office.reporting.commands.reports.deadline import remind, set_due
from gongkai_office.reporting.commands.reports.hand_in import accept_report, hand_in, return_report
from gongkai_office.reporting.commands.reports.send_up import UnreadyError
from gongkai_office.reporting.commands.reports.sign_report import send_report_back, sign_report
from gongkai_office.reporting.models import Draft, Report, Stage
from gongkai_office.reporting.queries.deadlines import board, due_of
from gongkai_office.reporting.queries.reports import record_of
from gongkai_office.reporting.queries.written import drafts, text_before, written
from gongkai_office.reporting.verify import verify
from gongkai_office.reporting.writing.figures import shown, stored
from tests.factories.books import closed, officer
from tests.factories.cases import at
from tests.factories.office import County, organ, signed_in
from tests.factories.reports import DAY, TEXT, published, registered_late, sent, signed, signed_report, wrote

pytestmark = pytest.mark.django_db


def test_a_figure_in_the_text_is_what_its_cell_holds_and_cannot_go_stale(county: County) -> None:
    one = account(county.office, 2024)
    draft = wrote(county)
    assert "新收政府信息公开申请3件" in written(one, draft.sections).report.narrative["1"]
    registered_late(county)
    assert "新收政府信息公开申请4件" in written(one, draft.sections).report.narrative["1"]


def test_a_figure_typed_by_hand_is_told_and_a_bound_one_is_not(county: County) -> None:
    one = account(county.office, 2024)
    assert written(one, TEXT).loose == ()
    (told,) = written(one, TEXT | {"1": "全年收到政府信息公开申请3件。"}).loose
    assert (told.section, "3件" in told.text) == ("1", True)


def test_a_wrong_figure_is_found_by_the_rules_that_read_prose(county: County) -> None:
    found = written(account(county.office, 2024), TEXT | {"1": "全年收到政府信息公开申请7件。"}).report.findings
    assert "NAR-A" in {one.rule for one in found}


def test_a_figure_is_edited_under_the_words_of_the_form(county: County) -> None:
    form = account(county.office, 2024).form
    words = shown(TEXT["1"], form)
    assert "{{一、本年新收政府信息公开申请数量｜总计}}" in words
    assert stored(words, form) == TEXT["1"]
    with pytest.raises(GongkaiError, match="没有“新收的总数”这一格"):
        wrote(county, {"1": "新收{{新收的总数}}件"})


def test_two_who_write_at_once_do_not_overwrite_each_other(county: County) -> None:
    wrote(county)
    with pytest.raises(GongkaiError, match="别人保存过一稿"):
        wrote(county, {"1": "另一稿"})
    wrote(county, {"1": "再改"}, base=1)
    assert drafts(account(county.office, 2024)).count() == 2


def test_a_report_goes_up_only_when_the_year_is_closed_the_text_there_and_the_rules_hold(county: County) -> None:
    with pytest.raises(UnreadyError, match="还没有交账"):
        sent(county)
    closed(county, county.office)
    with pytest.raises(UnreadyError, match="还没有写文字"):
        sent(county)
    wrote(county, TEXT | {"1": "全年收到政府信息公开申请7件。"})
    with pytest.raises(UnreadyError) as refused:
        sent(county)
    assert any("7" in one for one in refused.value.details)


def test_a_report_walks_from_its_officer_to_the_public(county: County) -> None:
    report = published(county)
    assert [act.stage for act in report.acts.all()] == ["in_review", "signed", "submitted", "accepted", "published"]
    told = record_of(report)
    assert (told.published_on, told.signed_on, told.value("requests.new.total")) == (DAY, DAY, 3)
    assert list(verify()) == []
    assert text_before(account(county.office, 2025))["6"] == "本年没有收取信息处理费。"


def test_what_a_signer_sends_back_is_changed_and_signed_anew(county: County) -> None:
    closed(county, county.office)
    wrote(county)
    first = sent(county)
    with pytest.raises(GongkaiError, match="文字不能再改"):
        wrote(county, {"1": "改"}, base=1)
    send_report_back(
        report=first.pk, content_hash=bytes(first.hash), by=county.reviewer, at=at(DAY, 11), reason="第五部分太空"
    )
    wrote(county, TEXT | {"5": "答复说理不够充分，已经组织两次培训。"}, base=1)
    again = signed(county, sent(county, 12), 13)
    assert (again.number, again.stage) == (2, Stage.SIGNED)


def test_what_the_supervising_office_returns_comes_back_with_remarks(county: County) -> None:
    closed(county, county.office)
    wrote(county)
    report = signed(county, sent(county))
    hand_in(report=report.pk, by=officer(county), at=at(DAY, 12))
    with pytest.raises(GongkaiError, match="写明意见"):
        return_report(report=report.pk, by=county.supervisor, at=at(DAY, 13), remark=" ")
    returned = return_report(report=report.pk, by=county.supervisor, at=at(DAY, 13), remark="请补充改进措施")
    assert returned.acts.last().remark == "请补充改进措施"  # type: ignore[union-attr]  # it has acts
    wrote(county, TEXT | {"5": "已经组织两次培训，今后加强说理。"}, base=1)
    again = signed(county, sent(county, 14), 15)
    assert hand_in(report=again.pk, by=officer(county), at=at(DAY, 16)).stage == Stage.SUBMITTED


def test_nobody_takes_a_step_that_is_not_theirs(county: County, yunling: County) -> None:
    closed(county, county.office)
    wrote(county)
    report = sent(county)

    def refused(by: Person) -> None:
        with pytest.raises(ForbiddenError):
            sign_report(report=report.pk, content_hash=bytes(report.hash), by=by, at=at(DAY, 11))

    for stranger in (officer(county), county.head, county.supervisor, yunling.reviewer):
        refused(stranger)
    report = signed(county, report)
    hand_in(report=report.pk, by=officer(county), at=at(DAY, 12))
    for stranger in (officer(county), county.head, county.auditor, yunling.supervisor):
        with pytest.raises(ForbiddenError):
            accept_report(report=report.pk, by=stranger, at=at(DAY, 13))


def test_a_published_report_is_corrected_beside_it_with_old_and_new_figures(county: County) -> None:
    report = published(county)
    with pytest.raises(GongkaiError, match="没有新的更正版"):
        announce(report=report.pk, by=officer(county), at=at(DAY, 15), reason="核对")
    permit(organ=county.office, year=2024, number="", reason="信件误投", by=county.head, at=at(date(2025, 1, 15), 8))
    registered_late(county)
    one, later = account(county.office, 2024), date(2025, 1, 15)
    correct_report(one=one, by=officer(county), at=at(later, 12), reason="补登")
    made = announce(report=report.pk, by=officer(county), at=at(later, 13), reason="补登一件误投的信件")
    told = {change["address"]: (change["was"], change["now"]) for change in made.changes}
    assert told["requests.new.total"] == ("3", "4")
    assert record_of(report).value("requests.new.total") == 3
    with pytest.raises(GongkaiError, match="没有新的更正版"):
        announce(report=report.pk, by=officer(county), at=at(later, 14), reason="再说一次")
    assert list(verify()) == []


def test_a_signed_report_that_somebody_altered_is_found(county: County) -> None:
    report = published(county)
    Report.objects.filter(pk=report.pk).update(record=report.record | {"title": "另一份报告"})
    assert {one.where for one in verify()} == {"2024 年度第 1 次报送"}


def test_departments_hand_in_by_the_end_of_january_governments_by_the_end_of_march(county: County) -> None:
    assert due_of(county.education, 2024) == date(2025, 1, 31)
    assert due_of(county.government, 2024) == date(2025, 3, 31)
    set_due(organ=county.government, year=2024, due=date(2025, 1, 20), by=county.supervisor, at=at(DAY))
    assert due_of(county.education, 2024) == date(2025, 1, 20)
    with pytest.raises(GongkaiError, match="最迟 1 月 31 日"):
        set_due(organ=county.government, year=2024, due=date(2025, 4, 1), by=county.supervisor, at=at(DAY))


def test_the_board_tells_who_is_missing_and_late_and_who_was_reminded(county: County) -> None:
    published(county)
    remind(one=account(county.water, 2024), words="请报送", by=county.supervisor, at=at(DAY, 15))
    with pytest.raises(GongkaiError, match="已经报送"):
        remind(one=account(county.office, 2024), words="请报送", by=county.supervisor, at=at(DAY, 15))
    told = {one.name: one for one in board(county.supervisor, 2024, date(2025, 2, 3))}
    assert (told["清源县人民政府办公室"].handed_in, told["清源县人民政府办公室"].late) == (True, False)
    assert (told["清源县水务局"].handed_in, told["清源县水务局"].late, told["清源县水务局"].reminders) == (
        False,
        True,
        1,
    )
    assert not told["清源县人民政府"].late


def test_the_board_asks_as_much_for_two_organs_as_for_twenty(
    county: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on = date(2025, 2, 3)
    with CaptureQueriesContext(connection) as few:
        board(county.supervisor, 2024, on)
    for number in range(12):
        organ(f"清源县第{number}办公室", f"清源{number}", f"qy-new-{number}", parent=county.government)
    with django_assert_num_queries(len(few)):
        told = board(county.supervisor, 2024, on)
    assert len(told) > 12


def test_a_report_of_the_first_hours_of_february_is_late(county: County) -> None:
    report = signed_report(county)
    hand_in(report=report.pk, by=officer(county), at=at(date(2025, 2, 1), 3))
    told = {one.name: one for one in board(county.supervisor, 2024, date(2025, 2, 3))}
    office = told["清源县人民政府办公室"]
    assert (office.handed_in, office.late) == (True, True)


def test_a_rule_that_reads_prose_is_set_aside_beside_the_text(county: County) -> None:
    client, path = signed_in(Client(), officer(county)), "/office/reports/qy-office/2024/text/"
    typed = {"section-1": "全年收到政府信息公开申请7件。", "look": "1", "own": "1"}
    page = client.post(path, typed).content.decode()
    assert '<input type="hidden" name="rule" value="NAR-A">' in page
    assert not Draft.objects.exists()
    done = client.post(
        "/office/reports/qy-office/2024/books/waive/",
        {"rule": "NAR-A", "reason": "口径另行说明", "own": "1"},
        follow=True,
    )
    assert "规则 NAR-A 已经豁免" in done.content.decode()
    piece = client.post(f"{path}preview/", typed).content.decode()
    assert "口径另行说明" in piece
    assert "<html" not in piece


def test_what_could_not_be_saved_stays_on_the_page(county: County) -> None:
    client = signed_in(Client(), officer(county))
    answer = client.post("/office/reports/qy-office/2024/text/", {"section-5": "写了很久的{{没有的格}}", "base": "0"})
    assert answer.status_code == 422
    assert "写了很久的{{没有的格}}" in answer.content.decode()


def test_nothing_is_written_or_moved_by_those_who_only_read(county: County) -> None:
    client = signed_in(Client(), county.auditor)
    assert client.post("/office/reports/qy-office/2024/text/", {"section-1": "改", "base": "0"}).status_code in {
        403,
        422,
    }
    for verb in ("send", "hand-in", "accept", "return", "publish", "announce", "remind"):
        data = {"signed_on": "2025-01-13", "remark": "试"}
        assert client.post(f"/office/reports/qy-office/2024/way/{verb}/", data).status_code in {403, 422}, verb
    assert (Draft.objects.count(), Report.objects.count()) == (0, 0)
