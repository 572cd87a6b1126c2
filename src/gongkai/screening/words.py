"""Word lists: wrong, sensitive and discontinued words, with what to write instead and where they are right.

A list is a CSV file as Excel saves it, its first line `词,类别,级别,建议,理由,例外`; of these only 词 is needed.
类别 is 错误用词 (wrong) or 敏感用词 (sensitive, the default); 级别 is 错误, 提醒 (the default) or 提示. 例外 holds
phrases, parted by `|`, inside which the word is right. A file without that first line is a plain list, a word a line.
Leaders' names and titles are for each installation's own list.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import groupby
from typing import TypeVar

import ahocorasick  # type: ignore[import-not-found]  # it has no stubs

from gongkai.errors import GongkaiError
from gongkai.findings import Severity
from gongkai.screening.hits import Sort
from gongkai.screening.plain import levelled

_SEVERITIES = {"错误": Severity.ERROR, "提醒": Severity.WARNING, "提示": Severity.INFO}
_SORTS = {sort.label: sort for sort in (Sort.WRONG_WORD, Sort.SENSITIVE_WORD)}
_COLUMNS = ("词", "类别", "级别", "建议", "理由", "例外")
_ENCODINGS = ("utf-8-sig", "gb18030")
_LONGEST = 100

Value = TypeVar("Value")


class WordListError(GongkaiError):
    """A word list that cannot be read."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list. `exceptions` are phrases inside which it is right."""

    text: str
    sort: Sort = Sort.SENSITIVE_WORD
    severity: Severity = Severity.WARNING
    suggestion: str = ""
    reason: str = ""
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Met:
    """A word met in a text, with offsets into that text."""

    word: Word
    start: int
    end: int


class WordFinder:
    """Finds every word of some lists in one walk over a text; blanks inside a word do not hide it."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.words = {_squeezed(word.text)[0]: word for word in words}
        self._automaton = ahocorasick.Automaton()
        for key, word in self.words.items():
            self._automaton.add_word(key, (len(key), word))
        if self.words:
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Met]:
        """Words in order of their ends, the longest of those that end together or contain each other."""
        if not self.words:
            return
        squeezed, offsets = _squeezed(text)
        spans = ((end - length + 1, end + 1, word) for end, (length, word) in self._automaton.iter(squeezed))
        for start, end, word in _outermost(spans):
            if not _excepted(squeezed, start, end, word):
                yield Met(word, offsets[start], offsets[end - 1] + 1)


def read_words(data: bytes) -> tuple[Word, ...]:
    """The words of a list. Raises WordListError with the line that is wrong."""
    text = _decoded(data)
    lines = list(csv.reader(StringIO(text, newline="")))
    if not lines or lines[0][:1] != ["词"]:
        return tuple(
            Word(_checked(line[0], number)) for number, line in enumerate(lines, 1) if line and line[0].strip()
        )
    columns = [name.strip() for name in lines[0]]
    return tuple(
        _word(dict(zip(columns, line, strict=False)), number) for number, line in enumerate(lines[1:], 2) if any(line)
    )


@cache
def starter_words() -> tuple[Word, ...]:
    """The list that comes with the library: territory, discontinued organs, common wrong characters."""
    return read_words(files("gongkai.screening").joinpath("data/words.csv").read_bytes())


def _decoded(data: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WordListError("词表不是文本文件；请另存为 CSV（UTF-8）后再试。")


def _word(row: dict[str, str], number: int) -> Word:
    cells = {column: row.get(column, "").strip() for column in _COLUMNS}
    return Word(
        _checked(cells["词"], number),
        _one_of(_SORTS, cells["类别"] or Sort.SENSITIVE_WORD.label, "类别", number),
        _one_of(_SEVERITIES, cells["级别"] or "提醒", "级别", number),
        cells["建议"],
        cells["理由"],
        tuple(filter(None, (_squeezed(part)[0] for part in cells["例外"].split("|")))),
    )


def _one_of(known: dict[str, Value], text: str, column: str, number: int) -> Value:
    if text not in known:
        raise WordListError(f"词表第{number}行的{column}“{text}”不认识，可以写：{'、'.join(known)}。")
    return known[text]


def _checked(text: str, number: int) -> str:
    word = text.strip()
    if not _squeezed(word)[0]:
        raise WordListError(f"词表第{number}行没有词，请补上或删去这一行。")
    if len(word) > _LONGEST:
        raise WordListError(f"词表第{number}行的词超过{_LONGEST}个字，请核对是否放错了文件。")
    return word


def _squeezed(text: str) -> tuple[str, Sequence[int]]:
    """The levelled text without blanks in small letters, and where each of its letters stood."""
    level = levelled(text).lower()
    if len(level) != len(text):
        level = levelled(text)
    if not any(letter.isspace() for letter in level):
        return level, range(len(level))
    offsets = [index for index, letter in enumerate(level) if not letter.isspace()]
    return "".join(level[index] for index in offsets), offsets


def _outermost(spans: Iterable[tuple[int, int, Word]]) -> list[tuple[int, int, Word]]:
    """Without spans that lie inside another."""
    kept: list[tuple[int, int, Word]] = []
    for _, group in groupby(sorted(spans, key=lambda span: (span[0], -span[1])), key=lambda span: span[0]):
        span = next(group)
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept


def _excepted(text: str, start: int, end: int, word: Word) -> bool:
    """Whether the word stands inside a phrase in which it is right."""
    for phrase in word.exceptions:
        at = text.find(phrase, max(0, end - len(phrase)))
        if 0 <= at <= start and at + len(phrase) >= end:
            return True
    return False
