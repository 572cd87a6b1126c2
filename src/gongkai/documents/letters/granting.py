"""Replies that give information: whole (D10) or in part (D11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.documents.letters.facts import Case
from gongkai.documents.letters.frame import (
    BASIS,
    DECIDED,
    ENCLOSED,
    FOUND,
    decision,
    facts,
    full_stop,
    reasons,
    record,
    reply,
)
from gongkai.documents.letters.letter import Block, Letter
from gongkai.law.citations import REGULATIONS
from gongkai.law.exemptions import EXEMPTIONS, Exemption
from gongkai.law.outcomes import LetterKind, Outcome

_ART = REGULATIONS.article
_GIVEN = "所公开的政府信息，或者获取的方式、途径和时间"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A part that is not disclosed: what, on which ground, why; `law` names the law that forbids it (Art. 14)."""

    what: str
    ground: Exemption
    reason: str
    law: str = ""


def already_public(case: Case, *, on: date, found: str, where: str) -> Letter:
    """D10 for what is public already (Art. 36(1)): how and where to get it."""
    told = f"获取该政府信息的方式、途径为：{full_stop(where)}" if where else ""
    return reply(
        case,
        LetterKind.GRANTED,
        Outcome.GRANTED,
        facts(found, FOUND),
        decision(
            case, "{you}申请公开的政府信息已经主动公开，现告知{you}获取该政府信息的方式、途径。", _ART(36, item=1)
        ),
        record("where", told, _GIVEN),
        title="政府信息公开申请答复书",
        on=on,
    )


def granted(case: Case, *, on: date, found: str, enclosed: tuple[str, ...] = (), where: str = "") -> Letter:
    """D10 for what can be disclosed (Art. 36(2)): enclosed, or how, where and when to get it."""
    given = "本机关现将该政府信息提供给{you}，详见附件。" if enclosed else "本机关决定予以公开。"
    told = f"获取该政府信息的方式、途径和时间为：{full_stop(where)}" if where else ""
    own = () if enclosed else (_GIVEN,)
    return reply(
        case,
        LetterKind.GRANTED,
        Outcome.GRANTED,
        facts(found, FOUND),
        decision(
            case,
            f"{{you}}申请公开的政府信息可以公开，{given}",
            _ART(36, item=2),
            says=(_GIVEN, ENCLOSED) if enclosed else (),
        ),
        record("where", told, *own),
        title="政府信息公开申请答复书",
        on=on,
        enclosed=enclosed,
    )


def partial(
    case: Case, *, on: date, found: str, disclosed: str, withheld: tuple[Withheld, ...], enclosed: tuple[str, ...] = ()
) -> Letter:
    """D11: what is given, and of every part that is not, its ground, article and reason."""
    grounds = dict.fromkeys(EXEMPTIONS[part.ground].source for part in withheld)
    seen = "，详见附件" if enclosed else ""
    given = f"予以公开的部分为：{full_stop(disclosed + seen)}" if disclosed else ""
    return reply(
        case,
        LetterKind.PARTIAL,
        Outcome.PARTIAL,
        facts(found, FOUND),
        decision(
            case,
            "{you}申请公开的信息中含有不应当公开的内容，但是能够作区分处理，本机关决定部分公开。",
            _ART(37),
            _ART(36, item=3),
            *grounds,
        ),
        record("disclosed", given, "公开的部分"),
        *(block for number, part in enumerate(withheld, 1) for block in _withheld(number, part)),
        title="政府信息部分公开答复书",
        on=on,
        enclosed=enclosed,
    )


def ground_sentence(ground: Exemption, law: str) -> str:
    """What the ground is and where it stands; empty where the law that forbids disclosure is not named."""
    rule = EXEMPTIONS[ground]
    if ground is Exemption.OTHER_LAW and not law:
        return ""
    named = f"（{law}）" if law else ""
    return f"属于{rule.source}规定的“{rule.name}”{named}"


def _withheld(number: int, part: Withheld) -> tuple[Block, Block]:
    sentence = ground_sentence(part.ground, part.law)
    text = f"不予公开的部分（{number}）：{part.what}，{sentence}。" if part.what and sentence else ""
    content = "不予公开的部分及其条款和理由"
    return (
        record(f"withheld-{number}", text, BASIS, DECIDED, content),
        reasons(part.reason, content, key=f"reasons-{number}"),
    )
