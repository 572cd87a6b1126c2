"""The work of `gongkai screen`: open, screen, show."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gongkai.cli.failures import COULD_NOT, complain, in_words, plainly
from gongkai.cli.output import print_object
from gongkai.cli.progress import each
from gongkai.cli.screening_sheet import Screened, print_screened
from gongkai.documents.gate import inspect
from gongkai.documents.readers.limits import BOUNDS, load
from gongkai.findings import Severity
from gongkai.screening import Hit, Screener, Word, message, profile, read_words, starter_words
from gongkai.screening.masking import glimpse

_STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Output:
    """How the result is wanted."""

    as_json: bool = False
    reveal: bool = False
    every: bool = False


def screener(name: str, words: Sequence[Path], allow: Sequence[Path]) -> Screener:
    """What to look for: the profile, the library's words with the organ's own, the texts that may stand."""
    lists = tuple(word for path in words for word in _words(path))
    allowed = {line.strip() for path in allow for line in _lines(path) if line.strip()}
    return Screener(profile(name), (*starter_words(), *lists), frozenset(allowed))


def run(files: Sequence[str], gate: Screener, output: Output) -> int:
    """Screen every file and show what was found; gives the exit status."""
    all_screened: list[Screened] = []
    for screened in each(files, lambda file: _screened(file, gate)):
        if screened.failure:
            complain(screened.file, screened.failure)
        elif not output.as_json:
            print_screened(screened, reveal=output.reveal, every=output.every)
        all_screened.append(screened)
    if output.as_json:
        reveal = output.reveal or not sys.stdout.isatty()
        records = [_record(screened, reveal=reveal) for screened in all_screened]
        print_object(records[0] if len(records) == 1 else records)
    return _status(all_screened)


def _screened(file: str, gate: Screener) -> Screened:
    """One file opened and screened; whatever goes wrong becomes its `failure`."""
    try:
        found = inspect(_data(file), file, gate)
    except Exception as error:  # noqa: BLE001  one bad file must not stop the others
        return Screened(file, failure=in_words(error))
    return Screened(file, found.hits, found.notes)


def _data(file: str) -> bytes:
    if file == _STANDARD_INPUT:
        return sys.stdin.buffer.read(BOUNDS.file_bytes + 1)
    return load(Path(file))


def _status(all_screened: Sequence[Screened]) -> int:
    """2 where any file could not be screened, else 1 where a hit is an error, else 0."""
    if any(screened.failure for screened in all_screened):
        return COULD_NOT
    return int(any(hit.severity is Severity.ERROR for screened in all_screened for hit in screened.hits))


def _record(screened: Screened, *, reveal: bool) -> dict[str, object]:
    """The contract's object for one file; `unreadable` says why nothing could be looked at."""
    return {
        "file": screened.file,
        "hits": [_hit(hit, reveal=reveal) for hit in screened.hits],
        "notes": list(screened.notes),
        "unreadable": screened.failure or None,
    }


def _hit(hit: Hit, *, reveal: bool) -> dict[str, object]:
    where = hit.where
    return {
        "kind": hit.kind,
        "sort": hit.sort,
        "severity": hit.severity,
        "text": hit.text if reveal else glimpse(hit.text),
        "masked": hit.masked,
        "where": {
            "page": where.page,
            "sheet": where.sheet,
            "row": where.row,
            "column": where.column,
            "line": where.line,
            "start": where.start,
            "end": where.end,
        },
        "buried": hit.buried or None,
        "message": message(hit),
    }


def _words(path: Path) -> tuple[Word, ...]:
    with plainly(str(path)):
        return read_words(load(path))


def _lines(path: Path) -> list[str]:
    with plainly(str(path)):
        return [word.text for word in read_words(load(path))]
