"""How the answer of `gongkai deadline` is shown: as text for a clerk, as data for a program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len, set_cell_size

from gongkai.law import clocks
from gongkai.law.calendars import Calendar, weekday
from gongkai.law.clocks import Clock, Dates, Wait
from gongkai.law.events import Event
from gongkai.law.receipt import FirstDay
from gongkai.law.working import Step


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything there is to say of one request's clock; `assumed` where the confirmation was not given."""

    first: FirstDay | None
    assumed: bool
    clock: Clock
    dates: Dates
    steps: tuple[Step, ...]
    happened: tuple[Event, ...]
    remarks: tuple[str, ...]
    calendar: Calendar
    as_of: date | None


def data(answer: Answer) -> dict[str, object]:
    """The object of the contract's section 3, with further keys beside it."""
    dates = answer.dates
    return {
        "day0": answer.clock.day0.isoformat(),
        "received": answer.clock.received.isoformat(),
        "correction_due": _iso(dates.correction_due),
        "reply_due": _iso(dates.reply_due),
        "extended_due": _iso(dates.extended_due),
        "correction_by": _iso(dates.correction_by),
        "pay_by": _iso(dates.pay_by),
        "overdue_on": _iso(dates.overdue_on(answer.as_of)) if answer.as_of else None,
        "waiting": dates.waiting.name.lower() if dates.waiting else None,
        "provisional": bool(dates.provisional),
        "extended_provisional": bool(dates.extended_provisional),
        "provisional_reasons": list(dates.extended_provisional or dates.provisional),
        "remarks": list(_remarks(answer)),
        "calendar": {
            "version": answer.calendar.version,
            "region": answer.calendar.region.code if answer.calendar.region else None,
        },
        "working": [
            {
                "date": step.date.isoformat(),
                "counted": step.counted,
                "number": step.number,
                "reason": step.reason,
                "source": step.source,
            }
            for step in answer.steps
        ],
    }


def text(answer: Answer) -> str:
    """The answer as a clerk reads it: the dates first, then what happened, then every day."""
    return "\n".join([*_dates(answer), *_story(answer), *_days(answer.steps), *_small_print(answer)])


def _dates(answer: Answer) -> Iterator[str]:
    dates, clock = answer.dates, answer.clock
    yield _line("收到申请之日", clock.received, _evidence(answer))
    if clock.day0 != clock.received:
        yield _line("重新起算之日", clock.day0, "当日不计入，次日起重新计算")
    if dates.correction_due and not clock.correction_noticed:
        yield _line("告知补正最迟", dates.correction_due, "需要补正的，七个工作日内一次性告知")
    if dates.correction_by:
        yield _line("补正最迟", dates.correction_by, "合理期限由行政机关确定，这里按常用的十五个工作日")
    if dates.pay_by:
        yield _line("缴费最迟", dates.pay_by, "收到收费通知次日起二十个工作日")
    yield from _due(answer)


def _due(answer: Answer) -> Iterator[str]:
    dates, clock = answer.dates, answer.clock
    if dates.waiting:
        after = "收到理由后继续计算" if dates.waiting is Wait.REASONS else "答复期限自其完成之日重新计算"
        yield f"答复最迟      正在{dates.waiting}，{after}"
    if dates.reply_due:
        mark = "（暂定）" if dates.provisional else ""
        yield _line("答复最迟", dates.reply_due, f"第 {clocks.limit(clock, extended=clock.extended)} 个工作日{mark}")
    if dates.reply_due and dates.extended_due and not clock.extended:
        mark = "（暂定）" if dates.extended_provisional else ""
        yield _line("如需延长，至", dates.extended_due, f"须在答复最迟之日前批准并告知申请人{mark}")
    if answer.as_of and (late := dates.overdue_on(answer.as_of)):
        yield _line("已经逾期", late, f"截至 {answer.as_of.isoformat()}，自该日起逾期")


def _evidence(answer: Answer) -> str:
    if not answer.first:
        return "当日不计入"
    taken = "；未给出确认日期，按当日已确认计算" if answer.assumed else ""
    return f"{answer.first.channel.label}：{answer.first.evidence}{taken}（{answer.first.source}）"


def _story(answer: Answer) -> Iterator[str]:
    if answer.happened:
        yield "\n经过"
    for event in answer.happened:
        yield f"  {event.on.isoformat()}  {event.kind.label}（{event.kind.source}）"
    for remark in _remarks(answer):
        yield f"  注意：{remark}"


def _remarks(answer: Answer) -> Iterator[str]:
    yield from answer.remarks
    open_asks = [question for question in answer.clock.questions if question.answered is None]
    for question in open_asks:
        if end := question.end(answer.calendar):
            yield f"{question.whom}尚未答复，按用满十五个工作日（至 {end.isoformat()}）计算"
    if answer.clock.extension_spent and not answer.clock.extended:
        yield "重新起算之前已经延长过一次，不能再延长"


def _days(steps: tuple[Step, ...]) -> Iterator[str]:
    notes = {source: number for number, source in enumerate(dict.fromkeys(step.source for step in steps), start=1)}
    widest = max((cell_len(step.reason) for step in steps), default=0)
    if steps:
        yield "\n逐日计算"
    for step in steps:
        number = f"{step.number:>3}" if step.counted else "  -"
        reason = set_cell_size(step.reason, widest)
        yield f"  {step.date.isoformat()} {weekday(step.date)} {number}  {reason}  [{notes[step.source]}]"
    if notes:
        yield "\n依据"
    yield from (f"  [{number}] {source}" for source, number in notes.items())


def _small_print(answer: Answer) -> Iterator[str]:
    reasons = answer.dates.extended_provisional or answer.dates.provisional
    if reasons:
        yield "\n暂定的原因（安排公布后请重新计算）"
    yield from (f"  {reason}" for reason in reasons)
    place = answer.calendar.region.name if answer.calendar.region else "全国"
    yield f"\n日历：{place}，版本 {answer.calendar.version}"


def _line(name: str, on: date, remark: str) -> str:
    return f"{set_cell_size(name, 14)}{on.isoformat()} {weekday(on)}  {remark}"


def _iso(on: date | None) -> str | None:
    return on.isoformat() if on else None
