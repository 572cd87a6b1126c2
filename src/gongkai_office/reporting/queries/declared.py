"""What organs declared to have had none of (零报告)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from gongkai.annual.forms import FORMS, FormCode, ProactiveRow
from gongkai_office.reporting.models import Declaration


def subjects(form: FormCode) -> Mapping[str, ProactiveRow]:
    """The rows of table two, each of which can be declared empty."""
    return {row.key: row for block in FORMS[form].proactive for row in block.rows}


def addresses_of(row: ProactiveRow) -> tuple[str, ...]:
    """The cells of a row."""
    return tuple(f"proactive.{row.key}.{field}" for field in row.fields)


def declarations(organs: Iterable[UUID], year: int, as_of: datetime | None = None) -> QuerySet[Declaration]:
    """The declarations of some organs that stood at an instant, None being now."""
    rows = Declaration.objects.filter(organ__in=list(organs), year=year).select_related("by", "organ")
    if as_of is None:
        return rows.filter(ended_at=None)
    return rows.filter(Q(ended_at=None) | Q(ended_at__gt=as_of), at__lte=as_of)
