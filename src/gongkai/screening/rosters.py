"""Lists of persons: what each column holds, and names that stand beside what the law holds sensitive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from gongkai.screening.fields import Field, header_field
from gongkai.screening.hits import Sort
from gongkai.screening.passages import Listing, Passage
from gongkai.screening.plain import levelled

_HEADER_ROWS = 8
_LEAST = 2
_NAMES = (Field.NAME, Field.CHILD)
_SENSITIVE = {
    Field.HEALTH: Sort.HEALTH,
    Field.HARDSHIP: Sort.HARDSHIP,
    Field.FAMILY: Sort.FAMILY,
    Field.BELIEF: Sort.BELIEF,
}
_PERSONAL = frozenset(
    (
        Field.ID_NUMBER,
        Field.DISABILITY_CARD,
        Field.PASSPORT,
        Field.ACCOUNT,
        Field.HOME,
        Field.HOME_LINE,
        Field.BIRTH,
        Field.BENEFIT,
        *_SENSITIVE,
    )
)
_NUMBERS = re.compile(r"\d{3}")
_NAME = re.compile(r"[\u4e00-\u9fff]{1,4}(?:[·.][\u4e00-\u9fff]{1,8}){0,3}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]")
_ORGANS = re.compile(r"(?:局|公司|中心|委员会|合作社|政府|科|室|处|站|所|学校|银行)$")
_NOTHING = re.compile(r"(?:无|否|健康|良好|正常|一般|未婚|已婚|[-—/\\]+|不详|其他|其它|是|群众|0|\s)*")
_PUPIL = re.compile(r"小学|幼儿园|幼儿|初中|中学|[一二三四五六七八九]年级|初[一二三]|[小中大]班|学前")
_GROWN = re.compile(r"大学|高职|本科|职业技术学院")
_AGE = re.compile(r"\d{1,3}")
_OF_AGE = 18


Fields = tuple[Field | None, ...]


@dataclass(frozen=True)
class Roster:
    """A listing with the meaning of its cells: `cells` row by row, `columns` where it is a list with headings.

    A listing without headings is read as a form: each cell is what the label to its left says.
    """

    listing: Listing
    cells: tuple[Fields, ...]
    columns: Fields = ()

    @cached_property
    def fields(self) -> frozenset[Field]:
        """Everything its cells are said to be."""
        return frozenset(field for row in self.cells for field in row if field)

    @cached_property
    def personal(self) -> bool:
        """Whether it is of persons with something of theirs beside, not a list of offices to call."""
        fields = self.fields
        identified = bool(fields & {*_NAMES, Field.ID_NUMBER})
        contacts = Field.ORGAN in fields or Field.OFFICE_LINE in fields
        beside = _PERSONAL if contacts else _PERSONAL | {Field.PHONE, Field.ADDRESS, Field.CHILD}
        return identified and bool(fields & beside)

    @cached_property
    def sensitive(self) -> bool:
        """Whether a cell holds health, hardship, family or belief."""
        return bool(_SENSITIVE.keys() & self.fields)


@dataclass(frozen=True, slots=True)
class InList:
    """A cell of a list of persons that tells too much by standing there."""

    sort: Sort
    passage: Passage
    doubtful: bool = False


def roster(listing: Listing, before: Roster | None = None) -> Roster:
    """The listing understood; one without headings goes on with the columns of the list before it, or is a form."""
    for index, row in enumerate(listing.rows[:_HEADER_ROWS]):
        fields = _said(row)
        if _is_header(listing, index, fields):
            return _headed(listing, index, _with_upper(listing, index, fields))
    forms = tuple(tuple(_beside(row, column) for column in range(len(row))) for row in listing.rows)
    form = Roster(listing, forms)
    goes_on = before and before.personal and before.columns and before.listing.width == listing.width
    return _with_columns(listing, before.columns, 0) if before and goes_on and not form.personal else form


def in_list(people: Roster) -> Iterator[InList]:
    """Names and sensitive facts, row by row; nothing where the list names nobody."""
    if not people.personal:
        return
    rows = [list(zip(*row, strict=True)) for row in zip(people.cells, people.listing.rows, strict=True)]
    whole = [pair for row in rows for pair in row]
    for row in rows:
        child = _child(row if people.columns else whole)
        for field, passage in row:
            text = levelled(passage.text).strip()
            if field in _NAMES and is_name(text):
                sort = Sort.MINOR if child or field is Field.CHILD else Sort.NAME
                yield InList(sort, passage, doubtful=sort is Sort.NAME and not people.sensitive)
            elif field in _SENSITIVE and not _NOTHING.fullmatch(text):
                yield InList(_SENSITIVE[field], passage)


def is_name(text: str) -> bool:
    """Whether a cell holds a name that is not masked: two to four characters, or parts with a middle dot."""
    plain = re.sub(r"\([^)]*\)", "", text).strip()
    return len(plain) > 1 and bool(_NAME.fullmatch(plain)) and "某" not in plain and not _ORGANS.search(plain)


def _said(row: Sequence[Passage]) -> Fields:
    """What each cell of a row announces."""
    return tuple(header_field(levelled(cell.text)) for cell in row)


def _headed(listing: Listing, index: int, columns: Fields) -> Roster:
    """The list below a heading row, and below further rows of headings that divide its cells."""
    for number, row in enumerate(listing.rows[index + 1 : _HEADER_ROWS], index + 1):
        fields = _said(row)
        if not any(fields) or any(cell.text.strip() and not field for cell, field in zip(row, fields, strict=True)):
            return _with_columns(listing, columns, number)
        columns = tuple(below or above for below, above in zip(fields, columns, strict=True))
    return _with_columns(listing, columns, min(len(listing.rows), _HEADER_ROWS))


def _with_columns(listing: Listing, columns: Fields, header: int) -> Roster:
    """A list whose rows below the headings all hold what the headings say."""
    blank: Fields = (None,) * listing.width
    return Roster(listing, (blank,) * header + (columns,) * (len(listing.rows) - header), columns)


def _beside(row: Sequence[Passage], column: int) -> Field | None:
    """What a cell of a form holds: what the label to its left says."""
    left = next((cell.text for cell in reversed(row[:column]) if cell.text.strip()), "")
    return header_field(levelled(left))


def _is_header(listing: Listing, index: int, fields: Sequence[Field | None]) -> bool:
    """Whether a row heads the rows below it, rather than being a line of a form (label, value, label, value)."""
    row = listing.rows[index]
    known = [column for column, field in enumerate(fields) if field]
    telling = [field for field in fields if field not in (None, Field.OTHER)]
    if len(known) < _LEAST or not telling or any(_NUMBERS.search(cell.text) for cell in row):
        return False
    below = next((row for row in listing.rows[index + 1 :] if any(cell.text.strip() for cell in row)), None)
    if below is None:
        return False
    labels = sum(1 for column in known if header_field(levelled(below[column].text)))
    return labels * 2 <= len(known)


def _with_upper(listing: Listing, index: int, fields: tuple[Field | None, ...]) -> tuple[Field | None, ...]:
    """Columns that the heading row leaves blank, by the row of headings above it."""
    if not index:
        return fields
    upper = _said(listing.rows[index - 1])
    blank = [not cell.text.strip() for cell in listing.rows[index]]
    return tuple(above if empty else field for field, above, empty in zip(fields, upper, blank, strict=True))


def _child(said: Sequence[tuple[Field | None, Passage]]) -> bool:
    """Whether a row or form is of somebody under 18, by age or by school."""
    for field, passage in said:
        if field is Field.AGE and (age := _AGE.match(levelled(passage.text).strip())):
            return int(age[0]) < _OF_AGE
        if field is Field.SCHOOL and _PUPIL.search(passage.text) and not _GROWN.search(passage.text):
            return True
    return False
