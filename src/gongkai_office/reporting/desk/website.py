"""What the page of the website's yearly form shows: block by block, each value with where it is from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from gongkai.annual.website.checks import words
from gongkai.annual.website.form import BLOCKS, Block, Field, Kind
from gongkai.findings import Severity
from gongkai_office.reporting.models import SiteFigure
from gongkai_office.reporting.queries.website import COUNTED, Filled


@dataclass(frozen=True, slots=True)
class Line:
    """A field: what stands in it, what the office counts itself, what was typed by whom, what was typed just now."""

    field: Field
    value: str
    counted: int | None
    typed: SiteFigure | None
    given: str
    link: str

    @property
    def name(self) -> str:
        """Its name in the page's form."""
        return self.field.address.replace(".", "-")

    @property
    def asks(self) -> bool:
        """Whether it is answered by yes or no."""
        return self.field.kind is Kind.YES_NO

    @property
    def differs(self) -> bool:
        """Whether somebody typed another number than the office counts."""
        return self.typed is not None and self.counted is not None and self.typed.value != str(self.counted)


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the page; `number` tells it from others, `source` is where its values were last from."""

    number: int
    label: str
    lines: tuple[Line, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words, with the class of its tag."""

    words: str
    grade: str


def parts(filled: Filled, given: Mapping[str, str], source: str, link: Callable[[str], str]) -> list[Part]:
    """The blocks; `given` with its `source` is what could not be kept, `link` opens what is counted."""
    made = [_part(number, block, filled, given, link) for number, block in enumerate(BLOCKS)]
    return [replace(one, source=source) if source and _holds(one, given) else one for one in made]


def _holds(one: Part, given: Mapping[str, str]) -> bool:
    return any(line.field.address in given for line in one.lines)


def told(filled: Filled) -> list[Told]:
    """What does not tie, the gravest first."""
    found = sorted(filled.findings, key=lambda one: list(Severity).index(one.severity))
    return [Told(words(one), "late" if one.severity is Severity.ERROR else "soon") for one in found]


def _part(number: int, block: Block, filled: Filled, given: Mapping[str, str], link: Callable[[str], str]) -> Part:
    lines = tuple(_line(one, filled, given, link) for one in block.fields)
    return Part(number, block.label, lines, _source(lines))


def _line(one: Field, filled: Filled, given: Mapping[str, str], link: Callable[[str], str]) -> Line:
    typed = filled.typed.get(one.address)
    return Line(
        one,
        filled.form.value(one.address),
        filled.counted.get(one.address),
        typed,
        given.get(one.address, typed.value if typed else ""),
        link(one.address) if one.address in COUNTED else "",
    )


def _source(lines: tuple[Line, ...]) -> str:
    rows = [line.typed for line in lines if line.typed]
    return max(rows, key=lambda row: row.at).source if rows else ""
