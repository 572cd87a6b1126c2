"""The fee notice (D09): basis, scale, count, amount, how and until when to pay, and what follows."""

from __future__ import annotations

from datetime import date

from gongkai.documents.letters.facts import Case, deadline
from gongkai.documents.letters.frame import closing, contact, decision, full_stop, letter, opening, record
from gongkai.documents.letters.letter import Form, Letter, Paragraph, Part
from gongkai.law import periods
from gongkai.law.calendars import Calendar
from gongkai.law.citations import FEES, REGULATIONS
from gongkai.law.fees import Fee, FeeMethod
from gongkai.law.outcomes import LetterKind

_STATUTORY = 20


def fee_notice(case: Case, *, on: date, fee: Fee, ways: str, handed: date, calendar: Calendar) -> Letter:
    """D09. `fee` is that of `law.fees` for this request alone; `handed` the day the requester will have the notice."""
    period = deadline(periods.PAYMENT.on(handed).value, handed, calendar)
    pay = f"请{case.you}自收到本通知次日起{period}，足额缴纳信息处理费。" if fee.amount else ""
    after = (
        f"根据{FEES.article(6)}的规定，逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。"
        f"答复期限自{case.you}缴纳费用完成之日的次日起重新计算。"
    )
    how = f"缴纳方式：{full_stop(ways)}" if ways else ""
    return letter(
        case,
        LetterKind.FEE_NOTICE,
        opening(case),
        record("count", _count(case, fee), "件数或者页数"),
        decision(
            case,
            f"{_METHODS[fee.method]}，应收取信息处理费{fee.amount}元。",
            REGULATIONS.article(42),
            fee.source,
            says=("收费依据和标准", "金额") if fee.amount else (),
        ),
        Form(key="working", header=("计费区间", "数量", "单价（元）", "金额（元）"), rows=_working(fee)),
        record("ways", how, "缴纳方式"),
        Paragraph(
            key="term",
            part=Part.TERM,
            text=pay,
            says=("二十个工作日的缴费期限",) if period.days == _STATUTORY else (),
        ),
        Paragraph(key="consequence", part=Part.TERM, text=after, says=("逾期不缴的后果",), cites=(FEES.article(6),)),
        record("contact", contact(case)),
        closing("特此通知。"),
        title="政府信息公开信息处理费收费通知书",
        on=on,
    )


_METHODS = {FeeMethod.PER_PAGE: "按量超额累进计收", FeeMethod.PER_REQUEST: "按件超额累进计收"}
_UNITS = {FeeMethod.PER_PAGE: "页", FeeMethod.PER_REQUEST: "件"}


def _count(case: Case, fee: Fee) -> str:
    """What is charged; what is free has no working and nothing to notify."""
    if not fee.working:
        return ""
    first, last = fee.working[0].from_, fee.working[-1].to
    if fee.method is FeeMethod.PER_PAGE:
        return f"提供{case.you}申请公开的政府信息，共计{last}页。"
    span = f"第{last}件" if first == last else f"第{first}件至第{last}件"
    return f"该申请是{case.you}在同一自然月内向本机关提出的{span}政府信息公开申请。"


def _working(fee: Fee) -> tuple[tuple[str, ...], ...]:
    unit = _UNITS[fee.method]
    steps = tuple(
        (f"第{step.from_}—{step.to}{unit}", f"{step.count}{unit}", str(step.rate), str(step.amount))
        for step in fee.working
    )
    return (*steps, ("合计", f"{sum(step.count for step in fee.working)}{unit}", "—", str(fee.amount))) if steps else ()
