"""What the public is given of the registers: published decisions, measures without whom they met, fees collected."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Entry, Form


def out(kind: Kind, on: date) -> QuerySet[Entry]:
    """The lines that are public on a day.

    Licences and penalties once they were published (双公示), while their period runs; of coercion and of fees every
    single line, of which only what names nobody is given.
    """
    rows = Entry.objects.filter(kind=kind, superseded_at=None, standing=True, form=Form.SINGLE)
    if kind.published:
        rows = rows.filter(published_on__lte=on)
    if kind is Kind.PENALTY:
        until = Q(details__publish_until="") | Q(details__publish_until__gte=on.isoformat())
        rows = rows.filter(until | Q(details__publish_until__isnull=True))
    return rows.filter(Q(details__withheld="") | Q(details__withheld__isnull=True)).select_related("item", "organ")
