"""The annual report as a record: every cell with its value, what was printed, and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from gongkai.annual.forms import FORMS, Form, FormCode
from gongkai.findings import Finding

Value = int | Decimal | None


class Status(StrEnum):
    """How far a cell's value may be relied on."""

    READ = "read"  # printed so
    BLANK = "blank"  # the cell is there and empty; not zero
    MISSING = "missing"  # the document does not have this cell
    REPAIRED = "repaired"  # the print was damaged and exactly one value fits every equation it stands in
    DOUBTFUL = "doubtful"  # read, but not to be relied on


class Verdict(StrEnum):
    """What can be said of a report as a whole."""

    BALANCED = "balanced"
    UNBALANCED = "unbalanced"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in its file. Pages, tables, rows, columns and lines count from 1.

    `box` is left, top, right, bottom in points from the page's upper left corner; only PDF and scans have it.
    `start` and `end` are offsets into the narrative or plain text, where there is one.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    sheet: str | None = None
    start: int | None = None
    end: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value (count or money; None where blank or missing), its status, its print, its place.

    `text` is what was printed, to the letter; for a repaired cell, the damaged print.
    `unit` is `万元` or `元` for money, else empty.
    """

    value: Value = None
    status: Status = Status.MISSING
    text: str = ""
    where: Place | None = None
    unit: str = ""

    @property
    def certain(self) -> bool:
        """Whether a rule may rest on this cell's value."""
        return self.value is not None and self.status in (Status.READ, Status.REPAIRED)


MISSING = Cell()


@dataclass(frozen=True, slots=True)
class Contact:
    """The contact block of a report; an empty text where the report does not say."""

    office: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """An annual report, computed from ledgers or read from a file: the same record, the same rules.

    `cells` maps every address of the form to its cell; an absent address is a missing cell.
    `narrative` maps section numbers "0" (preamble) to "6" to their prose, as printed.
    `headings` maps section numbers to the headings as printed.
    `notes` are plain Chinese sentences about what could not be read, or what the file is instead of a report.
    """

    organ: str = ""
    year: int | None = None
    form: FormCode | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict)
    narrative: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    published_on: date | None = None
    signed_on: date | None = None
    period: tuple[date, date] | None = None
    contact: Contact = Contact()
    file: str = ""
    sha256: str = ""
    container: str = ""
    notes: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    def cell(self, address: str) -> Cell:
        """The cell at an address; a missing cell where the report does not have it."""
        return self.cells.get(address, MISSING)

    def value(self, address: str) -> Value:
        """The value at an address if it may be relied on, else None."""
        cell = self.cells.get(address, MISSING)
        return cell.value if cell.certain else None

    @property
    def layout(self) -> Form | None:
        """The form's tables, or None for a report without statutory tables."""
        return FORMS.get(self.form) if self.form else None

    def addressed(self) -> Iterator[tuple[str, Cell]]:
        """Every cell of the form in printed order, missing ones included."""
        if self.layout:
            for address in self.layout.addresses:
                yield address, self.cell(address)
