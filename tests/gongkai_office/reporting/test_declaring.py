"""A nought in table two rests on entries or on somebody's word that there was nothing, and says which."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from gongkai.annual.record import Status
from gongkai.errors import GongkaiError
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.registers.commands.enter_total import enter_total, total
from gongkai_office.registers.kinds import Kind
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.close_year import close_year
from gongkai_office.reporting.commands.declare_none import declare_none, take_back
from gongkai_office.reporting.models import Declaration
from gongkai_office.reporting.queries.compute import tables
from gongkai_office.reporting.queries.obstacles import obstacles
from gongkai_office.reporting.verify import verify
from tests.factories.books import CLOSED_ON, officer, opened
from tests.factories.cases import at
from tests.factories.office import County, signed_in

pytestmark = pytest.mark.django_db

ROWS = ("normative_documents", "licences", "penalties", "coercion", "fees")
"""The rows that a county's office may have something in; it makes no rules."""
BOOKS = "/office/reports/qy-office/2024/books/"


def in_the_way(county: County, on: date = CLOSED_ON) -> list[str]:
    return [one.words for one in obstacles(account(county.office, 2024), on)]


def said(county: County, *subjects: str, on: date = CLOSED_ON) -> None:
    for subject in subjects:
        declare_none(one=account(county.office, 2024), subject=subject, by=officer(county), at=at(on, 8))


def licences_entered(county: County) -> None:
    first, last = date(2024, 1, 1), date(2024, 12, 31)
    stated = total(Kind.LICENCE, first=first, last=last, quantity=3, source="办件系统（虚构）")
    enter_total(organ=county.office, statement=stated, by=county.handler, at=at(CLOSED_ON, 9))


def test_what_is_declared_to_be_none_is_nought_and_what_nobody_speaks_of_stays_missing(county: County) -> None:
    said(county, "licences", "fees")
    found = tables(account(county.office, 2024))
    assert [found.value(f"proactive.{cell}") for cell in ("licences.decisions", "fees.amount")] == [0, 0]
    assert found.cell("proactive.fees.amount").unit == "万元"
    assert found.cell("proactive.penalties.decisions").status is Status.MISSING


def test_the_year_stays_open_until_every_row_rests_on_entries_or_a_declaration(county: County) -> None:
    opened(county, county.office)
    bare = [one for one in in_the_way(county) if "也没有零报告" in one]
    assert len(bare) == len(ROWS)
    assert "行政许可：2024 年没有登记，也没有零报告" in bare
    said(county, *ROWS)
    assert in_the_way(county) == []
    made = close_year(one=account(county.office, 2024), by=county.head, at=at(CLOSED_ON, 9))
    assert made.record["verdict"] == "balanced"
    with pytest.raises(GongkaiError, match="已经交账"):
        take_back(one=account(county.office, 2024), subject="fees", by=officer(county), at=at(CLOSED_ON, 10))


def test_a_declaration_of_june_reaches_to_its_day_and_must_be_renewed_for_the_year(county: County) -> None:
    said(county, "coercion", on=date(2024, 6, 28))
    assert "行政强制：零报告只到 2024-06-28" in in_the_way(county)
    said(county, "coercion")
    (standing,) = Declaration.objects.filter(ended_at=None)
    assert standing.through == date(2024, 12, 31)
    with pytest.raises(GongkaiError, match="已经作过零报告"):
        said(county, "coercion")


def test_what_has_entries_cannot_be_declared_empty_and_what_comes_after_contradicts(county: County) -> None:
    said(county, "licences")
    licences_entered(county)
    assert tables(account(county.office, 2024)).value("proactive.licences.decisions") == 3
    assert "行政许可：蒋癸声明没有，登记簿里又有登记" in in_the_way(county)
    take_back(one=account(county.office, 2024), subject="licences", by=officer(county), at=at(CLOSED_ON, 10))
    with pytest.raises(GongkaiError, match="登记簿里已经有行政许可的登记"):
        said(county, "licences")


def test_as_of_a_day_before_it_was_said_nothing_was_said(county: County) -> None:
    said(county, "licences")
    one = account(county.office, 2024, as_of=at(date(2025, 1, 2), 12))
    assert tables(one).cell("proactive.licences.decisions").status is Status.MISSING


def test_each_organ_speaks_for_itself_by_its_own_officer(county: County) -> None:
    for by in (county.handler, county.supervisor):
        with pytest.raises(ForbiddenError):
            declare_none(one=account(county.office, 2024), subject="licences", by=by, at=at(CLOSED_ON))
    with pytest.raises(GongkaiError, match="仅本机关"):
        declare_none(one=account(county.government, 2024), subject="licences", by=officer(county), at=at(CLOSED_ON))


def test_a_nought_opens_the_name_and_the_day_behind_it(county: County) -> None:
    said(county, "licences")
    client = signed_in(Client(), officer(county))
    page = client.get("/office/reports/qy-office/2024/cell/proactive.licences.decisions/").content.decode()
    assert "蒋癸" in page
    assert "2025-01-10 08:00" in page
    sheet = client.get("/office/reports/qy-office/2024/").content.decode()
    assert sheet.count("依据零报告") == 1


def test_the_officer_ticks_what_there_was_none_of(county: County) -> None:
    client = signed_in(Client(), officer(county))
    assert "没有依据" in client.get(BOOKS).content.decode()
    done = client.post(f"{BOOKS}declare/", {"subject": ["penalties", "coercion"]}, follow=True).content.decode()
    assert "已经声明 2 项没有，截至 2024-12-31" in done
    assert "请勾选确实没有的事项" in client.post(f"{BOOKS}declare/", {}).content.decode()
    client.post(f"{BOOKS}take-back/", {"subject": "coercion"})
    assert Declaration.objects.get(ended_at=None).subject == "penalties"


@pytest.mark.parametrize("change", [{"subject": "fees"}, {"ended_at": None, "ended_by": None}])
def test_an_altered_declaration_is_named(county: County, change: dict[str, object]) -> None:
    said(county, "licences")
    take_back(one=account(county.office, 2024), subject="licences", by=officer(county), at=at(CLOSED_ON, 10))
    assert list(verify()) == []
    Declaration.objects.update(**change)
    assert [one.where for one in verify()] == ["2024 年度零报告"]
    Declaration.objects.all().delete()
    assert [one.found for one in verify()] == ["无"]
