"""Table four: reconsideration and litigation, fifteen cells in one row or three rows of five."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from gongkai.annual.forms import DISPUTES, RESULTS
from gongkai.annual.record import Cell, Status
from gongkai.documents.readers.recognise.glued import Cut, sum_cuts
from gongkai.documents.readers.recognise.pieces import Run, Slot
from gongkai.documents.readers.recognise.prints import Kind, cell_of

_FIVE = len(RESULTS)
_FIFTEEN = _FIVE * len(DISPUTES)
_WORDS = ("审结", "起诉", "诉讼", "复议", "维持", "纠正")
_NAMES = (("复议",), ("直接起诉", "未经复议"), ("复议后起诉", "复议后"))
_LONGEST = 30
"""More digits than this in one piece are no row of fifteen cells."""


@dataclass(frozen=True, slots=True)
class Disputes:
    """What table four says; `extra` is true where more cells than fifteen are printed."""

    cells: dict[str, Cell] = field(default_factory=dict)
    position: int = -1
    last: int = -1
    extra: bool = False


def read_disputes(listed: Sequence[tuple[str, Run]], *, behind_requests: bool) -> Disputes:
    """Read table four from the runs behind table three; where there is none, only under its own header."""
    for position, (before, run) in enumerate(listed):
        if disputes := _one_row(before, run, position, behind_requests=behind_requests):
            return disputes
    return _three_rows(listed)


def _one_row(before: str, run: Run, position: int, *, behind_requests: bool) -> Disputes | None:
    solid = [slot for slot in run.slots if slot.printed.kind is not Kind.BLANK]
    headed = any(word in before or word in run.own for word in _WORDS)
    if len(solid) == _FIFTEEN and len(run.numbers) > _FIVE and (headed or behind_requests):
        return _read(solid, position)
    if not headed:
        return None
    if len(run.slots) == _FIFTEEN and (solid or run.exact):
        return _read(run.slots, position)
    if len(run.numbers) > _FIFTEEN:
        return _too_many(run.numbers, position)
    return _glued(run, solid, position) or _short(run, solid, position)


def _read(slots: Sequence[Slot], position: int) -> Disputes:
    cells = [cell_of(slot.printed, slot.where) for slot in slots]
    return Disputes(_addressed(cells), position, position)


def _addressed(cells: Sequence[Cell]) -> dict[str, Cell]:
    addresses = [f"{dispute.key}.{result.key}" for dispute in DISPUTES for result in RESULTS]
    return dict(zip(addresses, cells, strict=True))


def _too_many(slots: Sequence[Slot], position: int) -> Disputes | None:
    """More numbers than cells: the first fifteen, relied on only where they add up."""
    kept = slots[:_FIFTEEN]
    values = [slot.printed.value or 0 for slot in kept]
    thirds = [values[start : start + _FIVE] for start in range(0, _FIFTEEN, _FIVE)]
    sound = all(sum(third[:-1]) == third[-1] for third in thirds)
    cells = [cell_of(slot.printed, slot.where, doubtful=not sound) for slot in kept]
    return Disputes(_addressed(cells), position, position, extra=True)


def _glued(run: Run, solid: Sequence[Slot], position: int) -> Disputes | None:
    """Digits that run together, cut where exactly one cut lets every third add up."""
    texts = [text for slot in solid for text in slot.printed.text.split()]
    digits = "".join(texts)
    if run.ragged or not digits.isdigit() or not _FIFTEEN <= len(digits) <= _LONGEST:
        return None
    if len(texts) > len(DISPUTES):  # borders stand between them: rather is an empty cell lost than a border
        return None
    cut = _thirds_cut(digits)
    where = run.slots[0].where
    if cut is None:
        unread = Cell(None, Status.DOUBTFUL, " ".join(texts), where)
        return Disputes(_addressed([unread] * _FIFTEEN), position, position)
    return Disputes(_addressed([Cell(n, Status.READ, str(n), where) for n in cut]), position, position)


def _thirds_cut(digits: str) -> Cut | None:
    """The only cut into three thirds that each add up."""
    found = list(islice(_thirds_cuts(digits), 2))
    return found[0] if len(found) == 1 else None


def _thirds_cuts(digits: str) -> Iterator[Cut]:
    for first in range(_FIVE, len(digits) - 2 * _FIVE + 1):
        for one in sum_cuts(digits[:first], _FIVE):
            for second in range(first + _FIVE, len(digits) - _FIVE + 1):
                for two in sum_cuts(digits[first:second], _FIVE):
                    for three in sum_cuts(digits[second:], _FIVE):
                        yield (*one, *two, *three)


def _short(run: Run, solid: Sequence[Slot], position: int) -> Disputes | None:
    """A row of the table with cells lost: printed, but nobody can say which they are."""
    if not _FIVE < len(solid) < _FIFTEEN or len(run.numbers) < len(solid):
        return None
    text = " ".join(slot.printed.text for slot in solid)
    unread = Cell(None, Status.DOUBTFUL, text, run.slots[0].where)
    return Disputes(_addressed([unread] * _FIFTEEN), position, position)


def _three_rows(listed: Sequence[tuple[str, Run]]) -> Disputes:
    """Three rows or tables of five cells each, every one under the name of its dispute."""
    cells: list[Cell] = []
    taken: list[int] = []
    for position, (before, run) in enumerate(listed):
        if len(taken) == len(DISPUTES):
            break
        named = any(name in before or name in run.own for name in _NAMES[len(taken)])
        if named and len(run.slots) == _FIVE and (run.numbers or run.exact):
            cells.extend(cell_of(slot.printed, slot.where) for slot in run.slots)
            taken.append(position)
    if len(taken) < len(DISPUTES):
        return Disputes()
    return Disputes(_addressed(cells), taken[0], taken[-1])
