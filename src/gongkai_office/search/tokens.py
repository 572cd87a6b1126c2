"""The one tokeniser: what is looked for and what is looked through are cut alike, so every word on a page finds it.

A text is levelled character by character (width, case, script), so that any piece of a text levels to a piece of the
levelled text. Han characters are cut into overlapping pairs; letters and figures stand whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from gongkai.script import simplified_in_place

VERSION = 1
"""Kept with every indexed page; a page of another version is indexed anew."""
LONGEST = 200_000
"""Characters of a text that are indexed; PostgreSQL keeps no longer vector than a megabyte."""
_LONGEST_WORD = 80
_PAIR = 2
_RUN = re.compile(r"([\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+)|([0-9a-z]+)")
_INSIDE_A_LINE = re.compile(r"[^\S\n]+")


def levelled(text: str) -> str:
    """A text as it is compared: one width, small letters, simplified script, no blanks within a line.

    >>> levelled("政府信息公開　２０２４ 年")
    '政府信息公开2024年'
    """
    return _INSIDE_A_LINE.sub("", "".join(map(_level, text)))


@cache
def _level(character: str) -> str:
    if character == "\0":
        return ""  # no database keeps it
    return "".join(map(simplified_in_place, unicodedata.normalize("NFKC", character).lower()))


def tokens(text: str) -> frozenset[str]:
    """The terms of a text: pairs of Han characters, whole words and numbers.

    >>> sorted(tokens("社会救助 2024"))
    ['2024', '会救', '救助', '社会']
    """
    return frozenset(_tokens("".join(map(_level, text[:LONGEST]))))


def _tokens(text: str) -> Iterator[str]:
    for line in text.splitlines():
        for han, word in _RUN.findall(_joined(line)):
            if word:
                yield word[:_LONGEST_WORD]
            for start in range(len(han) - _PAIR + 1):
                yield han[start : start + _PAIR]


_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff])[^\S\n]+(?=[\u3400-\u9fff])")


def _joined(line: str) -> str:
    """A line without the blanks that layout puts between Han characters; those between words stay."""
    return _BETWEEN_HAN.sub("", line)


def exact(term: str) -> bool:
    """Whether the tokens of a levelled term find nothing but it; others are compared letter by letter besides."""
    found = _RUN.fullmatch(term)
    return bool(found and (found[2] or len(term) == _PAIR))


def marked(text: str, terms: tuple[str, ...]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is one of the levelled terms.

    >>> marked("县图书馆通知", ("图书馆",))
    [('县', False), ('图书馆', True), ('通知', False)]
    """
    plain, places = _placed(text)
    spans = sorted(
        (places[found.start()], places[found.end() - 1] + 1)
        for term in terms
        if term
        for found in re.finditer(re.escape(term), plain)
    )
    pieces, end = [], 0
    for start, stop in spans:
        if start < end:
            continue
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [piece for piece in (*pieces, (text[end:], False)) if piece[0]]


def _placed(text: str) -> tuple[str, list[int]]:
    """A levelled text and, for each of its characters, where it stood."""
    letters = [
        (letter, place)
        for place, character in enumerate(text)
        for letter in _level(character)
        if letter == "\n" or not letter.isspace()
    ]
    return "".join(letter for letter, _ in letters), [place for _, place in letters]
