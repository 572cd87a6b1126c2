"""Which row of the form a printed row is: the order of the form, the labels, and the count between sure rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.documents.readers.recognise.labels import Label, bigrams, contained, nearness
from gongkai.documents.readers.recognise.normalise import letters
from gongkai.documents.readers.recognise.rows import WIDTH, Row

_SURE = 0.5
"""A label at least so near, and nearer than every other, names its row."""

_CLEAR, _WHOLE, _LONG = 0.75, 0.95, 5
"""A label that clearly belongs to another row, or holds the whole of another's, belies the place."""

_FAR = 0.75
"""A label torn away from its row counts for less than one beside it."""

_PULL = 4.0
"""How much a label counts against the fullness of a row."""

_LEFT_OUT = 0.5
"""What a row of the form costs that finds no printed row."""

_DROP_PRINTED, _DROP_OFFICIAL, _PAIR = range(3)


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed row at its place in the form; `sure` where label or count settles it."""

    key: str
    row: Row
    sure: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """All printed rows at their places, how well they fit, and how many have their label beside or before them."""

    rows: tuple[Placed, ...]
    score: float
    labelled: int = 0

    @property
    def settled(self) -> int:
        """How many rows have a sure place."""
        return sum(placed.sure for placed in self.rows)


def place(labels: Sequence[Label], rows: Sequence[Row]) -> Placing:
    """Put printed rows to rows of the form so that order is kept and labels fit best."""
    likeness = [_likeness(labels, row) for row in rows]
    pairs, score = _best_pairs(likeness, [_weight(row) for row in rows], len(labels))
    sure = _sure(pairs, labels, rows)
    return Placing(
        tuple(
            Placed(labels[official].key, rows[position], (official, position) in sure) for official, position in pairs
        ),
        score,
        sum(likeness[position][official] >= _SURE for official, position in pairs),
    )


def _likeness(labels: Sequence[Label], row: Row) -> list[float]:
    """How near each official label comes to the label beside the row, or to the letters before it."""
    own, before = bigrams(row.run.own), bigrams(row.before)
    return [max(nearness(label, own), _FAR * contained(label, before)) for label in labels]


def _weight(row: Row) -> float:
    """What it costs to leave a printed row out: full rows are never noise."""
    return 0.2 + 2.8 * row.filled / WIDTH


def _best_pairs(
    likeness: list[list[float]], weights: list[float], officials: int
) -> tuple[list[tuple[int, int]], float]:
    """The best monotone pairing of official and printed rows, by dynamic programming."""
    best = [0.0]
    for weight in weights:
        best.append(best[-1] - weight)
    steps = [[_DROP_PRINTED] * len(best)]
    for official in range(officials):
        line, choice = [best[0] - _LEFT_OUT], [_DROP_OFFICIAL]
        for position, weight in enumerate(weights):
            value, step = best[position] + weight + _PULL * likeness[position][official], _PAIR
            if best[position + 1] - _LEFT_OUT > value:
                value, step = best[position + 1] - _LEFT_OUT, _DROP_OFFICIAL
            if line[position] - weight > value:
                value, step = line[position] - weight, _DROP_PRINTED
            line.append(value)
            choice.append(step)
        steps.append(choice)
        best = line
    return _trace(steps), best[-1]


def _trace(steps: list[list[int]]) -> list[tuple[int, int]]:
    official, position = len(steps) - 1, len(steps[0]) - 1
    pairs: list[tuple[int, int]] = []
    while official and position:
        step = steps[official][position]
        official -= step != _DROP_PRINTED
        position -= step != _DROP_OFFICIAL
        if step == _PAIR:
            pairs.append((official, position))
    return pairs[::-1]


def _sure(pairs: list[tuple[int, int]], labels: Sequence[Label], rows: Sequence[Row]) -> set[tuple[int, int]]:
    """Pairs named by their label, and those between two of them where the counts of both sides agree."""
    named = _named(pairs, labels, rows)
    sure = set(named)
    ends = (len(labels), len(rows))
    for (first, start), (last, end) in zip([(-1, -1), *named], [*named, ends], strict=True):
        between = [pair for pair in pairs if first < pair[0] < last]
        printed = sum(rows[position].filled > 0 for position in range(start + 1, end))
        if len(between) == last - first - 1 == printed:
            sure.update(between)
    return {pair for pair in sure if not _belied(pair, labels, rows[pair[1]].run.own)}


def _belied(pair: tuple[int, int], labels: Sequence[Label], text: str) -> bool:
    """Whether the label beside a row names another row of the form, alone or besides its own."""
    grams = bigrams(text)
    own = nearness(labels[pair[0]], grams)
    return any(
        contained(label, grams) >= _WHOLE or nearness(label, grams) > max(own, _CLEAR)
        for index, label in enumerate(labels)
        if index != pair[0] and len(label.letters) >= _LONG
    )


def _named(pairs: list[tuple[int, int]], labels: Sequence[Label], rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs whose label stands beside the row.

    A label on the lines before a row names it too, but only where every row without a label beside it has one
    there: else labels may stand behind their rows, and each would name the next.
    """
    beside = [pair for pair in pairs if _names(pair, labels, rows[pair[1]].run.own)]
    bare = [pair for pair in pairs if not rows[pair[1]].run.own and rows[pair[1]].filled]
    above = [pair for pair in bare if _names(pair, labels, rows[pair[1]].before)]
    return sorted({*beside, *above}) if len(above) == len(bare) else beside


def _names(pair: tuple[int, int], labels: Sequence[Label], text: str) -> bool:
    """Whether a text is near the row's label, and nearer than to any other."""
    grams = bigrams(text)
    own = nearness(labels[pair[0]], grams)
    return own >= _SURE and all(nearness(label, grams) < own for index, label in enumerate(labels) if index != pair[0])


def like(text: str, label: Label) -> float:
    """How near a text comes to one label."""
    grams = bigrams(letters(text))
    return max(nearness(label, grams), contained(label, grams) * _FAR)
