"""Digits that run together, cut into cells: a cut counts only where exactly one fits the sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

Cut = tuple[int, ...]

_LONGEST = 28
"""A row of table three longer than this many digits is not looked at; a province's needs some twenty."""

_MANY = 2_000
"""So many combinations of cuts are tried, then the rows stay unread."""

_CUTS = 400
"""So many cuts of one row are looked at."""


def cuts(digits: str, count: int) -> Iterator[Cut]:
    """Every way to cut digits into `count` numbers; none begins with a zero except zero itself.

    >>> list(cuts("350", 2))
    [(3, 50), (35, 0)]
    >>> list(cuts("007", 3))
    [(0, 0, 7)]
    """
    if count == 1:
        if digits == "0" or digits[:1] not in ("", "0"):
            yield (int(digits),)
        return
    longest = 1 if digits[:1] == "0" else len(digits) - count + 1
    for length in range(1, longest + 1):
        if length <= len(digits) - count + 1:
            for rest in cuts(digits[length:], count - 1):
                yield (int(digits[:length]), *rest)


def sum_cuts(digits: str, count: int) -> Iterator[Cut]:
    """Every cut whose last number is the sum of the others, the total first tried from the right.

    >>> list(sum_cuts("713000074", 7))
    [(71, 3, 0, 0, 0, 0, 74)]
    """
    for length in range(1, len(digits) - count + 2):
        head, last = digits[:-length], digits[-length:]
        if last == "0" or last[0] != "0":
            for kinds in _adding(head, count - 1, int(last)):
                yield (*kinds, int(last))


def _adding(digits: str, count: int, total: int) -> Iterator[Cut]:
    """Every cut into `count` numbers that add up to `total`."""
    if count == 1:
        if digits and (digits == "0" or digits[0] != "0") and int(digits) == total:
            yield (total,)
        return
    longest = 1 if digits[:1] == "0" else len(digits) - count + 1
    for length in range(1, min(longest, len(digits) - count + 1) + 1):
        number = int(digits[:length])
        if number > total:
            return
        for rest in _adding(digits[length:], count - 1, total - number):
            yield (number, *rest)


def row_cuts(pieces: Sequence[str], count: int) -> tuple[Cut, ...]:
    """Cuts of a row that adds up: those that keep every printed gap if there are any, else all.

    >>> row_cuts(("100420801", "14"), 7)
    ((100, 4, 2, 0, 8, 0, 114),)
    """
    digits = "".join(pieces)
    every = tuple(islice(sum_cuts(digits, count), _CUTS)) if len(digits) <= _LONGEST else ()
    borders = _borders(pieces)
    keeping = tuple(cut for cut in every if borders <= _borders([str(number) for number in cut]))
    return keeping or every


def _borders(pieces: Sequence[str]) -> set[int]:
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return set(ends)


Sum = tuple[tuple[str, ...], tuple[str, ...]]
"""Rows that together equal other rows, in every column."""

Known = Mapping[str, Sequence[int | None]]


def settle(choices: Mapping[str, Sequence[Cut]], known: Known, sums: Sequence[Sum]) -> dict[str, Cut]:
    """The cuts on which all combinations agree in which every column adds up.

    `choices` are the cuts of the rows that run together, `known` the other rows. A sum that needs a row that is
    not there is left aside. Where no combination fits, a row with a single cut stands if its own sums hold.
    """
    possible = {key: options for key, options in choices.items() if options}
    size = 1
    for options in possible.values():
        size *= len(options)
    fitting: list[tuple[Cut, ...]] = []
    if size <= _MANY:
        fitting = [chosen for chosen in product(*possible.values()) if not _failing(possible, chosen, known, sums)]
    if fitting:
        agreed = zip(possible, zip(*fitting, strict=True), strict=True)
        return {key: options[0] for key, options in agreed if len(set(options)) == 1}
    return _single(possible, known, sums)


def _single(possible: Mapping[str, Sequence[Cut]], known: Known, sums: Sequence[Sum]) -> dict[str, Cut]:
    """The rows with a single cut whose sums are all there and hold in every column where they have something."""
    single = {key: options[0] for key, options in possible.items() if len(options) == 1}
    present = {*single, *known}
    unproven = {key for left, right in sums if not present.issuperset((*left, *right)) for key in (*left, *right)}
    failing = _failing(single, tuple(single.values()), known, sums)
    return {
        key: cut
        for key, cut in single.items()
        if not any(cut) or (key not in unproven and not any(cut[column] for column in failing))
    }


def _failing(keys: Iterable[str], chosen: Sequence[Cut], known: Known, sums: Sequence[Sum]) -> set[int]:
    """The columns that do not add up."""
    rows: dict[str, Sequence[int | None]] = {**known, **dict(zip(keys, chosen, strict=True))}
    failing: set[int] = set()
    for left, right in sums:
        if all(key in rows for key in (*left, *right)):
            for column, values in enumerate(zip(*(rows[key] for key in (*left, *right)), strict=True)):
                whole = [value for value in values if value is not None]
                if len(whole) == len(values) and sum(whole[: len(left)]) != sum(whole[len(left) :]):
                    failing.add(column)
    return failing


def proven(keys: Iterable[str], sums: Sequence[Sum]) -> bool:
    """Whether every row that the sums need is there."""
    present = set(keys)
    return all(key in present for left, right in sums for key in (*left, *right))
