"""Unified social credit codes (GB 32100): they name organisations, so they are told, never masked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum.cn import uscc

from gongkai.screening.hits import Found, Sort
from gongkai.screening.subject import Subject

_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])")


def credit_codes(subject: Subject) -> Iterator[Found]:
    """18 signs with the right check sign."""
    for match in _CODE.finditer(subject.text):
        if uscc.is_valid(match[0]):
            yield Found(Sort.CREDIT_CODE, *match.span())
