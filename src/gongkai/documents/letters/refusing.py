"""Replies that withhold information (D12) or point to a special enquiry (D13)."""

from __future__ import annotations

from datetime import date

from gongkai.documents.letters.facts import Case, ThirdPartyView
from gongkai.documents.letters.frame import FOUND, decision, facts, full_stop, reasons, record, reply
from gongkai.documents.letters.granting import ground_sentence
from gongkai.documents.letters.letter import Block, Letter
from gongkai.documents.letters.wording import LetterError, day
from gongkai.law.citations import REGULATIONS
from gongkai.law.exemptions import EXEMPTIONS, Duty, Exemption, Lifting, duty
from gongkai.law.outcomes import LetterKind, Outcome

_ART = REGULATIONS.article


def denied(
    case: Case,
    *,
    on: date,
    found: str,
    ground: Exemption,
    reason: str,
    law: str = "",
    view: ThirdPartyView | None = None,
    weighing: str = "",
) -> Letter:
    """D12: the ground with its article, the reasons applied to the facts.

    `law` names the law or regulation that forbids disclosure (needed for OTHER_LAW); `view` and `weighing` are the
    third party's answer and the weighing of the public interest (needed for THIRD_PARTY). Raises LetterError where
    the third party agrees: the ground is then gone.
    """
    if view and view.agrees and duty(ground, Lifting.THIRD_PARTY_AGREES) is Duty.DISCLOSE:
        raise LetterError(
            "第三方同意公开的，不能以保护第三方合法权益为由不予公开", source=str(EXEMPTIONS[ground].source)
        )
    sentence = ground_sentence(ground, law)
    return reply(
        case,
        LetterKind.DENIED,
        Outcome(ground.value),
        facts(found, FOUND),
        record("ground", f"{case.you}申请公开的政府信息，{sentence}。" if sentence else "", "不予公开的情形及其条、款"),
        reasons(reason, "结合事实的理由"),
        *_consulted(view, weighing),
        decision(
            case,
            "{you}申请公开的政府信息不予公开。",
            EXEMPTIONS[ground].source,
            _ART(36, item=3),
        ),
        title="政府信息不予公开答复书",
        on=on,
    )


def special_query(case: Case, *, on: date, found: str, law: str, office: str) -> Letter:
    """D13: the law with its own rules of access, and the office that keeps them."""
    told = f"请{case.you}依照{law}的规定，向{office}办理查询。" if law and office else ""
    return reply(
        case,
        LetterKind.SPECIAL_QUERY,
        Outcome.SPECIAL_QUERY,
        facts(found, FOUND),
        decision(
            case,
            "{you}申请公开的信息属于工商、不动产登记资料等信息，有关法律、行政法规对信息的获取有特别规定，"
            "依照有关法律、行政法规的规定办理。",
            _ART(36, item=7),
        ),
        record("office", told, "专门规定的名称", "办理查询的机构"),
        title="行政查询告知书",
        on=on,
    )


def _consulted(view: ThirdPartyView | None, weighing: str) -> tuple[Block, ...]:
    if not view:
        return ()
    answered = f"第三方于{day(view.answered)}提出意见，" if view.answered else "第三方在规定的期限内未提出意见"
    stance = ("同意公开" if view.agrees else "不同意公开") if view.answered else ""
    text = f"本机关于{day(view.asked)}书面征求第三方的意见，{answered}{stance}。"
    return (
        record("consultation", text),
        reasons(full_stop(weighing), "涉及第三方的，征求意见情况和公共利益的衡量", key="weighing"),
    )
