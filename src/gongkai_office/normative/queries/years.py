"""Table two from the document library: issued, repealed, valid, by the law's fold, as of any instant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db.models import Q

from gongkai.law.organs import OrganKind
from gongkai.law.practice import DEFAULT, Practice
from gongkai.law.validity import DocumentEvent, YearCounts, may_issue_rules, year_counts
from gongkai_office.normative.acts import EVENTS, Act, Kind
from gongkai_office.normative.models import Document, Entry
from gongkai_office.organs.models import Organ

COLUMNS = ("issued", "repealed", "valid")
"""The three cells of each kind, as table two prints them."""

_Key = tuple[Kind, UUID, UUID]  # kind, organ, document


@dataclass(frozen=True, slots=True)
class Total:
    """A cell: its number, and the organs that have documents of the kind registered at all."""

    quantity: int
    organs: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Behind:
    """A document behind a cell, and how often it counts there (twice where it was issued and issued anew)."""

    document: Document
    times: int


def totals(
    organs: Iterable[UUID], year: int, as_of: datetime | None = None, practice: Practice = DEFAULT
) -> Mapping[str, Total]:
    """The cells of table two by their address (`proactive.normative_documents.issued` and so on).

    A kind of which nobody registered any document has no cells, for what nobody entered is not nought; but rules are
    nought where none of the organs may make any. `as_of` counts what was entered by that instant; None is now.
    """
    keys = list(organs)
    cells: dict[str, Total] = {}
    ledgers = _ledgers(keys, as_of)
    for kind in Kind:
        mine = {key: ledger for key, ledger in ledgers.items() if key[0] is kind}
        if not mine and not (kind is Kind.RULES and _none_may_make_rules(keys)):
            continue
        counts = year_counts(mine.values(), year, practice)
        told = frozenset(organ for _, organ, _ in mine)
        cells |= {cell(kind, column): Total(getattr(counts, column), told) for column in COLUMNS}
    return cells


def balance(
    organs: Iterable[UUID], year: int, kind: Kind, as_of: datetime | None = None, practice: Practice = DEFAULT
) -> YearCounts:
    """All counts of a kind, the lapsed ones among them, that carry one year's valid documents over to the next."""
    ledgers = _ledgers(list(organs), as_of)
    return year_counts([ledger for key, ledger in ledgers.items() if key[0] is kind], year, practice)


def counted(
    organs: Iterable[UUID], year: int, address: str, as_of: datetime | None = None, practice: Practice = DEFAULT
) -> Sequence[Behind]:
    """The documents behind a cell, newest first; their `times` add up to it. Raises KeyError for no cell."""
    kind, column = _CELLS[address]
    found = {
        key[2]: getattr(year_counts([ledger], year, practice), column)
        for key, ledger in _ledgers(list(organs), as_of).items()
        if key[0] is kind
    }
    times = {key: number for key, number in found.items() if number}
    rows = Document.objects.filter(pk__in=times).select_related("organ").order_by("-issued", "-pk")
    return [Behind(row, times[row.pk]) for row in rows]


def cell(kind: Kind, column: str) -> str:
    """The address of a cell in the annual record."""
    return f"proactive.{kind.value}.{column}"


_CELLS = {cell(kind, column): (kind, column) for kind in Kind for column in COLUMNS}


def _ledgers(organs: Sequence[UUID], as_of: datetime | None) -> dict[_Key, list[DocumentEvent]]:
    """The events of every document that is registered and not void, as of an instant, in one query."""
    lines = Entry.objects.filter(Q(act__in=[*EVENTS, Act.VOIDED]), document__organ__in=organs)
    if as_of:
        lines = lines.filter(at__lte=as_of)
    rows = lines.order_by("document", "sequence").values_list(
        "document", "document__organ", "document__kind", "pk", "act", "on", "effective", "until", "new_number", "voids"
    )
    found: dict[_Key, list[DocumentEvent]] = {}
    for (document, organ, kind), group in groupby(rows.iterator(5_000), key=lambda row: row[:3]):
        entries = list(group)
        dead = {row[9] for row in entries}
        alive = [row for row in entries if row[3] not in dead and row[4] != Act.VOIDED]
        if any(row[4] == Act.ISSUED for row in alive):
            found[Kind(kind), organ, document] = [DocumentEvent(EVENTS[row[4]], *row[5:9]) for row in alive]
    return found


def _none_may_make_rules(organs: Sequence[UUID]) -> bool:
    kinds = Organ.objects.filter(pk__in=organs).values_list("kind", flat=True).distinct()
    return not any(may_issue_rules(OrganKind[kind]) for kind in kinds)
