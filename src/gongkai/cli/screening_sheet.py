"""What a screening found, on a terminal or in a text file: hits of one sort together, their places below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.cli.sheet.folding import fold
from gongkai.cli.sheet.places import place
from gongkai.cli.sheet.screen import Screen, Style, Styled, sign
from gongkai.cli.sheet.words import SEVERITIES, inert
from gongkai.findings import Severity
from gongkai.screening import Hit, Kind, advice
from gongkai.screening.masking import glimpse

_SHOWN = 10
_EXCERPT = 60
_SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}
_STYLES = {Severity.ERROR: Style.BAD, Severity.WARNING: Style.CAUTION, Severity.INFO: Style.FAINT}
_ORDER = tuple(_SIGNS)
_OPEN = (Kind.WRONG_WORD, Kind.SENSITIVE_WORD)


@dataclass(frozen=True, slots=True)
class Screened:
    """One file: what was found in it, what could not be looked at, or why it could not be opened."""

    file: str
    hits: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()
    failure: str = ""


def print_screened(screened: Screened, *, reveal: bool, every: bool) -> None:
    """Print one file: its name, the hits by sort, the gravest first, what was not looked at, the tally."""
    screen = Screen.of_standard_output()
    screen.show(_lines(screen, screened, reveal=reveal, every=every))


def _lines(screen: Screen, screened: Screened, *, reveal: bool, every: bool) -> Iterator[str]:
    yield screen.paint(Styled(inert(screened.file), Style.STRONG))
    for hits in _groups(screened.hits):
        yield from _group(screen, hits, reveal=reveal, shown=len(hits) if every else _SHOWN)
    for note in screened.notes:
        yield from _folded(f"没有检查的部分：{note}", screen)
    yield screen.paint(Styled(_tally(screened), _verdict_style(screened)))
    yield ""


def _groups(hits: Sequence[Hit]) -> list[list[Hit]]:
    """Hits with the same advice together, the gravest first, else in reading order."""
    groups: dict[tuple[int, str, str], list[Hit]] = {}
    for hit in hits:
        groups.setdefault((_ORDER.index(hit.severity), hit.sort, advice(hit)), []).append(hit)
    return sorted(groups.values(), key=lambda group: _ORDER.index(group[0].severity))


def _group(screen: Screen, hits: Sequence[Hit], *, reveal: bool, shown: int) -> Iterator[str]:
    first = hits[0]
    title = f"{sign(_SIGNS[first.severity])} {SEVERITIES[first.severity]}：{first.sort.label}，{len(hits)}处"
    yield screen.paint(Styled(title, _STYLES[first.severity]))
    yield from _folded(advice(first), screen)
    for hit in hits[:shown]:
        yield f"    {place(hit.where)}  {_shown(hit, reveal=reveal)}"
    if len(hits) > shown:
        yield f"    ……另有{len(hits) - shown}处，加 --all 逐处列出"


def _shown(hit: Hit, *, reveal: bool) -> str:
    """The text as it may appear on a screen, and what it is to become."""
    if hit.kind is Kind.HIDDEN_CONTENT:
        return _cut(hit.text if reveal else hit.masked)
    text = hit.text if reveal or hit.kind in _OPEN else glimpse(hit.text)
    return _cut(text) + (f" → {inert(hit.masked)}" if hit.masked != hit.text else "")


def _cut(text: str) -> str:
    plain = inert(text)
    return plain if len(plain) <= _EXCERPT else f"{plain[:_EXCERPT]}…"


def _folded(text: str, screen: Screen) -> Iterator[str]:
    for line in fold(inert(text), screen.width - 2).split("\n"):
        yield f"  {line}"


def _tally(screened: Screened) -> str:
    counts = [
        f"{SEVERITIES[severity]}{count}处"
        for severity in _ORDER
        if (count := sum(hit.severity is severity for hit in screened.hits))
    ]
    return "结论：" + ("，".join(counts) if counts else "没有发现不宜公开的内容")


def _verdict_style(screened: Screened) -> Style:
    return Style.BAD if any(hit.severity is Severity.ERROR for hit in screened.hits) else Style.GOOD
