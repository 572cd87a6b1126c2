"""A letter as it stands on the official page: what is printed, in order, for the Word and the PDF writer alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from gongkai.documents.letters import Block, Form, Letter, Listing, numbered, signed_below
from gongkai.documents.letters.wording import day
from gongkai.documents.writers.wording import printable, text_width

TEXT_WIDTH, CHARACTER = 442.2, 16.0
"""Points: the text block of 156 mm, and one character of the body."""

_LABEL_SHARE, _TITLE_WIDTH, _SIGNATURE_GAP = 0.3, 36, 4
_DRAFT = "（草稿，签发时编号）"


@dataclass(frozen=True, slots=True)
class LaidForm:
    """A table: its header (empty where labels stand at the left), rows of lines, widths in points."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Organ above date, both centred on the date, which ends four characters before the margin (GB/T 9704, 7.3.5).

    `left` and `right` are the margins in points between which the two lines are centred.
    """

    lines: tuple[str, str]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class LaidSlip:
    """The reply slip: its title, the organ it goes back to, the sentence before its form."""

    title: str
    addressee: str
    opening: str
    form: LaidForm


@dataclass(frozen=True, slots=True)
class LaidLetter:
    """Everything that is printed. `body` is paragraphs (text) and forms, in order."""

    title: str
    organ: str
    title_lines: tuple[str, ...]
    number: str
    addressee: str
    body: tuple[str | LaidForm, ...]
    enclosed: tuple[str, ...]
    signature: Signature | None
    slip: LaidSlip | None
    dated: datetime


def lay(letter: Letter) -> LaidLetter:
    """Lay a letter out; a draft says in the place of its number that it is one."""
    organ, title = printable(letter.organ), printable(letter.title)
    full = organ + title
    return LaidLetter(
        title=full,
        organ=organ,
        title_lines=(full,) if text_width(full) <= _TITLE_WIDTH else (organ, title),
        number=_number(letter),
        addressee=f"{printable(letter.addressee)}：" if letter.addressee else "",
        body=tuple(part for block in letter.blocks for part in _body(block, title)),
        enclosed=_enclosed(letter),
        signature=_signature(organ, day(letter.dated)) if signed_below(letter) else None,
        slip=_slip(letter),
        dated=datetime(letter.dated.year, letter.dated.month, letter.dated.day, tzinfo=UTC),
    )


def _number(letter: Letter) -> str:
    if letter.number:
        return printable(str(letter.number))
    return _DRAFT if numbered(letter) else ""


def _body(block: Block, title: str) -> Iterator[str | LaidForm]:
    if isinstance(block, Form):
        yield _form(block, title)
    elif isinstance(block, Listing):
        for number, item in enumerate(block.items, 1):
            yield f"{number}．{printable(item)}"
    else:
        yield from filter(None, map(printable, block.text.splitlines()))


def _form(form: Form, title: str) -> LaidForm:
    columns = len(form.header or form.rows[0])
    shares = (1 / columns,) * columns if form.header else (_LABEL_SHARE, 1 - _LABEL_SHARE)
    rows = tuple(tuple(tuple(map(printable, cell.split("\n"))) for cell in row) for row in form.rows)
    return LaidForm(title, form.header, rows, tuple(TEXT_WIDTH * share for share in shares))


def _enclosed(letter: Letter) -> tuple[str, ...]:
    """The note of attachments: one stands without a number, several are numbered."""
    names = tuple(map(printable, letter.enclosed))
    if len(names) == 1:
        return (f"附件：{names[0]}",)
    return tuple(f"{'附件：' if number == 1 else '　　　'}{number}．{name}" for number, name in enumerate(names, 1))


def _signature(organ: str, on: str) -> Signature:
    """Between its margins the wider of both lines just fits, and the date ends four characters before the edge."""
    half = CHARACTER / 2
    date_width, width = text_width(on) * half, max(text_width(organ), text_width(on)) * half
    right = max(0.0, _SIGNATURE_GAP * CHARACTER - (width - date_width) / 2)
    return Signature((organ, on), max(0.0, TEXT_WIDTH - right - width - half), max(0.0, right - half))


def _slip(letter: Letter) -> LaidSlip | None:
    if not letter.slip:
        return None
    number = f"（{letter.number}）" if letter.number else ""
    opening = printable(f"《{letter.title}》{number}收悉，现提出意见如下：")
    form = _form(letter.slip.form, letter.slip.title)
    return LaidSlip(letter.slip.title, f"{printable(letter.organ)}：", opening, form)
