"""Birth dates: a date said to be one, in prose or under its header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.screening.fields import Field
from gongkai.screening.hits import Found, Sort
from gongkai.screening.subject import Subject

_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d(?:年|[./-])\s?\d{1,2}(?:(?:月|[./-])\s?\d{1,2}日?|月)?(?!\d)")
_PACKED = re.compile(r"(?<!\d)(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?(?!\d)")
_BORN = re.compile(r"\s?(?:出生(?![率证医缺])|生(?=[,。;、)\s]|$))")
_DAY = re.compile(r"\D\d{1,2}\D\s?\d{1,2}|\d{8}")


def birth_dates(subject: Subject) -> Iterator[Found]:
    """Full dates; a month alone is doubtful, since notices on officials tell it by rule."""
    for match in _DATE.finditer(subject.text):
        if subject.field_at(match.start()) is Field.BIRTH or _BORN.match(subject.text, match.end()):
            yield Found(Sort.BIRTH_DATE, *match.span(), doubtful=not _DAY.search(match[0]))
    for match in _PACKED.finditer(subject.text):
        if subject.field_at(match.start()) is Field.BIRTH:
            yield Found(Sort.BIRTH_DATE, *match.span(), doubtful=not _DAY.search(match[0]))
