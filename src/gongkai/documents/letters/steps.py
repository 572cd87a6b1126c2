"""Letters of the procedure: receipt (D01), correction (D02), reasons (D03), extension (D04)."""

from __future__ import annotations

from datetime import date

from gongkai.documents.letters.facts import Case, Correction, Deadline
from gongkai.documents.letters.frame import (
    closing,
    contact,
    decision,
    full_stop,
    letter,
    opening,
    quoted,
    reasons,
    record,
)
from gongkai.documents.letters.letter import Form, Letter, Listing, Paragraph, Part, Promise
from gongkai.documents.letters.wording import day, last_day
from gongkai.law import periods
from gongkai.law.citations import REGULATIONS
from gongkai.law.clocks import Dates
from gongkai.law.outcomes import LetterKind

_ART = REGULATIONS.article
_EXTENSION = _ART(33, paragraph=2)


def receipt(case: Case, *, on: date, materials: tuple[str, ...], dates: Dates) -> Letter:
    """D01: that a request was registered, and by when it is answered. `dates` are those of its fresh clock."""
    request = case.request
    due = last_day(dates.reply_due) if dates.reply_due else ""
    filled = {
        "申请编号": request.number,
        "申请人": request.requester.name,
        "收到申请之日": day(request.received),
        "申请渠道": request.channel.label,
        "收到的材料": "；".join(materials),
        "所需政府信息": request.wanted,
        "答复期限届满日": due,
    }
    says = tuple(label for label, value in filled.items() if value)
    rows = tuple((label, value) for label, value in filled.items())
    days = periods.REPLY.on(request.received).value
    provisional = "节假日安排尚未全部公布，届满日以公布后的安排为准。" if dates.provisional else ""
    text = (
        f"本机关已登记{case.you}提出的政府信息公开申请。根据{quoted((_ART(31), _EXTENSION))}的规定，"
        f"自收到申请之日起{days}个工作日内答复，收到当日不计；需要补正、征求意见、延长答复期限或者缴费的，"
        f"另行书面告知。{provisional}"
    )
    body = Paragraph(key="term", part=Part.TERM, text=text, cites=(_ART(31), _EXTENSION))
    form = Form(key="form", rows=rows, says=says)
    ask = record("contact", contact(case))
    return letter(case, LetterKind.RECEIPT, form, body, ask, title="政府信息公开申请登记回执", on=on)


def correction_notice(case: Case, *, on: date, items: tuple[Correction, ...], period: Deadline | None) -> Letter:
    """D02: everything to correct, once, with a reasonable period and what follows without it."""
    says = ("全部需要补正的事项", *(("如何补正",) if all(item.how for item in items) else ()))
    listing = Listing(key="items", items=tuple(full_stop(item.what) + full_stop(item.how) for item in items), says=says)
    lead = record("lead", f"经审查，{case.you}的申请内容不明确。本机关现一次性告知需要补正的事项和补正的方法：")
    after = (
        f"根据{_ART(30)}的规定，无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。"
        f"答复期限自本机关收到补正的申请之日起计算。{contact(case)}"
    )
    return letter(
        case,
        LetterKind.CORRECTION_NOTICE,
        opening(case),
        lead,
        listing,
        _term(f"请{case.you}", period, "一次性补正。", "合理的补正期限"),
        Paragraph(key="consequence", part=Part.TERM, text=after, says=("逾期不补正的后果",), cites=(_ART(30),)),
        closing(),
        title="政府信息公开申请补正告知书",
        on=on,
    )


def reasons_asked(case: Case, *, on: date, frequency: str, period: Deadline | None) -> Letter:
    """D03: how many requests in which time, and until when to say why. `frequency` is one sentence of counts."""
    counted = record("frequency", full_stop(frequency), "申请数量和频次的事实")
    after = (
        f"本机关认为理由不合理的，告知{case.you}不予处理；认为理由合理，但是无法在规定的期限内答复的，"
        f"将确定延迟答复的合理期限并告知{case.you}。逾期未说明理由的，本机关依法处理。{contact(case)}"
    )
    return letter(
        case,
        LetterKind.REASONS_ASKED,
        opening(case),
        counted,
        decision(case, "申请公开政府信息的数量、频次明显超过合理范围的，行政机关可以要求申请人说明理由。", _ART(35)),
        _term(f"请{case.you}", period, "书面说明理由。", "说明理由的期限"),
        Paragraph(key="consequence", part=Part.TERM, text=after),
        closing(),
        title="政府信息公开申请说明理由告知书",
        on=on,
    )


def extension(
    case: Case, *, on: date, reason: str, approved_on: date | None, dates: Dates, until: date | None = None
) -> Letter:
    """D04: the new day, at most 20 working days after the first.

    `dates` are those of the clock before the extension is entered; `until` is the promised day, without it the
    last lawful one.
    """
    promised = (until or dates.extended_due) if dates.extended_due else None
    approved = (
        record(
            "approval",
            f"延长答复期限已于{day(approved_on)}经本机关政府信息公开工作机构负责人同意。",
            "经政府信息公开工作机构负责人同意",
        )
        if approved_on
        else record("approval", "")
    )
    return letter(
        case,
        LetterKind.EXTENSION,
        opening(case),
        reasons(reason, "延长的理由"),
        approved,
        decision(case, "本机关决定延长答复期限。", _EXTENSION),
        _promise(case, dates, promised),
        closing(),
        title="政府信息公开申请延期答复告知书",
        on=on,
    )


def _promise(case: Case, dates: Dates, promised: date | None) -> Promise:
    first = f"原答复期限至{last_day(dates.reply_due)}届满，" if dates.reply_due else ""
    return Promise(
        key="term",
        part=Part.TERM,
        text=f"{first}延长后，本机关将于{last_day(promised)}前（含当日）答复{case.you}。" if promised else "",
        says=("延长后的答复日期",),
        until=promised,
        latest=dates.extended_due,
    )


def _term(before: str, period: Deadline | None, after: str, says: str) -> Paragraph:
    text = f"{before}自收到本告知书之日起{period}，{after}" if period else ""
    return Paragraph(key="term", part=Part.TERM, text=text, says=(says,))
