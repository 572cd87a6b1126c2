"""What the public reads: published reports by organ and year, with their corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai_office.organs.models import Organ
from gongkai_office.reporting.models import Report, Stage


def public_reports(organ: Organ | None = None) -> QuerySet[Report]:
    """The published reports of an organ or of all, the newest year first."""
    rows = Report.objects.filter(stage=Stage.PUBLISHED).select_related("organ").prefetch_related("notices")
    rows = rows.filter(organ=organ) if organ else rows
    return rows.order_by("-year", "own", "-published_at", "pk")


def public_report(organ: Organ, year: int, *, own: bool = False) -> Report | None:
    """The published report of an organ and year: with all organs below it, else its own; with `own` its own alone."""
    rows = public_reports(organ).filter(year=year)
    return rows.filter(own=True).first() if own else rows.first()


@dataclass(frozen=True, slots=True)
class Shown:
    """A published report on a list: whose figures it states in words, and whether it is the own one of two."""

    report: Report
    reach: str
    apart: bool


def shown(reports: Iterable[Report]) -> list[Shown]:
    """The reports with their reach; an organ without others below it has but one, and no words for it."""
    rows = list(reports)
    parted = set(Organ.objects.filter(parent__in={row.organ_id for row in rows}).values_list("parent", flat=True))
    return [_shown(row, parted=row.organ_id in parted) for row in rows]


def _shown(row: Report, *, parted: bool) -> Shown:
    if not row.own:
        return Shown(row, "含所属机关", apart=False)
    return Shown(row, "仅本机关" if parted else "", apart=parted)
