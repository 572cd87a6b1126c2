"""Resident identity numbers of 18 and 15 digits, disability cards, passports, half-masked numbers.

The division code is not asked to exist: codes come and go, and a number mistyped there is a person's all the same.
Date and check digit (GB 11643) are asked instead, unless a label says that the number is an identity number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from stdnum.cn import ric

from gongkai.screening.fields import Field
from gongkai.screening.hits import Found, Sort
from gongkai.screening.subject import Subject

_RESIDENT = re.compile(r"(?<![0-9A-Za-z.])\d(?:[ -]?\d){16}[ -]?[\dXx](?![0-9A-Za-z])")
_CARD = re.compile(r"(?<![0-9A-Za-z.])(\d{17}[\dXx])[ -]?([1-7][1-4])(?:[Bb]\d{1,2})?(?![0-9A-Za-z])")
_OLD = re.compile(r"(?<![0-9A-Za-z.])\d{6}(\d\d)(\d\d)(\d\d)\d{3}(?![0-9A-Za-z])")
_PASSPORT = re.compile(r"(?<![0-9A-Za-z])(?:[A-Za-z][A-HJ-NP-Za-hj-np-z]?\d{7,10}|\d{8,10})(?![0-9A-Za-z])")
_HALF_MASKED = re.compile(r"(?<![0-9A-Za-z*])\d{6}[\d*×xX]{8}[\d*×xX]{3}[\dXx*×](?![0-9A-Za-z*])")
_STARS = re.compile(r"[*×xX](?!$)")
_ENOUGH_STARS = 8
_CARD_FIELDS = frozenset((Field.ID_NUMBER, Field.DISABILITY_CARD, Field.PASSPORT))
_OTHER_CODES = frozenset((Field.SERIAL, Field.CREDIT_CODE, Field.BENEFIT))
_YEARS = range(1900, 2100)


def disability_cards(subject: Subject) -> Iterator[Found]:
    """The holder's identity number with kind and grade of the disability behind it (20 digits)."""
    for match in _CARD.finditer(subject.text):
        field = subject.field_at(match.start())
        labelled = field in _CARD_FIELDS
        if labelled or (_checks(match[1]) and field not in _OTHER_CODES):
            yield Found(Sort.DISABILITY_CARD, *match.span(), doubtful=not labelled)


def resident_numbers(subject: Subject) -> Iterator[Found]:
    """18 digits: with the right check digit and a birth date, or called an identity number by a label.

    Numbers of cases and orders hold dates too; what a label calls a serial number is none.
    """
    for match in _RESIDENT.finditer(subject.text):
        field, number = subject.field_at(match.start()), re.sub("[ -]", "", match[0])
        if field in _OTHER_CODES:
            continue
        if _checks(number) or (field in _CARD_FIELDS and (_born(number[6:14]) or match[0].isalnum())):
            yield Found(Sort.DISABILITY_CARD if field is Field.DISABILITY_CARD else Sort.ID_NUMBER, *match.span())


def old_numbers(subject: Subject) -> Iterator[Found]:
    """15 digits with a birth date in the last century, where a label or a list of persons speaks for it."""
    for match in _OLD.finditer(subject.text):
        field = subject.field_at(match.start())
        labelled = field in _CARD_FIELDS
        if _born(f"19{match[1]}{match[2]}{match[3]}") and (labelled or (subject.personal and field is None)):
            yield Found(Sort.ID_NUMBER, *match.span(), doubtful=not labelled)


def passports(subject: Subject) -> Iterator[Found]:
    """Passports and travel permits: only where a label says so, for many serial numbers look like them."""
    for match in _PASSPORT.finditer(subject.text):
        field = subject.field_at(match.start())
        if field is Field.PASSPORT or (field is Field.ID_NUMBER and match[0][0].isalpha()):
            yield Found(Sort.PASSPORT, *match.span())


def half_masked(subject: Subject) -> Iterator[Found]:
    """An identity number with stars, but fewer than the eight of the birth date."""
    for match in _HALF_MASKED.finditer(subject.text):
        stars = len(_STARS.findall(match[0]))
        if 0 < stars < _ENOUGH_STARS:
            yield Found(Sort.HALF_MASKED_ID, *match.span())


def _checks(number: str) -> bool:
    """Whether birth date and check digit fit."""
    return _born(number[6:14]) and number[-1].upper() == ric.calc_check_digit(number)


def _born(digits: str) -> bool:
    """Whether eight digits are a date on which a living or registered person can be born."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year in _YEARS
    except ValueError:
        return False
