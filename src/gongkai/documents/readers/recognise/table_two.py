"""Table two: proactive disclosure, in either form, from runs of cells to cells of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from gongkai.annual.forms import FORMS, MONEY, FormCode
from gongkai.annual.record import Cell, Status
from gongkai.documents.readers.recognise.glued import cuts
from gongkai.documents.readers.recognise.labels import Label, bigrams, nearness, proactive_labels
from gongkai.documents.readers.recognise.normalise import compact
from gongkai.documents.readers.recognise.pieces import Run, Slot, Source
from gongkai.documents.readers.recognise.prints import Kind, cell_of, read_print

_ANCHORS = ("第二十条第一项", "制发件数", "新制作数量")
_ONLY_2021 = ("本年制发件数", "本年废止件数", "现行有效件数", "本年收费金额", "本年处理决定数量")
_ONLY_2019 = (
    "本年新制作数量",
    "本年新公开数量",
    "对外公开总数量",
    "上一年项目数量",
    "采购项目数量",
    "其他对外管理服务事项",
)
_NEAR = 0.6
_SIGNED = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")
_HEADER_UNIT = re.compile(r"单位(万元|元)")


@dataclass(frozen=True, slots=True)
class Proactive:
    """What table two says; `form` is None where nothing tells it, `opened` is true where its headers stand."""

    cells: dict[str, Cell] = field(default_factory=dict)
    form: FormCode | None = None
    first: int = -1
    last: int = -1
    opened: bool = False

    @property
    def settled(self) -> int:
        """How many cells are read."""
        return sum(cell.status is Status.READ for cell in self.cells.values())

    @property
    def complete(self) -> bool:
        """Whether every cell of the form is there and none is doubtful."""
        whole = self.form is not None and len(self.cells) == len(FORMS[self.form].proactive_addresses)
        return whole and all(cell.status is not Status.DOUBTFUL for cell in self.cells.values())


def read_proactive(
    listed: Sequence[tuple[str, Run]], *, words: str, fallback: FormCode, forced: FormCode | None = None
) -> Proactive:
    """Read table two from the runs before table three.

    `words` are the letters of that part of the document, for the headers. The rows are read from the last
    opening words of the table on; rows that stand before them only fill gaps. The form is the one the headers
    tell, else `fallback`; `forced` overrides both.
    """
    starts = _starts(listed)
    form = forced or _form(words)
    if not starts:
        return Proactive(form=form)
    form = form or fallback
    fields = _fields(form)
    found = _rows(listed[starts[-1] :], starts[-1], fields, words)
    found = {**_rows(listed[starts[0] :], starts[0], fields, words), **found} if len(found) < len(fields) else found
    return Proactive(
        {
            f"proactive.{key}.{name}": cell
            for key, (_, cells) in found.items()
            for name, cell in zip(fields[key], cells, strict=True)
        },
        form,
        min((position for position, _ in found.values()), default=-1),
        max((position for position, _ in found.values()), default=-1),
        any(header in words for header in (*_ANCHORS, *_ONLY_2021, *_ONLY_2019)),
    )


def _rows(
    listed: Sequence[tuple[str, Run]],
    first: int,
    fields: dict[str, tuple[str, ...]],
    words: str,
) -> dict[str, tuple[int, tuple[Cell, ...]]]:
    """Every labelled row from a position on, with its position."""
    found: dict[str, tuple[int, tuple[Cell, ...]]] = {}
    for position, (before, run) in enumerate(listed, first):
        key = _key(before, run)
        if key in fields and not run.empty:
            found[key] = _better(found.get(key), (position, _cells(run, key, fields[key], words)))
        elif key in fields and run.exact:
            found.setdefault(key, (position, _cells(run, key, fields[key], words)))
    return found


def _starts(listed: Sequence[tuple[str, Run]]) -> list[int]:
    """Runs that can be the table's first: those with its opening words before them, else labelled rows."""
    opened = [position for position, (before, _) in enumerate(listed) if any(anchor in before for anchor in _ANCHORS)]
    return (
        opened
        or [
            position
            for position, (before, run) in enumerate(listed)
            if run.source is Source.TABLE and _key(before, run)
        ][:1]
    )


def _form(words: str) -> FormCode | None:
    """The form by its headers."""
    new = sum(header in words for header in _ONLY_2021)
    old = sum(header in words for header in _ONLY_2019)
    if new == old:
        return None
    return FormCode.Y2021 if new > old else FormCode.Y2019


def _fields(form: FormCode) -> dict[str, tuple[str, ...]]:
    return {row.key: row.fields for block in FORMS[form].proactive for row in block.rows}


def _key(before: str, run: Run) -> str:
    """The row whose label stands beside a run or ends just before it; the longest that fits."""
    ending = [label for label in proactive_labels() if (run.own or before).endswith(label.letters)]
    if ending:
        return max(ending, key=lambda label: len(label.letters)).key
    return _nearest(run.own) if run.own else ""


def _nearest(text: str) -> str:
    grams = bigrams(text)
    best = max(proactive_labels(), key=lambda label: nearness(label, grams))
    return best.key if _distinct(best, grams) else ""


def _distinct(best: Label, grams: frozenset[str]) -> bool:
    own = nearness(best, grams)
    return own >= _NEAR and all(nearness(label, grams) < own for label in proactive_labels() if label.key != best.key)


def _better(
    one: tuple[int, tuple[Cell, ...]] | None, other: tuple[int, tuple[Cell, ...]]
) -> tuple[int, tuple[Cell, ...]]:
    """Of two printings of a row the one that is read; where both are and differ, neither is relied on."""
    if one is None:
        return other
    reads = [all(cell.status is not Status.DOUBTFUL for cell in cells) for _, cells in (one, other)]
    if all(reads) and [cell.value for cell in one[1]] != [cell.value for cell in other[1]]:
        return one[0], tuple(Cell(None, Status.DOUBTFUL, cell.text, cell.where) for cell in one[1])
    return one if reads[0] else other


def _cells(run: Run, key: str, fields: tuple[str, ...], words: str) -> tuple[Cell, ...]:
    """The cells of a row; doubtful where digits run together or a cell is lost."""
    slots = _slots(run, len(fields))
    if slots is None:
        text = " ".join(slot.printed.text for slot in run.slots).strip()
        return tuple(Cell(None, Status.DOUBTFUL, text, run.slots[0].where) for _ in fields)
    unit = _unit(key, words)
    return tuple(
        cell_of(slot.printed, slot.where, money=f"proactive.{key}.{name}" in MONEY, unit=unit)
        for slot, name in zip(slots, fields, strict=True)
    )


def _unit(key: str, words: str) -> str:
    """The unit the header prints; the form's own where it prints none."""
    if key != "fees":
        return ""
    found = _HEADER_UNIT.search(words)
    return found[1] if found else "万元"


def _slots(run: Run, count: int) -> Sequence[Slot] | None:
    """The row's cells: by number where there are as many as fields, else by place from the left, else cut."""
    held = [slot for slot in run.slots if slot.printed.kind is not Kind.BLANK]
    if len(held) == count:
        return None if _shifted(run, held) else held
    if len(held) > count and len({slot.printed.text for slot in held[count - 1 :]}) == 1:
        return held[:count]
    if run.table is not None and len(run.slots) >= count and len(held) < count:
        return _placed(run, held, count)
    return _cut(held, count) if held and not run.ragged else None


def _shifted(run: Run, held: list[Slot]) -> bool:
    """Whether an empty cell before the numbers may be one of the row's own, and the last two a single one said twice.

    Programs that fill every position of a span say its cell again; only where the container tells no spans.
    """
    if run.table is None or run.exact or len(held) < 2:  # noqa: PLR2004 - two that can be one
        return False
    blank = any(slot.printed.kind is Kind.BLANK for slot in run.slots[: run.slots.index(held[-1])])
    return blank and held[-1].printed.text == held[-2].printed.text


def _placed(run: Run, held: list[Slot], count: int) -> Sequence[Slot] | None:
    """Cells left of the empty columns a table drags along; nothing where a number stands among those."""
    cells = run.slots[:count]
    return cells if all(slot in cells for slot in held) else None


def _cut(held: Sequence[Slot], count: int) -> Sequence[Slot] | None:
    """Digits that run together, where only one cut is possible: by signs, or because no number begins with a zero.

    No sum holds in table two, so the digits must not allow fewer numbers either: an empty cell leaves no trace.
    """
    pieces = [piece for slot in held for piece in _SIGNED.findall(compact(slot.printed.text))]
    if len(pieces) == count:
        return [_part(held[0], piece) for piece in pieces]
    if len(pieces) != 1 or not pieces[0].isdigit():
        return None
    found = list(islice(cuts(pieces[0], count), 2))
    hidden = any(next(cuts(pieces[0], fewer), None) for fewer in range(1, count))
    return [_part(held[0], str(number)) for number in found[0]] if len(found) == 1 and not hidden else None


def _part(slot: Slot, text: str) -> Slot:
    return Slot(read_print(text), slot.where, slot.column)
