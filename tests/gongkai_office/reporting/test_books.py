"""A year is opened, checked, closed; and then changes only by name."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases.commands.permit import permit
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.close_year import ClosingError, close_year
from gongkai_office.reporting.commands.correct_report import correct_report
from gongkai_office.reporting.commands.open_year import OpeningError, open_year
from gongkai_office.reporting.commands.waive import end_waiver, waive
from gongkai_office.reporting.forms import LastYearForm
from gongkai_office.reporting.models import Source, Version, Waiver
from gongkai_office.reporting.queries.compute import compute
from gongkai_office.reporting.queries.drift import drift, recomputed
from gongkai_office.reporting.queries.obstacles import Weight, obstacles
from gongkai_office.reporting.verify import verify
from tests.factories.books import CLOSED_ON, closed, officer, opened, set_aside
from tests.factories.cases import at, drafted, registered, served, signed, submitted
from tests.factories.office import County
from tests.factories.reports import registered_late

pytestmark = pytest.mark.django_db

LATER = date(2025, 1, 15)


def in_the_way(county: County, on: date = CLOSED_ON) -> dict[str, Weight]:
    return {one.words: one.weight for one in obstacles(account(county.office, 2024), on)}


def test_an_organ_without_open_cases_opens_its_first_year_with_nothing(county: County) -> None:
    made = opened(county, county.office)
    assert (made.source, made.carried, made.previous) == (Source.NOTHING, [], None)


def test_open_cases_of_a_year_that_nobody_reported_keep_the_year_shut(county: County) -> None:
    with pytest.raises(OpeningError) as refused:
        open_year(one=account(county.office, 2025), by=officer(county), at=at(LATER))
    assert "登记簿里有 1 件" in refused.value.differences[0]


def stated(natural: int) -> LastYearForm:
    """Last year's report typed in: so many carried over by natural persons, nothing else."""
    names = LastYearForm().fields
    form = LastYearForm({**dict.fromkeys(names, "0"), "carried_over-natural_person": str(natural)})  # type: ignore[arg-type]  # a plain mapping does
    assert form.is_valid()
    return form


def test_a_newcomer_types_last_years_figures_and_they_must_agree_with_the_open_cases(county: County) -> None:
    one = account(county.office, 2025)
    wrong = stated(2).report(one.name, 2024)
    with pytest.raises(OpeningError) as refused:
        open_year(one=one, by=officer(county), at=at(LATER), stated=wrong, source=Source.TYPED)
    assert refused.value.differences == ("自然人：上年报告结转 2 件，登记簿里年初未办结的有 1 件",)
    right = stated(1).report(one.name, 2024)
    made = open_year(one=one, by=officer(county), at=at(LATER), stated=right, source=Source.TYPED)
    assert (made.source, len(made.carried)) == (Source.TYPED, 1)
    previous = compute(one).previous
    assert previous
    assert (previous.year, previous.value("requests.carried_over.total")) == (2024, 1)


def test_last_years_report_must_be_last_years(county: County) -> None:
    one = account(county.office, 2025)
    with pytest.raises(GongkaiError, match="应当是上一年"):
        open_year(one=one, by=officer(county), at=at(LATER), stated=stated(1).report(one.name, 2022))


def test_a_year_that_is_not_over_not_opened_and_lacks_proofs_names_each_obstacle(county: County) -> None:
    assert "2024 年还没有结束" in in_the_way(county, date(2024, 12, 31))
    request = registered(county, day=date(2024, 11, 4), name="孙小海")
    served(county, request.pk, date(2024, 11, 20), proof="")
    review = registered(county, day=date(2024, 12, 2), name="周小山")
    drafted(county, review.pk, date(2024, 12, 10))
    ready = registered(county, day=date(2024, 12, 3), name="吴小川")
    signed(county, ready.pk, date(2024, 12, 11))
    submitted(county, day=date(2024, 12, 30), key="new-year")
    late = registered(county, day=date(2024, 11, 1), name="郑小河")
    told = {one.words: one for one in obstacles(account(county.office, 2024), CLOSED_ON)}
    assert told["还没有建账"].weight is Weight.BLOCKS
    assert told["已经送达、缺送达凭证的答复"].cases == (request,)
    assert set(told["年内拟稿、还没有送达的答复"].cases) == {review, ready}
    assert told["已经到达、还没有确认登记的申请"].count == 1
    overdue = told["已经逾期、还没有办理结果的申请"]
    assert (overdue.weight, set(overdue.cases)) == (Weight.REASON, {review, late})


def test_a_draft_of_january_does_not_keep_last_year_open(county: County) -> None:
    request = DisclosureRequest.objects.get(received=date(2024, 12, 20))
    drafted(county, request.pk, date(2025, 1, 6))
    assert "年内拟稿、还没有送达的答复" not in in_the_way(county)


def test_what_stands_in_the_way_keeps_the_books_open(county: County) -> None:
    with pytest.raises(ClosingError) as refused:
        close_year(one=account(county.office, 2024), by=county.head, at=at(CLOSED_ON))
    assert {one.words for one in refused.value.obstacles} >= {"还没有建账"}
    assert not Version.objects.exists()


def test_cases_that_are_late_are_closed_over_only_with_a_reason(county: County) -> None:
    registered(county, day=date(2024, 11, 1), name="郑小河")
    one = account(county.office, 2024)
    opened(county, county.office)
    set_aside(one, officer(county), CLOSED_ON)
    with pytest.raises(ClosingError, match="写明理由"):
        close_year(one=one, by=county.head, at=at(CLOSED_ON))
    made = close_year(one=one, by=county.head, at=at(CLOSED_ON), reason="申请涉及的档案正在修复")
    assert made.reason == "申请涉及的档案正在修复"


def test_closing_freezes_the_tables_with_hash_instant_and_name(county: County) -> None:
    made = closed(county, county.office)
    assert (made.number, made.by, made.as_of) == (1, officer(county), at(CLOSED_ON, 9))
    assert made.record["requests"]["new"]["total"] == 3
    assert [one["number"] for one in made.carried] == ["清源政办公申〔2024〕3号"]
    assert (recomputed(account(county.office, 2024), made), list(verify())) == ((), [])
    with pytest.raises(GongkaiError, match="已经交账"):
        close_year(one=account(county.office, 2024), by=county.head, at=at(LATER))


def test_next_year_opens_with_the_cases_that_were_handed_on(county: County) -> None:
    closed(county, county.office)
    made = opened(county, county.office, 2025)
    assert (made.source, [one["number"] for one in made.carried]) == (Source.FROZEN, ["清源政办公申〔2024〕3号"])
    rules = {finding.rule for finding in compute(account(county.office, 2025)).report.findings}
    assert "T3-D" not in rules


def test_what_happens_afterwards_in_the_new_year_leaves_the_closed_year_alone(county: County) -> None:
    made = closed(county, county.office)
    served(county, DisclosureRequest.objects.get(received=date(2024, 12, 20)).pk, LATER, Outcome.PARTIAL)
    one = account(county.office, 2024)
    assert drift(one, made).changes == ()
    assert recomputed(one, made) == ()


def test_a_named_correction_is_told_beside_the_cells_it_changed_and_frozen_as_another_version(county: County) -> None:
    made = closed(county, county.office)
    one = account(county.office, 2024)
    with pytest.raises(GongkaiError, match="没有可以更正的"):
        correct_report(one=one, by=officer(county), at=at(LATER), reason="核对")
    permit(organ=county.office, year=2024, number="", reason="信件误投，一月转来", by=county.head, at=at(LATER, 8))
    registered_late(county)
    told = drift(one, made)
    assert {change.address: (change.was, change.now) for change in told.changes} == {
        "requests.new.natural_person": ("3", "4"),
        "requests.new.total": ("3", "4"),
        "requests.carried_over.natural_person": ("1", "2"),
        "requests.carried_over.total": ("1", "2"),
    }
    assert [amendment.reason for amendment in told.amendments] == ["信件误投，一月转来"]
    assert recomputed(one, made) == ()
    second = correct_report(one=one, by=officer(county), at=at(LATER, 12), reason="补登一件误投的信件")
    assert (second.number, len(second.carried)) == (2, 2)
    assert drift(one, second).changes == ()
    assert list(verify()) == []


def test_a_region_is_closed_when_every_unit_is(county: County) -> None:
    region = account(county.government, 2024)
    open_year(one=region, by=officer(county), at=at(CLOSED_ON, 8))
    set_aside(region, officer(county), CLOSED_ON)
    closed(county, county.office)
    with pytest.raises(ClosingError) as refused:
        close_year(one=region, by=officer(county), at=at(CLOSED_ON, 10))
    (waiting,) = refused.value.obstacles
    assert waiting.count == 4
    assert "清源县教育局" in waiting.words
    assert "清源县人民政府（本机关）" in waiting.words
    own = account(county.government, 2024, own=True)
    open_year(one=own, by=officer(county), at=at(CLOSED_ON, 8))
    set_aside(own, officer(county), CLOSED_ON)
    close_year(one=own, by=officer(county), at=at(CLOSED_ON, 10))
    for organ in (county.education, county.water, county.township):
        closed(county, organ)
    made = close_year(one=region, by=officer(county), at=at(CLOSED_ON, 11))
    assert made.record["requests"]["new"]["total"] == 3
    assert list(verify()) == []


def test_a_regions_figure_that_is_no_longer_the_sum_of_its_units_is_found(county: County) -> None:
    own = account(county.government, 2024, own=True)
    open_year(one=own, by=officer(county), at=at(CLOSED_ON, 8))
    set_aside(own, officer(county), CLOSED_ON)
    close_year(one=own, by=officer(county), at=at(CLOSED_ON, 9))
    for organ in (county.office, county.education, county.water, county.township):
        closed(county, organ)
    permit(organ=county.office, year=2024, number="", reason="信件误投", by=county.head, at=at(LATER, 8))
    registered_late(county)
    found = [one for one in compute(account(county.government, 2024)).report.findings if one.rule == "AGG-A"]
    assert {(one.cells[0], one.expected, one.found) for one in found} >= {("requests.new.total", 3, 4)}


def test_a_frozen_version_that_somebody_altered_is_found(county: County) -> None:
    made = closed(county, county.office)
    record = {**made.record, "requests": {**made.record["requests"], "new": {"natural_person": 9, "total": 9}}}
    Version.objects.filter(pk=made.pk).update(record=record)
    assert {one.where for one in verify()} == {"2024 年度第 1 版"}


def test_a_version_that_the_journal_does_not_know_is_found_and_one_taken_away_too(county: County) -> None:
    made = closed(county, county.office)
    Version.objects.filter(pk=made.pk).delete()
    assert [one.found for one in verify()] == ["无"]


def test_a_rule_is_set_aside_by_name_and_with_a_reason_and_holds_again_when_that_is_ended(county: County) -> None:
    one = account(county.office, 2024)
    with pytest.raises(GongkaiError, match="理由"):
        waive(one=one, rule="STR-A", cells=(), reason=" ", by=county.head, at=at(CLOSED_ON))
    with pytest.raises(GongkaiError, match="没有编号"):
        waive(one=one, rule="T9-Z", cells=(), reason="无", by=county.head, at=at(CLOSED_ON))
    with pytest.raises(ForbiddenError):
        waive(one=one, rule="STR-A", cells=(), reason="无", by=county.registrar, at=at(CLOSED_ON))
    made = waive(one=one, rule="STR-A", cells=(), reason="表二另行报送", by=county.head, at=at(CLOSED_ON))
    assert [found.waived for found in compute(one).report.findings] == ["吴丁：表二另行报送"]
    end_waiver(one=one, waiver=made.pk, by=county.head, at=at(LATER))
    assert [found.waived for found in compute(one).report.findings] == [""]
    with pytest.raises(Waiver.DoesNotExist):
        end_waiver(one=one, waiver=made.pk, by=county.head, at=at(LATER))


def test_only_the_reports_own_people_open_and_close_its_books(county: County, yunling: County) -> None:
    one = account(county.office, 2024)
    for stranger in (county.registrar, county.supervisor, county.auditor, yunling.head):
        with pytest.raises(ForbiddenError):
            open_year(one=one, by=stranger, at=at(CLOSED_ON))
        with pytest.raises(ForbiddenError):
            close_year(one=one, by=stranger, at=at(CLOSED_ON))
