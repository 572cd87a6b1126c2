"""Recall and precision of the screening over the labelled cases beside this file.

A case is a line of prose, or a table of lines with ` | ` between cells; blank lines part tables. What must be found
stands between ⟦sort: and ⟧. A find is right where it meets a label of the same sort in the same cell; a label is
found where such a find meets it. Run it to print the figures: `python -m tests.gongkai.screening.scoring`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from gongkai.annual.record import Place
from gongkai.screening import Block, Kind, Listing, Passage, Screener, Sort

FOLDER = Path(__file__).with_name("labelled")
_MARK = re.compile(r"⟦([a-z-]+):([^⟧]*)⟧")
_WORDS = (Kind.WRONG_WORD, Kind.SENSITIVE_WORD)
_SORTS = {str(sort): sort for sort in Sort}
Span = tuple[int, int, Sort, int, int]


@dataclass(frozen=True)
class Case:
    """A block with its labels: row, column, sort, start, end."""

    block: Block
    labels: frozenset[Span]
    text: str


@dataclass
class Score:
    """Counts by sort, and what went wrong, for whoever mends it."""

    cases: int = 0
    clean: int = 0
    disturbed: int = 0
    labels: Counter[Sort] = field(default_factory=Counter)
    missed: Counter[Sort] = field(default_factory=Counter)
    finds: Counter[Sort] = field(default_factory=Counter)
    false: Counter[Sort] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def recall(self, sort: Sort | None = None) -> float:
        """Share of the labels that were found."""
        total = self.labels[sort] if sort else self.labels.total()
        missed = self.missed[sort] if sort else self.missed.total()
        return 1 - missed / total if total else 1.0

    def precision(self, sort: Sort | None = None) -> float:
        """Share of the finds that are right."""
        total = self.finds[sort] if sort else self.finds.total()
        false = self.false[sort] if sort else self.false.total()
        return 1 - false / total if total else 1.0


def cases(prefix: str) -> Iterator[Case]:
    """The cases of all files whose names begin so."""
    for path in sorted(FOLDER.glob(f"{prefix}*.txt")):
        for chunk in path.read_text("utf-8").strip().split("\n\n"):
            lines = chunk.split("\n")
            if all(" | " in line for line in lines) and len(lines) > 1:
                yield _table(lines)
            else:
                yield from map(_line, lines)


def score(prefix: str) -> Score:
    """The screening's finds in those cases, counted against the labels."""
    total, screener = Score(), Screener()
    for case in cases(prefix):
        finds = {_span(hit.where, hit.sort) for hit in screener.blocks([case.block]) if hit.kind not in _WORDS}
        missed = {label for label in case.labels if not any(_meet(label, find) for find in finds)}
        false = {find for find in finds if not any(_meet(label, find) for label in case.labels)}
        total.cases += 1
        total.clean += not case.labels
        total.disturbed += bool(false and not case.labels)
        for counter, spans in (
            (total.labels, case.labels),
            (total.missed, missed),
            (total.finds, finds),
            (total.false, false),
        ):
            counter.update(span[2] for span in spans)
        if missed or false:
            total.wrong.append(f"missed {sorted(missed)} false {sorted(false)} in {case.text}")
    return total


def _line(line: str) -> Case:
    text, labels = _unmarked(line, 0, 0)
    return Case(Passage(text, Place(row=0, column=0)), frozenset(labels), line)


def _table(lines: list[str]) -> Case:
    rows, labels = [], set()
    width = max(line.count(" | ") + 1 for line in lines)
    for row, line in enumerate(lines):
        cells = line.split(" | ")
        passages = []
        for column, cell in enumerate(cells + [""] * (width - len(cells))):
            text, found = _unmarked(cell, row, column)
            passages.append(Passage(text, Place(row=row, column=column)))
            labels |= found
        rows.append(tuple(passages))
    return Case(Listing(tuple(rows)), frozenset(labels), "\n".join(lines))


def _unmarked(marked: str, row: int, column: int) -> tuple[str, set[Span]]:
    """The text without marks, and its labels."""
    text, labels, end = "", set(), 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        labels.add((row, column, _SORTS[match[1]], len(text), len(text) + len(match[2])))
        text += match[2]
        end = match.end()
    return text + marked[end:], labels


def _span(where: Place, sort: Sort) -> Span:
    return where.row or 0, where.column or 0, sort, where.start or 0, where.end or 0


def _meet(one: Span, other: Span) -> bool:
    return one[:3] == other[:3] and one[3] < other[4] and other[3] < one[4]


def _table_of(total: Score) -> str:
    lines = [
        f"{sort:16} {total.labels[sort]:4} {total.recall(sort):6.3f} {total.finds[sort]:4} {total.precision(sort):6.3f}"
        for sort in Sort
        if total.labels[sort] or total.finds[sort]
    ]
    head = f"{total.cases} cases, {total.clean} clean, {total.disturbed} of these disturbed"
    whole = f"all {total.labels.total()} {total.recall():.3f} {total.finds.total()} {total.precision():.3f}"
    return "\n".join((head, *lines, whole))


if __name__ == "__main__":
    for group in ("tuned", "held-out", "fresh"):
        result = score(group)
        print(f"{group}: {_table_of(result)}", *result.wrong, sep="\n")  # noqa: T201  it is a report
