"""Detectors: each looks at one passage for one thing. Their order decides where two claim the same letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from gongkai.screening.detectors.accounts import chat_accounts, mailboxes, plates
from gongkai.screening.detectors.addresses import addresses
from gongkai.screening.detectors.bank_cards import bank_cards
from gongkai.screening.detectors.births import birth_dates
from gongkai.screening.detectors.credit_codes import credit_codes
from gongkai.screening.detectors.id_numbers import (
    disability_cards,
    half_masked,
    old_numbers,
    passports,
    resident_numbers,
)
from gongkai.screening.detectors.persons import persons
from gongkai.screening.detectors.phones import landlines, mobiles
from gongkai.screening.hits import Found
from gongkai.screening.subject import Detector, Subject

_NUMERIC: tuple[Detector, ...] = (
    disability_cards,
    resident_numbers,
    half_masked,
    credit_codes,
    bank_cards,
    mobiles,
    old_numbers,
    passports,
    landlines,
    birth_dates,
    plates,
    addresses,
)
_LINK = re.compile(r"https?://[^\s\u4e00-\u9fff，。；、）》”]+", re.IGNORECASE)

_WORDED: tuple[Detector, ...] = (mailboxes, chat_accounts, addresses, persons)


def detect(subject: Subject) -> list[Found]:
    """Everything personal in one passage, in order, no two overlapping; what stands in links is left out."""
    subject = replace(subject, text=_LINK.sub(lambda link: " " * len(link[0]), subject.text))
    digits = any(letter.isdigit() for letter in subject.text)
    detectors = dict.fromkeys((*_NUMERIC, *_WORDED) if digits else _WORDED)
    return _apart(len(subject.text), (found for detector in detectors for found in detector(subject)))


def _apart(length: int, claims: Iterator[Found]) -> list[Found]:
    """The claims in order of place; of two that overlap, the one that was made first."""
    taken, kept = bytearray(length), []
    for claim in claims:
        if not any(taken[claim.start : claim.end]):
            taken[claim.start : claim.end] = b"\1" * (claim.end - claim.start)
            kept.append(claim)
    return sorted(kept, key=lambda found: found.start)
