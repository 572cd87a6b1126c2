"""What stands behind a counted field of the website's form, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice
from uuid import UUID

from gongkai_office.clock import day_of
from gongkai_office.normative.models import Interpretation
from gongkai_office.organs.queries import names_on
from gongkai_office.publishing.models import State, Version
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.queries.website import READINGS, RELEASES, interpretations, readings, releases

_MOST = 500


@dataclass(frozen=True, slots=True)
class Row:
    """An item as it was last let out in the year; `index_number` is empty for what the document library only names."""

    title: str
    organ: str
    on: date
    index_number: str
    out: bool


@dataclass(frozen=True, slots=True)
class LetOut:
    """The rows of a page and how many more there are."""

    rows: tuple[Row, ...]
    more: int


def let_out(one: Account, address: str) -> LetOut:
    """The items a field counts, the newest release of each; interpretations of the library where it counts them."""
    rows = releases(one).filter(RELEASES[address]) if address in RELEASES else Version.objects.none()
    newest: dict[UUID, Version] = {}
    for row in rows.defer("body").select_related("item", "organ").iterator(_MOST):
        newest.setdefault(row.item_id, row)
        if len(newest) > _MOST:
            break
    linked = list(interpretations(one).select_related("document__organ")) if address == "readings.materials" else []
    read = list(
        readings(one).filter(form__in=READINGS.get(address, ())).select_related("organ").order_by("-published_on")
    )
    organs = (
        {row.organ for row in newest.values()} | {row.document.organ for row in linked} | {row.organ for row in read}
    )
    names = names_on(organs, one.last)
    items = (_row(row, names[row.organ_id]) for row in islice(newest.values(), _MOST))
    links = [Row(str(row.details["title"]), names[row.document.organ_id], row.on, "", out=False) for row in linked]
    links += [_reading(row, names[row.organ_id]) for row in read]
    more = rows.order_by().values("item").distinct().count() - _MOST if len(newest) > _MOST else 0
    return LetOut((*items, *links), more)


def _reading(row: Interpretation, organ: str) -> Row:
    return Row(f"{row.title}（{row.get_form_display()}）", organ, row.published_on or day_of(row.at), "", out=False)


def _row(row: Version, organ: str) -> Row:
    on = day_of(row.published_at or row.edited_at)
    return Row(row.title, organ, on, row.item.index_number, out=row.state == State.PUBLISHED)
