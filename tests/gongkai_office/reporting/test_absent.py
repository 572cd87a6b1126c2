"""A unit outside the system that never hands in: the region closes openly without it, by two people, after the day."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client

from gongkai.errors import GongkaiError
from gongkai_office import clock
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.close_year import ClosingError
from gongkai_office.reporting.commands.reports.deadline import remind
from gongkai_office.reporting.commands.rollup.absent import agree_absent, declare_absent, end_absent
from gongkai_office.reporting.commands.write_text import write_text
from gongkai_office.reporting.models import Absence
from gongkai_office.reporting.queries.compute import compute, tables
from gongkai_office.reporting.queries.obstacles import Weight, obstacles
from gongkai_office.reporting.queries.statement import scope
from gongkai_office.reporting.queries.written import written
from gongkai_office.reporting.verify import verify
from tests.factories.books import closed, closed_account, officer
from tests.factories.cases import at
from tests.factories.office import County, signed_in
from tests.factories.outside import handed_in, published_report

pytestmark = pytest.mark.django_db
LAST, FEBRUARY, LATE = date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 5)
"""The last day of the town (Art. 49), the day after it, and when the tests declare it absent."""
REASON = "经两次催报仍未报送"
NEW = "requests.new.total"
PAGE = "/office/reports/qy/2024/units/"


def absent(county: County, *, day: date = LATE, reason: str = REASON) -> Absence:
    one = account(county.government, 2024)
    return declare_absent(one=one, unit=county.township.pk, reason=reason, by=officer(county), at=at(day, 9))


def agreed(county: County, row: Absence) -> Absence:
    one = account(county.government, 2024)
    return agree_absent(one=one, absence=row.pk, by=county.supervisor, at=at(LATE, 10))


def all_but_the_township(county: County) -> None:
    for unit in (county.office, county.education, county.water):
        closed(county, unit)
    closed_account(county, account(county.government, 2024, own=True), day=date(2025, 1, 15))


def test_no_unit_is_absent_before_its_last_day(county: County) -> None:
    with pytest.raises(GongkaiError, match="2025-01-31，期满以后才能申明缺报"):
        absent(county, day=LAST)
    with pytest.raises(GongkaiError, match="请写明缺报的原因"):
        absent(county, day=FEBRUARY, reason=" ")
    absent(county, day=FEBRUARY)


def test_a_unit_whose_books_are_here_or_that_handed_in_is_not_absent(county: County) -> None:
    by, one = officer(county), account(county.government, 2024)
    handed_in(county.township, by, published_report(granted__natural_person=2))
    with pytest.raises(GongkaiError, match="已经报送"):
        absent(county)
    with pytest.raises(GongkaiError, match="报告由系统推算"):
        declare_absent(one=one, unit=county.office.pk, reason=REASON, by=by, at=at(LATE))


def test_the_region_closes_without_it_only_when_another_agreed_and_says_so(county: County) -> None:
    all_but_the_township(county)
    one, gone = account(county.government, 2024), account(county.township, 2024)
    for hour in (9, 15):
        remind(one=gone, words="请报送", by=county.supervisor, at=at(FEBRUARY, hour))
    row = absent(county)
    with pytest.raises(ClosingError) as refused:
        closed_account(county, one, day=LATE)
    assert any("清源县白石镇人民政府" in each.words for each in refused.value.obstacles)
    with pytest.raises(ForbiddenError):
        agree_absent(one=one, absence=row.pk, by=officer(county), at=at(LATE))
    agreed(county, row)
    (told,) = [each for each in obstacles(one, LATE) if each.page == "units"]
    assert (told.weight, told.words) == (Weight.REASON, "没有报送、申明缺报的单位：清源县白石镇人民政府")
    frozen = closed_account(county, one, day=date(2025, 2, 6), reason="白石镇缺报")
    words = "没有报送2024年度报告（催报 2 次，2025-02-05 核准），本报告不含它的数字：经两次催报仍未报送。"
    assert f"清源县白石镇人民政府{words}" in frozen.record["notes"]
    assert not [one for one in compute(one).report.findings if one.rule.startswith("AGG")]
    assert list(verify()) == []


def test_what_it_hands_in_afterwards_takes_its_place(county: County) -> None:
    one = account(county.government, 2024)
    agreed(county, absent(county))
    assert tables(one).value(NEW) == 3
    assert "清源县白石镇人民政府没有报送" in scope(one)
    handed_in(county.township, officer(county), published_report(granted__natural_person=2))
    assert tables(one).value(NEW) == 5
    assert "没有报送" not in scope(one)


def test_an_absence_is_taken_back_and_the_unit_waited_for_again(county: County) -> None:
    one, row = account(county.government, 2024), absent(county)
    agreed(county, row)
    end_absent(one=one, absence=row.pk, by=officer(county), at=at(LATE, 11))
    assert "没有报送" not in scope(one)
    assert absent(county, day=date(2025, 2, 6)).pk != row.pk


def test_section_six_says_whose_figures_they_are_and_cannot_go_stale(county: County) -> None:
    one = account(county.government, 2024)
    agreed(county, absent(county))
    draft = write_text(one=one, sections={"6": "{{汇总范围}}"}, base=0, by=officer(county), at=at(LATE, 11))
    assert draft.sections["6"] == "{{scope}}"
    said = written(one, draft.sections).report.narrative["6"]
    for words in ("本报告的数字包括本机关和", "清源县教育局", "清源县白石镇人民政府没有报送"):
        assert words in said
    handed_in(county.township, officer(county), published_report(granted__natural_person=2))
    now = written(one, draft.sections).report.narrative["6"]
    assert "其中清源县白石镇人民政府没有在本系统记账，数字取自其报送并经逐格核对的报告。" in now
    assert written(account(county.office, 2024), draft.sections).unknown == ["汇总范围"], "it has no units"


def test_it_is_declared_agreed_to_and_taken_back_on_the_page(county: County, monkeypatch: pytest.MonkeyPatch) -> None:
    noon = at(LATE, 12)
    stub = type("Stopped", (datetime,), {"now": classmethod(lambda _cls, _zone=None: noon)})
    monkeypatch.setattr(clock, "datetime", stub)
    theirs, mine = signed_in(Client(), county.supervisor), signed_in(Client(), officer(county))
    assert "申明一个单位缺报" in mine.get(PAGE).content.decode()
    said = {"key": county.township.pk, "reason": REASON}
    assert "已经申明缺报" in mine.post(f"{PAGE}absent/", said, follow=True).content.decode()
    key = {"key": Absence.objects.get().pk}
    assert "待核准" in theirs.get(PAGE).content.decode()
    assert mine.post(f"{PAGE}agree-absent/", key).status_code in {403, 422}
    assert "已经核准" in theirs.post(f"{PAGE}agree-absent/", key, follow=True).content.decode()
    assert "缺报，不计入" in mine.get(PAGE).content.decode()
    text = mine.get("/office/reports/qy/2024/text/").content.decode()
    assert "清源县白石镇人民政府没有报送" in text, "section six offers the sentence"
    assert "申明已经撤回" in mine.post(f"{PAGE}end-absent/", key, follow=True).content.decode()
