"""What the letters of a case share: opening, quoting of articles, closing, and the reply as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai.documents.letters.facts import Case
from gongkai.documents.letters.letter import Block, Letter, Paragraph, Part, RemedyParagraph
from gongkai.documents.letters.wording import day
from gongkai.law.citations import Citation
from gongkai.law.outcomes import LetterKind, Outcome
from gongkai.law.remedies import remedy, remedy_for_letter

RECEIVED = "收到申请的日期和申请编号"
FOUND = "查明的事实和检索情况"
BASIS = "法律依据（条、款、项）"
DECIDED = "处理决定"
ENCLOSED = "所附信息"
"""Contents of the common block of replies (`law.outcomes.letters.COMMON_BLOCK`)."""


def opening(case: Case) -> Paragraph:
    """What was received, when, under which number."""
    request = case.request
    corrected = f"，并于{day(request.corrected)}收到补正材料" if request.corrected else ""
    text = (
        f"本机关于{day(request.received)}收到{case.you}提出的政府信息公开申请"
        f"（申请编号：{request.number}，申请渠道：{request.channel.label}）{corrected}。"
        f"{case.you}申请公开的内容为：{full_stop(request.wanted)}"
    )
    return Paragraph(key="opening", part=Part.OPENING, text=text, says=(RECEIVED,))


def decision(case: Case, text: str, *cites: Citation, says: tuple[str, ...] = ()) -> Paragraph:
    """The decision with its articles, as 根据……的规定，……; `{you}` in the text is the requester."""
    return Paragraph(
        key="decision",
        part=Part.DECISION,
        text=f"根据{quoted(cites)}的规定，{text.format(you=case.you)}",
        says=(BASIS, DECIDED, *says),
        cites=cites,
    )


def record(key: str, text: str, *says: str) -> Paragraph:
    """A fact of the case; a text that is empty brings nothing."""
    return Paragraph(key=key, part=Part.RECORD, text=text, says=says)


def facts(text: str, *says: str) -> Paragraph:
    """What was found, in the handler's words."""
    return Paragraph(key="facts", part=Part.FACTS, text=full_stop(text), says=says)


def reasons(text: str, *says: str, key: str = "reasons") -> Paragraph:
    """Why, in the handler's words."""
    return Paragraph(key=key, part=Part.REASONS, text=full_stop(text), says=says)


def contact(case: Case) -> str:
    """Where the organ is reached, as a sentence; empty where nothing is given."""
    return f"联系方式：{full_stop(case.contact)}" if case.contact else ""


def closing(text: str = "特此告知。") -> Paragraph:
    """The last line before the signature."""
    return Paragraph(key="closing", part=Part.CLOSING, text=text)


def letter(
    case: Case,
    kind: LetterKind,
    *blocks: Block,
    title: str,
    on: date,
    addressee: str | None = None,
    enclosed: tuple[str, ...] = (),
) -> Letter:
    """A letter that is no reply, to the requester unless another addressee is named."""
    return Letter(
        kind=kind,
        organ=case.organ,
        title=title,
        addressee=case.request.requester.name if addressee is None else addressee,
        dated=on,
        blocks=_written(blocks),
        enclosed=enclosed,
    )


def reply(
    case: Case,
    kind: LetterKind,
    outcome: Outcome,
    *blocks: Block,
    title: str,
    on: date,
    enclosed: tuple[str, ...] = (),
) -> Letter:
    """A reply: opening, its own blocks, remedy, closing."""
    chosen = remedy(outcome, on, case.practice)
    return Letter(
        kind=kind,
        organ=case.organ,
        title=title,
        addressee=case.request.requester.name,
        dated=on,
        blocks=_written(
            (
                opening(case),
                *blocks,
                RemedyParagraph(choice=chosen, names=case.names, served_online=case.served_online),
                closing(),
            )
        ),
        outcome=outcome,
        enclosed=enclosed,
    )


def remedy_of(case: Case, kind: LetterKind, on: date) -> RemedyParagraph:
    """The remedy paragraph of a decision that is no reply."""
    return RemedyParagraph(choice=remedy_for_letter(kind, on), names=case.names, served_online=case.served_online)


def quoted(cites: Iterable[Citation]) -> str:
    """Several places; an instrument is named once for the places that follow each other.

    >>> from gongkai.law.citations import REGULATIONS
    >>> quoted((REGULATIONS.article(15), REGULATIONS.article(36, item=3)))
    '《政府信息公开条例》第十五条、第三十六条第（三）项'
    """
    parts, previous = [], None
    for place in cites:
        title = str(place.instrument)
        parts.append(str(place).removeprefix(title) if place.instrument == previous else str(place))
        previous = place.instrument
    return "、".join(parts)


def full_stop(text: str) -> str:
    """A sentence with its full stop; nothing stays nothing."""
    plain = text.strip()
    return plain if not plain or plain[-1] in "。！？；：" else f"{plain}。"


def _written(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks without those that came out empty and need not be there; what is still missing stays."""
    return tuple(block for block in blocks if block.text or block.says or not block.locked)
