"""What the public reads: published reports by organ and year, with their corrections."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai_office.organs.models import Organ
from gongkai_office.reporting.models import Report, Stage


def public_reports(organ: Organ | None = None) -> QuerySet[Report]:
    """The published reports of an organ or of all, the newest year first."""
    rows = Report.objects.filter(stage=Stage.PUBLISHED).select_related("organ").prefetch_related("notices")
    rows = rows.filter(organ=organ) if organ else rows
    return rows.order_by("-year", "-published_at", "pk")


def public_report(organ: Organ, year: int) -> Report | None:
    """The published report of an organ and year; an organ publishes one a year."""
    return public_reports(organ).filter(year=year).first()
