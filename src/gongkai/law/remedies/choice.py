"""Which remedy an act carries: reconsideration first, either way, or none.

Since 2024 a refused request must go to reconsideration before court (ARL 23(1)(4)), and the reply must say so. The
Supreme Court reads "refused" as Arts. 14 to 16 of the OGI Regulations; for partial disclosure and for silence the
law leaves room, and the office's `Practice` decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.law.citations import FEES, JUDICIAL_2025, LITIGATION, RECONSIDERATION, Citation, Evidence
from gongkai.law.outcomes import LetterKind, Outcome
from gongkai.law.practice import DEFAULT, Practice

RECONSIDERATION_FIRST_FROM = date(2024, 1, 1)
"""The first day of acts whose refusal must be reconsidered before it is sued over."""


class Remedy(StrEnum):
    """The three paragraphs."""

    RECONSIDER_FIRST = "REM-A"
    EITHER_WAY = "REM-B"
    NONE = "REM-C"


@dataclass(frozen=True, slots=True)
class Choice:
    """The remedy of one act, with its articles.

    `dated` is the day of the act, or the day a reply fell overdue. `subject` is what the requester may contest;
    `withheld_part_only` that only the withheld part must be reconsidered first; `silent` that no reply was given.
    `evidence` is PRACTICE where the law leaves the question open.
    """

    remedy: Remedy
    dated: date
    sources: tuple[Citation, ...] = ()
    evidence: Evidence = Evidence.STATUTE
    subject: str = "本答复"
    withheld_part_only: bool = False
    silent: bool = False


_FIRST = RECONSIDERATION.article(23, paragraph=1, item=4)
_FIRST_SILENT = RECONSIDERATION.article(23, paragraph=1, item=3)
_EITHER = LITIGATION.article(44, paragraph=1)
_COURTS_READING_FROM = date(2025, 6, 1)
_WITHOUT = frozenset(
    {
        LetterKind.RECEIPT,
        LetterKind.CORRECTION_NOTICE,
        LetterKind.REASONS_ASKED,
        LetterKind.EXTENSION,
        LetterKind.THIRD_PARTY_CONSULTATION,
        LetterKind.CONSULTATION_NOTICE,
        LetterKind.ORGAN_CONSULTATION,
        LetterKind.FEE_NOTICE,
        LetterKind.SERVICE_RECORD,
        LetterKind.REVIEW_SHEET,
    }
)


def remedy(outcome: Outcome, dated: date, practice: Practice = DEFAULT) -> Choice:
    """The remedy of a reply, by its outcome and its date."""
    if dated < RECONSIDERATION_FIRST_FROM:
        return Choice(Remedy.EITHER_WAY, dated, (_EITHER,))
    if outcome.withheld:
        return Choice(Remedy.RECONSIDER_FIRST, dated, (_FIRST,))
    if outcome is not Outcome.PARTIAL:
        return Choice(Remedy.EITHER_WAY, dated, (_EITHER,))
    if practice.partial_withheld_reconsider_first:
        return Choice(Remedy.RECONSIDER_FIRST, dated, (_FIRST,), Evidence.PRACTICE, withheld_part_only=True)
    return Choice(Remedy.EITHER_WAY, dated, (_EITHER,), Evidence.PRACTICE)


def remedy_for_silence(overdue: date, practice: Practice = DEFAULT) -> Choice:
    """The remedy against a reply that did not come; `overdue` is the last lawful day to reply.

    Disputed from 2024 on: the court lets the requester choose (SPC25 2(2), from June 2025), others read silence as a
    failure to perform that must be reconsidered first (ARL 23(1)(3)).
    """
    subject = "本机关逾期未作答复"
    if overdue < RECONSIDERATION_FIRST_FROM:
        return Choice(Remedy.EITHER_WAY, overdue, (_EITHER,), subject=subject, silent=True)
    if practice.silence_reconsider_first:
        kind, source = Remedy.RECONSIDER_FIRST, _FIRST_SILENT
    elif overdue < _COURTS_READING_FROM:
        kind, source = Remedy.EITHER_WAY, _EITHER
    else:
        kind, source = Remedy.EITHER_WAY, JUDICIAL_2025.article(2, paragraph=2)
    return Choice(kind, overdue, (source,), Evidence.PRACTICE, subject, silent=True)


def remedy_for_letter(letter: LetterKind, dated: date) -> Choice:
    """The remedy of a letter that is no reply: none for steps of the procedure, either way for decisions.

    The decision to disclose against a third party's will (D07) and the correction of a record (D23) are decisions.
    Raises ValueError for a reply, whose remedy depends on its outcome.
    """
    if letter.is_reply:
        raise ValueError(f"the remedy of {letter} depends on its outcome")
    if letter in _WITHOUT:
        sources = (FEES.article(8),) if letter is LetterKind.FEE_NOTICE else ()
        return Choice(Remedy.NONE, dated, sources, Evidence.PRACTICE)
    return Choice(Remedy.EITHER_WAY, dated, (_EITHER,), Evidence.PRACTICE, "本决定")
