"""A question against robots that everybody can answer: in words, read aloud as well as seen, asked by ourselves.

There are two kinds, so that who cannot answer one may ask for the other. The expected answer stays in the session.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass

from django.contrib.sessions.backends.base import SessionBase

_KEY = "robot"
_NUMERALS = "零一二三四五六七八九十"
_ORDER = "一二三四"
_WORDS = ("春夏秋冬", "东南西北", "上下左右", "山清水秀", "风和日丽", "五谷丰登")
_LARGEST = 9


@dataclass(frozen=True, slots=True)
class Question:
    """A question and every answer that is right."""

    text: str
    answers: tuple[str, ...]


def current(session: SessionBase, *, other: bool = False) -> Question:
    """The question this visitor has to answer; another kind than before on demand."""
    kept = session.get(_KEY)
    if kept and not other:
        return Question(kept["text"], tuple(kept["answers"]))
    words = kept is not None and not kept["text"].startswith("“")
    question = _in_words() if words else _in_numbers()
    session[_KEY] = {"text": question.text, "answers": question.answers}
    return question


def answered(session: SessionBase, answer: str) -> bool:
    """Whether the answer is right; either way the question is used up."""
    kept = session.pop(_KEY, None)
    return bool(kept) and _bare(answer) in kept["answers"]


def _in_numbers() -> Question:
    first, second = secrets.randbelow(_LARGEST) + 1, secrets.randbelow(_LARGEST) + 1
    total = first + second
    text = f"{_NUMERALS[first]}加{_NUMERALS[second]}等于几？"
    return Question(text, (str(total), numeral(total)))


def _in_words() -> Question:
    word = secrets.choice(_WORDS)
    place = secrets.randbelow(len(word))
    return Question(f"“{word}”四个字里，第{_ORDER[place]}个字是什么？", (word[place],))


def numeral(number: int) -> str:
    """A number up to 19 in Chinese.

    >>> numeral(8), numeral(10), numeral(17)
    ('八', '十', '十七')
    """
    tens, ones = divmod(number, 10)
    return ("十" if tens else "") + (_NUMERALS[ones] if ones or not tens else "")


def _bare(answer: str) -> str:
    return "".join(unicodedata.normalize("NFKC", answer).split()).strip("。.，,")
