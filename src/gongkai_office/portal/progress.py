"""A case as its requester is told it: where it stands, the clock in plain words, what to do by when.

What goes on inside the organ (drafting, review, signing) is not told; the clock is that of `gongkai.law`, day by day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.cases.entries import Entry as Line
from gongkai.cases.entries import EntryKind, Role, Voiding
from gongkai.cases.procedure import Stage, possible
from gongkai.cases.state import Case, fold
from gongkai.law.clocks import Dates
from gongkai.law.working import Step
from gongkai_office.cases import ledger
from gongkai_office.cases.models import Charge, DisclosureRequest, Entry
from gongkai_office.cases.queries import clock
from gongkai_office.organs.queries import name_on


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the requester's time line."""

    on: date
    words: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """All that the page of a case shows. `todo` says what the requester has to do; `by` until when."""

    number: str
    organ: str
    description: str
    stage: str
    words: tuple[str, ...]
    todo: str = ""
    by: date | None = None
    due: date | None = None
    used: int = 0
    left: int | None = None
    provisional: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    events: tuple[Event, ...] = ()
    may_correct: bool = False
    may_withdraw: bool = False


def progress(request: DisclosureRequest, on: date) -> Progress:
    """What is told on a day."""
    rows = list(request.entries.order_by("sequence"))
    case = fold(ledger.entries(rows))
    line = clock(request, case)
    dates = line.dates if line else None
    steps = line.working if line and not case.closed and not line.dates.waiting else ()
    used = sum(step.counted for step in steps if step.date <= on)
    due = dates.reply_due if dates and not case.closed else None
    todo, by = _todo(request, case, dates)
    return Progress(
        number=request.number,
        organ=name_on(request.organ, on).name,
        description=request.description,
        stage=_STAGES.get(case.stage, case.stage.value),
        words=tuple(_words(case, dates, on)),
        todo=todo,
        by=by,
        due=due,
        used=used,
        left=sum(step.counted for step in steps) - used if due else None,
        provisional=dates.provisional if dates and not case.closed else (),
        steps=steps,
        events=tuple(_events(rows, standing(case.entries))),
        may_correct=case.stage is Stage.AWAITING_CORRECTION,
        may_withdraw=EntryKind.WITHDRAWN in possible(case.stage, Role.REQUESTER),
    )


def standing(lines: tuple[Line, ...]) -> frozenset[str]:
    """The ids of the entries that nobody has voided; a voiding can be voided itself."""
    dead: set[str] = set()
    for line in reversed(lines):
        if isinstance(line.detail, Voiding) and line.id not in dead:
            dead.add(line.detail.entry)
    return frozenset(line.id for line in lines if line.id not in dead)


_STAGES = {
    Stage.CONFIRMING: "等待与您确认",
    Stage.AWAITING_CORRECTION: "等待您补正",
    Stage.AWAITING_REASONS: "等待您说明理由",
    Stage.AWAITING_PAYMENT: "等待您缴费",
    Stage.IN_REVIEW: "办理中",
    Stage.SIGNED: "办理中",
    Stage.ARCHIVED: "已办结",
}
"""Stages in the requester's words, where the desk's own do not serve."""


def _words(case: Case, dates: Dates | None, on: date) -> Iterator[str]:
    """The clock in plain words."""
    if case.withdrawn:
        yield "您已经撤回这件申请，行政机关不再办理。需要时可以重新申请。"
    elif case.closed and not case.reopened:
        yield f"行政机关已于{chinese(case.closed)}作出答复，并按您选择的途径送达。"
        yield "对答复不服的，可以按答复书上写明的途径和期限申请行政复议或者提起行政诉讼。"
    elif case.clock is None or dates is None:
        yield "您的申请已经送到，正在等待行政机关与您确认。"
        yield "在网上提交的申请，以双方确认之日为收到之日，答复期限从收到之日的下一个工作日起算。请保持电话畅通。"
    elif dates.waiting:
        yield "现在轮到您。在您办理之前，答复期限不计算；您办理之后，答复期限重新计算。"
    else:
        yield f"收到之日是{chinese(case.clock.day0)}，从下一个工作日起计算。"
        yield from _due(case, dates, on)


def _due(case: Case, dates: Dates, on: date) -> Iterator[str]:
    if dates.reply_due is None:
        return
    yield f"行政机关最迟应当在{chinese(dates.reply_due)}答复您。"
    if case.stage is Stage.CONSULTING:
        yield "行政机关正在征求第三方或者其他机关的意见，征求意见的时间不计算在内。"
    if case.clock and case.clock.extended:
        yield "答复期限已经依法延长一次。"
    if dates.overdue_on(on):
        yield "这个日期已经过了。您可以直接向行政机关询问，也可以向政府信息公开工作主管部门投诉、举报。"
        yield "逾期没有答复的，您还可以依法申请行政复议或者提起行政诉讼（条例第五十一条）。"


def _todo(request: DisclosureRequest, case: Case, dates: Dates | None) -> tuple[str, date | None]:
    if dates is None or case.closed:
        return "", None
    match case.stage:
        case Stage.AWAITING_CORRECTION:
            return (
                "请按补正告知书补充或者更正申请内容。没有正当理由逾期不补正的，视为放弃申请，行政机关不再处理。",
                dates.correction_by,
            )
        case Stage.AWAITING_PAYMENT:
            charge = Charge.objects.filter(request=request, voided=False).last()
            amount = f"，金额{charge.amount}元" if charge else ""
            return f"请按收费通知缴纳信息处理费{amount}。逾期不缴费的，视为放弃申请，行政机关不再处理。", dates.pay_by
        case Stage.AWAITING_REASONS:
            return "您申请的数量、频次明显超过合理范围，行政机关请您说明理由。请按告知书上的方式说明。", None
    return "", None


def _events(rows: list[Entry], alive: frozenset[str]) -> Iterator[Event]:
    for row in rows:
        words = _TOLD.get(EntryKind(row.kind))
        if words and str(row.pk) in alive:
            yield Event(row.on, words, row.note if row.kind in _NOTES else "")


_TOLD = {
    EntryKind.SUBMITTED: "申请已提交",
    EntryKind.RECEIVED: "双方确认，登记收到",
    EntryKind.CORRECTION_NOTICED: "告知您补正",
    EntryKind.CORRECTED: "收到补正，答复期限重新计算",
    EntryKind.THIRD_PARTY_ASKED: "征求第三方意见",
    EntryKind.THIRD_PARTY_ANSWERED: "收到第三方意见",
    EntryKind.ORGAN_ASKED: "征求共同制作机关意见",
    EntryKind.ORGAN_ANSWERED: "收到共同制作机关意见",
    EntryKind.REASONS_ASKED: "请您说明理由",
    EntryKind.REASONS_GIVEN: "收到您说明的理由",
    EntryKind.DELAYED: "确定延迟答复的期限",
    EntryKind.EXTENDED: "延长答复期限",
    EntryKind.FEE_NOTICED: "通知您缴纳信息处理费",
    EntryKind.FEE_PAID: "收到信息处理费，答复期限重新计算",
    EntryKind.SERVED: "送达答复",
    EntryKind.WITHDRAWN: "撤回申请",
    EntryKind.REOPENED: "重新作出处理",
}
"""Entries that the requester is told of."""

_NOTES = frozenset({EntryKind.CORRECTION_NOTICED, EntryKind.EXTENDED})
"""Entries whose note is written for the requester: what to correct, why it takes longer."""


def chinese(day: date) -> str:
    """A day as letters write it.

    >>> chinese(date(2026, 3, 4))
    '2026年3月4日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
