"""The entries of a case as a story: what, on which day, by whom, with which words; voided ones stay and say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from gongkai.cases.entries import Answering, Detail, Draft, EntryKind, Filing, Receipt, Role, Ruling, Until, Voiding
from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.accounts.queries import called
from gongkai_office.cases import ledger
from gongkai_office.cases.desk.words import APPLICANT_LABELS, FORUM_LABELS, RESULT_LABELS, outcome_words
from gongkai_office.cases.models import Entry
from gongkai_office.cases.policies import PAPER, PUBLIC

_NOBODY = {PUBLIC: "申请人", SYSTEM: "系统", **{f"{PAPER}{role.name.lower()}": "（原台账）" for role in Role}}


@dataclass(frozen=True, slots=True)
class Event:
    """One entry as it is told. `who` is the name with the role in which they acted."""

    id: UUID
    what: str
    on: date
    at: datetime
    who: str
    particulars: str
    note: str
    voided: bool


def timeline(rows: Iterable[Entry]) -> tuple[Event, ...]:
    """The entries in the order written down."""
    kept = sorted(rows, key=lambda row: row.sequence)
    names, dead = names_of(row.by for row in kept), _voided(kept)
    return tuple(_event(row, names, voided=str(row.pk) in dead) for row in kept)


def names_of(authors: Iterable[str]) -> dict[str, str]:
    """What those who act are called, by how entries and journal name them."""
    return _NOBODY | called(authors)


def _event(row: Entry, names: Mapping[str, str], *, voided: bool) -> Event:
    kind, role = EntryKind(row.kind), Role[row.role]
    name = names.get(row.by, row.by)
    who = name if name in (role.value, _NOBODY[SYSTEM]) else f"{role.value} {name}"
    particulars = _particulars(ledger.detail(kind, row.detail))
    return Event(row.pk, kind.label, row.on, row.at, who, particulars, row.note, voided)


def _particulars(detail: Detail | None) -> str:
    match detail:
        case Receipt(channel, applicant):
            return f"{channel.label}，{APPLICANT_LABELS[applicant]}"
        case Draft(outcome):
            return f"拟作出：{outcome_words(outcome)}"
        case Filing(dispute, forum):
            return f"{FORUM_LABELS[forum]}，案号 {dispute}"
        case Ruling(dispute, result):
            return f"案号 {dispute}，{RESULT_LABELS[result]}"
        case Until(day):
            return f"答复的最后一天：{day.isoformat()}"
        case Answering(asked):
            return f"答复 {asked.isoformat()} 的征求"
        case Voiding(_, reason):
            return f"理由：{reason}"
    return ""


def _voided(rows: list[Entry]) -> set[str]:
    """The ids of entries that later ones void; a voiding entry can be voided itself."""
    dead: set[str] = set()
    for row in reversed(rows):
        if row.kind == EntryKind.VOIDED and row.detail and str(row.pk) not in dead:
            dead.add(row.detail["entry"])
    return dead
