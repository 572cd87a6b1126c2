"""Signing: the letter gets its number and its day, and the remedy is that of the day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai.documents.letters.letter import Letter, RemedyParagraph
from gongkai.documents.letters.numbers import DocumentNumber
from gongkai.documents.letters.wording import LetterError
from gongkai.law.outcomes import LetterKind, Outcome
from gongkai.law.practice import DEFAULT, Practice
from gongkai.law.remedies import Choice, remedy, remedy_for_letter


def sign(letter: Letter, *, number: DocumentNumber | None, on: date, practice: Practice = DEFAULT) -> Letter:
    """The letter as signed on a day; `number` is None for papers that carry none.

    Raises LetterError where it is signed already. Whether it may leave is asked afterwards, by `checks.check`.
    """
    if letter.number:
        raise LetterError(f"文书已于{letter.dated.isoformat()}以{letter.number}签发，不能再次签发")
    blocks = tuple(
        replace(block, choice=lawful_choice(letter.kind, letter.outcome, on, practice))
        if isinstance(block, RemedyParagraph)
        else block
        for block in letter.blocks
    )
    return replace(letter, number=number, dated=on, blocks=blocks)


def lawful_choice(kind: LetterKind, outcome: Outcome | None, on: date, practice: Practice = DEFAULT) -> Choice:
    """The remedy a letter must carry on a day. Raises LetterError for a reply without its outcome."""
    if outcome is not None:
        return remedy(outcome, on, practice)
    if kind.is_reply:
        raise LetterError("答复书缺少处理结果，不能确定救济途径")
    return remedy_for_letter(kind, on)
