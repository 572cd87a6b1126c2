"""Letters of a consultation: to the third party (D05, D07), to the requester (D06), to a co-making organ (D08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai.documents.letters.facts import Case, Deadline, Party, ThirdPartyView, deadline
from gongkai.documents.letters.frame import (
    closing,
    contact,
    decision,
    full_stop,
    letter,
    opening,
    reasons,
    record,
    remedy_of,
)
from gongkai.documents.letters.letter import Form, Letter, Paragraph, Part, Slip
from gongkai.documents.letters.wording import day
from gongkai.law import periods
from gongkai.law.calendars import Calendar
from gongkai.law.citations import REGULATIONS
from gongkai.law.clocks import Ask
from gongkai.law.outcomes import LetterKind

_ART = REGULATIONS.article
_DAYS = "十五个工作日的反馈期限"
_STATUTORY = 15


def third_party_consultation(
    case: Case, *, on: date, third_party: Party, description: str, handed: date, calendar: Calendar
) -> Letter:
    """D05: asks a third party; who made the request is not told. `handed` is the day it will have the letter."""
    you = third_party.you
    told = (
        f"本机关正在办理一件政府信息公开申请。申请公开的政府信息中，涉及{you}的内容为："
        f"{full_stop(description)}公开上述信息可能对{you}的合法权益造成损害。"
    )
    after = (
        f"{you}不同意公开且有合理理由的，本机关不予公开；逾期未提出意见的，由本机关依照条例的规定决定是否公开。"
        f"本机关认为不公开可能对公共利益造成重大影响的，可以决定予以公开，"
        f"并将决定公开的政府信息内容和理由书面告知{you}。{contact(case)}"
    )
    consulted = letter(
        case,
        LetterKind.THIRD_PARTY_CONSULTATION,
        record("description", told if description else "", "所涉政府信息的描述（不透露申请人）"),
        decision(case, f"现书面征求{you}的意见。", _ART(15), _ART(32)),
        _term(you, "征询书", deadline(periods.CONSULTATION.on(handed).value, handed, calendar)),
        Paragraph(key="consequence", part=Part.TERM, text=after, says=("逾期不反馈的后果",)),
        closing("请予支持。"),
        title="政府信息公开第三方意见征询书",
        on=on,
        addressee=third_party.name,
    )
    return _with_slip(consulted, "第三方意见回执", "第三方（签名或者盖章）")


def consultation_notice(case: Case, *, on: date, whom: Ask, asked: date) -> Letter:
    """D06: tells the requester that somebody is being asked and that the time does not count."""
    third = whom is Ask.THIRD_PARTY
    place = _ART(32) if third else _ART(34)
    why = (
        "公开后可能损害第三方合法权益，本机关已于{0}书面征求第三方的意见。"
        if third
        else "由本机关会同其他行政机关共同制作，本机关已于{0}书面征求有关行政机关的意见。"
    )
    uncounted = (
        f"根据{_ART(33, paragraph=3)}的规定，征求第三方和其他机关意见所需时间不计算在答复期限内。"
        f"收到意见或者{_STATUTORY}个工作日的反馈期限届满后，答复期限继续计算。"
    )
    return letter(
        case,
        LetterKind.CONSULTATION_NOTICE,
        opening(case),
        decision(
            case,
            f"因{{you}}申请公开的政府信息{why.format(day(asked))}",
            place,
            says=("正在征求第三方或者其他机关意见",),
        ),
        Paragraph(
            key="term",
            part=Part.TERM,
            text=uncounted,
            says=("征求意见所需时间不计算在答复期限内",),
            cites=(_ART(33, paragraph=3),),
        ),
        closing(),
        title="政府信息公开征求意见告知书",
        on=on,
    )


def third_party_told(
    case: Case, *, on: date, third_party: Party, view: ThirdPartyView, disclosed: str, reason: str
) -> Letter:
    """D07: tells a third party what will be disclosed, why, and what it can do."""
    kind = LetterKind.THIRD_PARTY_TOLD
    you = third_party.you
    content = f"本机关决定公开的政府信息内容为：{full_stop(disclosed)}" if disclosed else ""
    return letter(
        case,
        kind,
        record("view", _asked(you, view)),
        record("disclosed", content, "决定公开的政府信息内容"),
        reasons(reason, "决定公开的理由"),
        decision(case, f"本机关决定予以公开，现书面告知{you}。", _ART(15), _ART(32)),
        remedy_of(case, kind, on),
        closing(),
        title="政府信息公开决定告知书",
        on=on,
        addressee=third_party.name,
    )


def organ_consultation(
    case: Case, *, on: date, other: str, description: str, handed: date, calendar: Calendar
) -> Letter:
    """D08: asks an organ that made the information together with this one; silence is consent."""
    told = f"本机关正在办理一件政府信息公开申请，所涉政府信息由本机关牵头、会同你单位共同制作：{full_stop(description)}"
    after = f"逾期未提出意见的，视为同意公开。不同意公开的，请说明理由和所依据的条款。{contact(case)}"
    consulted = letter(
        case,
        LetterKind.ORGAN_CONSULTATION,
        record("description", told if description else "", "所涉政府信息的描述"),
        decision(case, "现征求你单位的意见。", _ART(34)),
        _term("你单位", "函", deadline(periods.ORGAN_CONSULTATION.on(handed).value, handed, calendar)),
        Paragraph(key="consequence", part=Part.TERM, text=after, says=("逾期未提出意见视为同意公开",)),
        closing("专此函达。"),
        title="政府信息公开征求意见书",
        on=on,
        addressee=other,
    )
    return _with_slip(consulted, "征求意见回执", "机关（盖章）")


def _term(you: str, paper: str, period: Deadline) -> Paragraph:
    text = f"请{you}自收到本{paper}之日起{period}，填写所附回执并送回本机关。"
    return Paragraph(key="term", part=Part.TERM, text=text, says=(_DAYS,) if period.days == _STATUTORY else ())


def _with_slip(consulted: Letter, title: str, signer: str) -> Letter:
    rows = (
        ("意见", "□ 同意公开\n□ 不同意公开\n□ 同意部分公开"),
        ("不同意公开的内容和理由", "\n\n\n"),
        (signer, "\n"),
        ("联系人和联系电话", ""),
        ("日期", "＿＿＿＿年＿＿月＿＿日"),
    )
    form = Form(key="slip", rows=rows)
    return replace(consulted, slip=Slip(title=title, form=form))


def _asked(you: str, view: ThirdPartyView) -> str:
    answered = f"{you}于{day(view.answered)}提出意见" if view.answered else f"{you}在规定的期限内未提出意见"
    stance = ("，同意公开" if view.agrees else "，不同意公开") if view.answered else ""
    why = f"，理由是：{full_stop(view.reason)}" if view.answered and view.reason else "。"
    return f"本机关于{day(view.asked)}就公开有关政府信息书面征求{you}的意见。{answered}{stance}{why}"
