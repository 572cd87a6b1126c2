"""What a document and its ledger are called on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gongkai_office.accounts.queries import called
from gongkai_office.normative.acts import STATE_MARKS, Act, Relation
from gongkai_office.normative.ledger import review_by, standing, state_on
from gongkai_office.normative.models import Document, Entry
from gongkai_office.organs.queries import names_on

_CARD = {"index": "索引号", "theme": "主题分类", "keywords": "关键词", "drafter": "起草单位", "phone": "咨询电话"}


@dataclass(frozen=True, slots=True)
class Row:
    """A document as a line of a list."""

    document: Document
    state: str
    mark: str
    organ: str
    due: date | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the record card."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A line of a document's history."""

    entry: Entry
    act: str
    who: str
    notes: tuple[str, ...]
    dead: bool
    may_void: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Something a document is linked with."""

    relation: str
    title: str
    address: str
    entry: UUID


def rows_of(documents: Iterable[Document], on: date) -> list[Row]:
    """The lines of a page."""
    kept = list(documents)
    names = names_on({one.organ for one in kept}, on)
    return [row_of(one, on, names[one.organ_id]) for one in kept]


def row_of(document: Document, on: date, organ: str) -> Row:
    """One line."""
    state = state_on(document, on)
    return Row(document, state.value, STATE_MARKS[state], organ, review_by(document) if state.in_force else None)


def facts_of(document: Document, organ: str) -> list[Fact]:
    """The record card, in the order of live catalogues."""
    until = document.until.isoformat() if document.until else "未规定"
    told = [
        Fact("发文机关", organ),
        Fact("发文字号", document.number),
        Fact("统一登记号", document.registration),
        Fact("制发日期", document.issued.isoformat()),
        Fact("施行日期", document.in_force_from.isoformat()),
        Fact("有效期至", until),
        Fact("备案日期", document.filed.isoformat() if document.filed else "尚未备案"),
        *(Fact(label, document.details.get(key, "")) for key, label in _CARD.items()),
    ]
    return [fact for fact in told if fact.text]


def history_of(document: Document) -> list[Told]:
    """What happened to a document, oldest first."""
    lines = list(document.entries.select_related("cause").order_by("sequence"))
    alive = {line.pk for line in standing(lines)}
    people = called(line.by for line in lines)
    return [
        Told(
            line,
            Act(line.act).label,
            people.get(line.by, "系统"),
            tuple(_notes(line)),
            dead=line.act != Act.VOIDED and line.pk not in alive,
            may_void=line.pk in alive and line.act not in (Act.TEXT, Act.PUBLISHED),
        )
        for line in lines
    ]


def links_of(document: Document) -> list[Link]:
    """What a document is linked with now."""
    lines = [line for line in standing(document.entries.all()) if line.act == Act.LINKED]
    return [
        Link(Relation(line.details["relation"]).label, line.details["title"], line.details["address"], line.pk)
        for line in lines
    ]


def _notes(line: Entry) -> list[str]:
    """What a line says beside its act and day."""
    told = [
        f"发文字号 {line.number}" if line.number else "",
        f"标题 {line.title}" if line.title and line.act in (Act.AMENDED, Act.DESCRIBED) else "",
        f"自 {line.effective.isoformat()} 起施行" if line.effective and line.effective != line.on else "",
        f"有效期至 {line.until.isoformat()}" if line.until else "",
        f"依据 {line.basis}" if line.basis else "",
        "以新文号重新印发" if line.new_number else "",
        f"第 {line.details['ordinal']} 版" if line.act in (Act.TEXT, Act.PUBLISHED) else "",
        f"{line.details['to']} {line.details['number']}".strip() if line.act == Act.FILED else "",
        f"{Relation(line.details['relation']).label}：{line.details['title']}" if line.act == Act.LINKED else "",
    ]
    return [note for note in told if note]
