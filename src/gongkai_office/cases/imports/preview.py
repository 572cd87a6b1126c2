"""What the pages of an import show: its columns with samples, what the rows would become, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from gongkai.cases.procedure import Stage
from gongkai.cases.state import Case
from gongkai.law import clocks
from gongkai.law.outcomes import Outcome
from gongkai_office.cases.commands.append import Ground, ground_of
from gongkai_office.cases.desk.words import APPLICANT_LABELS, outcome_words, stage_words
from gongkai_office.cases.imports.content import Content, content_of
from gongkai_office.cases.imports.fields import Field
from gongkai_office.cases.imports.rows import read, unknown_words
from gongkai_office.cases.imports.trial import tried
from gongkai_office.cases.models import LedgerImport
from gongkai_office.cases.practice import practice_for
from gongkai_office.cases.requesters import shown_name

_SAMPLES, _LOOKED_AT, _LONGEST = 3, 50, 16
_WORDS = 30
_PRIVATE = {
    Field.NAME, Field.IDENTITY_NUMBER, Field.CONTACT_PERSON, Field.PHONE, Field.EMAIL, Field.ADDRESS,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """A column of the file: its place, its heading, and some of what stands in it; who somebody is, is only hinted."""

    place: int
    heading: str
    texts: tuple[str, ...]


def samples(content: Content, columns: Mapping[str, str]) -> list[Sample]:
    """Every column."""
    return [
        Sample(place, heading, tuple(_some(content, place, private=columns.get(str(place)) in _PRIVATE)))
        for place, heading in enumerate(content.headings)
    ]


def _some(content: Content, place: int, *, private: bool) -> Iterator[str]:
    texts = (row.texts[place] for row in content.rows[:_LOOKED_AT] if place < len(row.texts))
    said = (text for text in dict.fromkeys(texts) if text)
    for text in islice(said, _SAMPLES):
        short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
        yield f"{text[:1]}…" if private else short


@dataclass(frozen=True, slots=True)
class Shown:
    """One of the first rows as it would stand in the ledger."""

    row: int
    former_number: str
    name: str
    description: str
    received: date | None
    stage: str
    outcome: str
    due: date | None


def shown(work: LedgerImport, at: datetime, *, most: int = 5) -> list[Shown]:
    """The first rows that have all they need, as they would stand in the ledger."""
    content, ground = content_of(work), ground_of(work.organ)
    found = []
    for number, cells in islice(content.cells(work.columns), _LOOKED_AT):
        plan, _ = read(number, cells, work.words)
        if plan:
            case, faults = tried(plan, work.organ, ground, at)
            if not any(fault.grave for fault in faults):
                due = _due(case, ground)
                name = shown_name(plan.applicant, plan.particulars.name)
                found.append(
                    Shown(
                        number,
                        plan.former_number,
                        name,
                        plan.wanted.description,
                        case.received,
                        case.stage.value,
                        outcome_words(case.outcome or ""),
                        due,
                    )
                )
        if len(found) == most:
            break
    return found


def _due(case: Case, ground: Ground) -> date | None:
    if case.clock is None or case.closed:
        return None
    return clocks.dates(case.clock, ground.calendar, practice_for(case, ground.choices)).reply_due


def unknown(work: LedgerImport) -> list[tuple[Field, str, int]]:
    """The words nobody knows the meaning of, commonest first, with how often they stand in the file."""
    content = content_of(work)
    words = unknown_words([cells for _, cells in content.cells(work.columns)], work.words)
    return [(field, text, number) for field, texts in words.items() for text, number in list(texts.items())[:_WORDS]]


def counts(summary: Mapping[str, Mapping[str, int]]) -> list[tuple[str, list[tuple[str, int]]]]:
    """The check's counts under their headings, in words."""
    stages = {stage_words(stage.name): summary["stages"].get(stage.name, 0) for stage in Stage}
    kinds = {label: summary["applicants"].get(kind.value, 0) for kind, label in APPLICANT_LABELS.items()}
    outcomes = {outcome_words(one): summary["outcomes"].get(one.value, 0) for one in Outcome}
    years = {f"{year} 年": number for year, number in summary["years"].items()}
    tables = (("收到年度", years), ("导入后的阶段", stages), ("申请人类别", kinds), ("处理结果", outcomes))
    return [(name, [(word, number) for word, number in table.items() if number]) for name, table in tables]
