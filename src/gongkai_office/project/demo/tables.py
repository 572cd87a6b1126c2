"""The demonstration's own data files, as the rest of it wants them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from gongkai.cases.entries import Applicant, DisputeResult, Forum
from gongkai.cases.years import CARRIED_OVER, PENDING, Row

_FOLDER = Path(__file__).parent / "data"
_RESULTS = (*(result.value for result in DisputeResult), PENDING)


@dataclass(frozen=True, slots=True)
class Figures:
    """The cells of tables three and four without their totals; cells that are nought are left out."""

    requests: dict[Row, int]
    disputes: dict[tuple[Forum, str], int]

    def asked(self) -> list[tuple[Applicant, str]]:
        """Who asked and in which row of table three it ended, once for every request handled or carried over."""
        ends = {row for row, _ in self.requests if "." in row or row in {"granted", "partial", CARRIED_OVER}}
        return [
            (applicant, row) for (row, applicant), number in self.requests.items() if row in ends for _ in range(number)
        ]


@cache
def figures() -> Figures:
    """The figures of 2023."""
    table = tomllib.loads(_text("figures-2023.toml"))
    requests = {
        (row, applicant): number
        for row, numbers in table["requests"].items()
        for applicant, number in zip(Applicant, numbers, strict=False)
        if number
    }
    disputes = {
        (Forum(forum), result): number
        for forum, numbers in table["disputes"].items()
        for result, number in zip(_RESULTS, numbers, strict=False)
        if number
    }
    return Figures(requests, disputes)


class PersonRow(TypedDict):
    """Somebody of an organ: login name, name, roles there, and roles in the county's government besides."""

    login: str
    name: str
    roles: list[str]
    county: list[str]


class OrganRow(TypedDict):
    """An organ; kind and level have defaults, particulars only what differs from the county's."""

    code: str
    name: str
    short: str
    kind: str
    level: str
    particulars: dict[str, str]
    people: list[PersonRow]


class CountyTable(TypedDict):
    """The county: its region, since when it stands and its people hold office, its organs, the government first."""

    region: str
    opened: date
    appointed: date
    particulars: dict[str, str]
    organ: list[OrganRow]


@cache
def county() -> CountyTable:
    """The county as its file lays it out."""
    table: CountyTable = tomllib.loads(_text("county.toml"))  # type: ignore[assignment]  # our own file
    for organ in table["organ"]:
        organ.setdefault("kind", "DEPARTMENT")
        organ.setdefault("level", "county")
        for person in organ["people"]:
            person.setdefault("county", [])
        organ.setdefault("particulars", {})
    return table


class ItemRow(TypedDict):
    """A published item: its organ, the code of its column, title, document number, the day it was formed, its text.

    `attachments` name the papers that come with it.
    """

    organ: str
    column: str
    title: str
    number: str
    formed: date
    genre: str
    body: str
    attachments: list[str]


@cache
def publications() -> list[ItemRow]:
    """What the county has published, as the file lists it."""
    items: list[ItemRow] = tomllib.loads(_text("publications.toml"))["item"]
    for item in items:
        item.setdefault("attachments", [])
    return items


class PaperRow(TypedDict):
    """A paper that comes with a request."""

    title: str
    lines: list[str]


class TextTable(TypedDict):
    """What is asked, who asks, what clerks note."""

    places: list[str]
    surnames: str
    stems: str
    branches: str
    asked: dict[str, list[str]]
    organisations: dict[str, str]
    reasons: dict[str, str]
    letters: dict[str, str]
    notes: dict[str, str]
    papers: dict[str, PaperRow]


@cache
def texts() -> TextTable:
    """The invented texts."""
    table: TextTable = tomllib.loads(_text("texts.toml"))  # type: ignore[assignment]  # our own file
    return table


class TotalRow(TypedDict):
    """What a department counted in a period; a fee's money with its unit."""

    organ: str
    kind: str
    quantity: int
    amount: NotRequired[str]
    last: NotRequired[date]


class QuarterTable(TypedDict):
    """What the land office counts in a quarter."""

    organ: str
    licence: int
    penalty: int
    coercion: int
    fee: str
    payments: int


class WaterTable(TypedDict):
    """What the decisions of the water office are made of."""

    parties: list[str]
    licences: list[str]
    violations: list[list[str]]


class RegisterTable(TypedDict):
    """The registers of the county."""

    sources: dict[str, str]
    total: list[TotalRow]
    quarterly: QuarterTable
    water: WaterTable


@cache
def registers() -> RegisterTable:
    """What the county licensed, punished, enforced and collected."""
    table: RegisterTable = tomllib.loads(_text("registers.toml"))  # type: ignore[assignment]  # our own file
    return table


class WebsiteTable(TypedDict):
    """What is typed into the yearly form of the county's website, and where it is from."""

    source: str
    values: dict[str, str]


class ReportTable(TypedDict):
    """The text of the reports by section: the county's, that of any organ, and next year's as far as it is written."""

    county: dict[str, str]
    unit: dict[str, str]
    next: dict[str, str]
    website: WebsiteTable


@cache
def report_texts() -> ReportTable:
    """The invented texts of the annual reports."""
    table: ReportTable = tomllib.loads(_text("report.toml"))  # type: ignore[assignment]  # our own file
    return table


class DocumentTable(TypedDict):
    """What normative documents are about and what they say."""

    subjects: list[str]
    forms: list[str]
    themes: list[str]
    repeal_reason: str
    cleanup_basis: str
    decision_2023: str
    articles: list[str]
    interpretation: list[str]


@cache
def documents() -> DocumentTable:
    """The invented documents."""
    table: DocumentTable = tomllib.loads(_text("documents.toml"))  # type: ignore[assignment]  # our own file
    return table


def _text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
