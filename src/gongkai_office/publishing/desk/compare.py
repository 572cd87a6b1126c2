"""Two versions side by side as one text: what was taken out, what was put in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongkai_office.publishing.content import COLUMNS, enclosed
from gongkai_office.publishing.indexing import body_text
from gongkai_office.publishing.models import Version

_TOLD_APART = frozenset(COLUMNS) - {"body"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a row of a table: kept, gone (`-`) or new (`+`)."""

    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """An element of an item that says something else."""

    name: str
    before: str
    after: str


def elements(before: Version, after: Version) -> list[Changed]:
    """The elements that differ, by their names on the page."""
    fields = [field for field in Version._meta.fields if field.name in _TOLD_APART]  # noqa: SLF001  Django calls it public
    told = [(str(field.verbose_name), _shown(before, field.name), _shown(after, field.name)) for field in fields]
    told.append(("附件", _papers(before), _papers(after)))
    return [Changed(*one) for one in told if one[1] != one[2]]


def _papers(version: Version) -> str:
    """Names with the beginning of their digests: another file under the same name is another attachment."""
    return "；".join(f"{one.name}（摘要 {one.sha256[:8]}）" for one in enclosed(version))


def lines(before: Version, after: Version) -> Iterator[Line]:
    """The text of both, paragraph by paragraph."""
    old, new = body_text(before.body).splitlines(), body_text(after.body).splitlines()
    for how, start, end, first, last in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if how == "equal":
            yield from map(Line, old[start:end])
        else:
            yield from (Line(text, "-") for text in old[start:end])
            yield from (Line(text, "+") for text in new[first:last])


def _shown(version: Version, name: str) -> str:
    display = getattr(version, f"get_{name}_display", None)
    value = display() if display else getattr(version, name)
    return "" if value is None else str(value)
