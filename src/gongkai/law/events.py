"""What can happen to a reply clock, and whether it is lawful when it does.

`check` asks whether an event is lawful now and raises the reason and the article where it is not; `apply` records
it and never looks at a calendar, so an event once accepted stays accepted under any later calendar version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gongkai.errors import GongkaiError
from gongkai.law import clocks
from gongkai.law.calendars import Calendar
from gongkai.law.citations import FEES, REGULATIONS, Citation
from gongkai.law.clocks import Ask, Clock, Question, Wait
from gongkai.law.practice import DEFAULT, Practice


class EventError(GongkaiError):
    """An event that the law does not allow at this point; says why and by which article."""


class EventKind(StrEnum):
    """What can happen to a reply clock."""

    CORRECTION_NOTICED = "correction-noticed"
    CORRECTED = "corrected"
    THIRD_PARTY_ASKED = "third-party-asked"
    THIRD_PARTY_ANSWERED = "third-party-answered"
    ORGAN_ASKED = "organ-asked"
    ORGAN_ANSWERED = "organ-answered"
    REASONS_ASKED = "reasons-asked"
    REASONS_GIVEN = "reasons-given"
    DELAYED = "delayed"
    EXTENDED = "extended"
    FEE_NOTICED = "fee-noticed"
    FEE_PAID = "fee-paid"

    @property
    def label(self) -> str:
        """The event as a clerk calls it."""
        return _MOVES[self].label

    @property
    def source(self) -> Citation:
        """The article the event rests on."""
        return _MOVES[self].source


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day; `until` is the promised day of a delayed reply (Art. 35).

    `asked` says which question an answer belongs to, by the day it was put on; without it, to the one open longest.
    Each third party has fifteen working days of its own (Art. 32), so with several it matters who answered.
    """

    kind: EventKind
    on: date
    until: date | None = None
    asked: date | None = None


def check(clock: Clock, event: Event, calendar: Calendar, practice: Practice = DEFAULT) -> tuple[str, ...]:
    """Refuse an unlawful event, or say what is irregular about a lawful one (one Chinese sentence each).

    Raises EventError.
    """
    move = _MOVES[event.kind]
    if event.on < clock.last:
        raise EventError(
            f"{move.label}的日期 {event.on.isoformat()} 早于上一事项的日期 {clock.last.isoformat()}，请核对先后次序"
        )
    objection = move.objection(clock, event, calendar, practice)
    if objection:
        raise EventError(objection, source=str(move.source))
    return tuple(filter(None, (move.remark(clock, event, calendar, practice),)))


def apply(clock: Clock, event: Event) -> Clock:
    """The clock after an event, which is taken to be lawful."""
    return _MOVES[event.kind].change(clock, event)._replace(last=event.on)


def run(
    received: date, happened: Iterable[Event], calendar: Calendar, practice: Practice = DEFAULT
) -> tuple[Clock, tuple[str, ...]]:
    """Check and apply events in order from the first day on; the clock, and what is irregular. Raises EventError."""
    clock = clocks.start(received)
    remarks: list[str] = []
    for event in happened:
        remarks += check(clock, event, calendar, practice)
        clock = apply(clock, event)
    return clock, tuple(remarks)


_Asked = Callable[[Clock, Event, Calendar, Practice], str]


def _nothing(_clock: Clock, _event: Event, _calendar: Calendar, _practice: Practice) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class _Move:
    """One kind of event: its words, its article, what it changes, what forbids it, what is irregular about it."""

    label: str
    source: Citation
    change: Callable[[Clock, Event], Clock]
    objection: _Asked = _nothing
    remark: _Asked = _nothing


def _restart(clock: Clock, event: Event) -> Clock:
    """A new period from this day; questions still open go on, an extension already granted is spent."""
    return clock._replace(
        day0=event.on,
        waiting=None,
        questions=tuple(question for question in clock.questions if question.answered is None),
        extended=False,
        extension_spent=clock.extension_spent or clock.extended,
        delayed_until=None,
    )


def _notice_correction(clock: Clock, event: Event) -> Clock:
    return clock._replace(waiting=Wait.CORRECTION, correction_noticed=event.on)


def _correct(clock: Clock, event: Event) -> Clock:
    return _restart(clock, event)._replace(corrected=event.on)


def _notice_fee(clock: Clock, event: Event) -> Clock:
    return clock._replace(waiting=Wait.PAYMENT, fee_noticed=event.on)


def _pay(clock: Clock, event: Event) -> Clock:
    return _restart(clock, event)._replace(fee_paid=event.on)


def _extend(clock: Clock, _event: Event) -> Clock:
    return clock._replace(extended=True)


def _delay(clock: Clock, event: Event) -> Clock:
    return clock._replace(delayed_until=event.until)


def _ask(whom: Ask) -> Callable[[Clock, Event], Clock]:
    def change(clock: Clock, event: Event) -> Clock:
        waiting = Wait.REASONS if whom is Ask.REASONS else clock.waiting
        return clock._replace(waiting=waiting, questions=(*clock.questions, Question(whom, event.on)))

    return change


def _answer(whom: Ask) -> Callable[[Clock, Event], Clock]:
    def change(clock: Clock, event: Event) -> Clock:
        answered, found = [], False
        for question in clock.questions:
            closes = not found and _meets(question, whom, event)
            answered.append(replace(question, answered=event.on) if closes else question)
            found = found or closes
        waiting = None if whom is Ask.REASONS else clock.waiting
        return clock._replace(waiting=waiting, questions=tuple(answered))

    return change


def _meets(question: Question, whom: Ask, event: Event) -> bool:
    """Whether an open question is the one that an answer belongs to."""
    return question.whom is whom and question.answered is None and event.asked in {None, question.asked}


def _once_corrected(clock: Clock, _event: Event, _calendar: Calendar, _practice: Practice) -> str:
    if clock.correction_noticed:
        return f"补正只能一次性告知，本件已于 {clock.correction_noticed.isoformat()} 告知补正，不能再次告知"
    return _while_waiting(clock, _event, _calendar, _practice)


def _while_waiting(clock: Clock, event: Event, _calendar: Calendar, _practice: Practice) -> str:
    if clock.waiting:
        return f"本件正在{clock.waiting}，答复期限尚未重新起算，此时不能登记“{event.kind.label}”"
    return ""


def _not_awaiting(wait: Wait, why: str) -> _Asked:
    def objection(clock: Clock, _event: Event, _calendar: Calendar, _practice: Practice) -> str:
        return "" if clock.waiting is wait else why

    return objection


def _unasked(whom: Ask) -> _Asked:
    def objection(clock: Clock, event: Event, _calendar: Calendar, _practice: Practice) -> str:
        asked = any(_meets(question, whom, event) for question in clock.questions)
        return "" if asked else f"没有登记过“{whom}”，或已全部答复，不能再登记答复"

    return objection


def _may_not_extend(clock: Clock, event: Event, calendar: Calendar, practice: Practice) -> str:
    if clock.extended or clock.extension_spent:
        return "答复期限只能延长一次，本件已经延长过"
    due = clocks.due_day(clock, calendar, practice, extended=False)
    if due and event.on > due:
        return f"答复期限已于 {due.isoformat()} 届满，期限届满后不能再延长"
    return _while_waiting(clock, event, calendar, practice)


def _once_charged(clock: Clock, event: Event, calendar: Calendar, practice: Practice) -> str:
    if clock.fee_noticed:
        return f"本件已于 {clock.fee_noticed.isoformat()} 送达收费通知，不能再次通知"
    return _while_waiting(clock, event, calendar, practice)


def _paid_too_late(clock: Clock, event: Event, calendar: Calendar, _practice: Practice) -> str:
    if clock.waiting is not Wait.PAYMENT:
        return "没有送达过收费通知，或费用已缴清，不能登记缴费"
    due = clocks.pay_by(clock, calendar)
    if due and event.on > due:
        return f"缴费期限已于 {due.isoformat()} 届满，逾期未缴纳视为放弃申请，不能再登记缴费"
    return ""


def _no_promised_day(clock: Clock, event: Event, calendar: Calendar, practice: Practice) -> str:
    if not event.until or event.until <= event.on:
        return "延迟答复应当确定一个晚于告知之日的合理日期"
    return _while_waiting(clock, event, calendar, practice)


def _noticed_late(clock: Clock, event: Event, calendar: Calendar, _practice: Practice) -> str:
    due = clocks.correction_due(clock, calendar)
    if due and event.on > due:
        return f"告知补正的期限为 {due.isoformat()}，{event.on.isoformat()} 告知已经超过七个工作日"
    return ""


def _corrected_late(clock: Clock, event: Event, calendar: Calendar, practice: Practice) -> str:
    due = clocks.correction_by(clock, calendar, practice)
    if due and event.on > due:
        return f"补正期限为 {due.isoformat()}，{event.on.isoformat()} 才收到补正；有正当理由的方可受理，请记明理由"
    return ""


def _asked_late(clock: Clock, event: Event, calendar: Calendar, practice: Practice) -> str:
    due = clocks.due_day(clock, calendar, practice, extended=clock.extended)
    if due and event.on > due:
        return f"答复期限已于 {due.isoformat()} 届满，{event.on.isoformat()} 才{event.kind.label}，不改变已经逾期的事实"
    return ""


def _answered_late(whom: Ask) -> _Asked:
    def remark(clock: Clock, event: Event, calendar: Calendar, _practice: Practice) -> str:
        question = next(q for q in clock.questions if _meets(q, whom, event))
        end = question.end(calendar)
        if not end or event.on <= end:
            return ""
        silence = "逾期未提出意见视为同意公开" if whom is Ask.ORGAN else "逾期由行政机关依法自行决定"
        return f"征求意见的十五个工作日已于 {end.isoformat()} 届满，{silence}；此后的时间计入答复期限"

    return remark


_ART_30, _ART_32, _ART_34, _ART_35 = (REGULATIONS.article(number) for number in (30, 32, 34, 35))
_FEE = Citation(FEES)
_MOVES = {
    EventKind.CORRECTION_NOTICED: _Move("告知补正", _ART_30, _notice_correction, _once_corrected, _noticed_late),
    EventKind.CORRECTED: _Move(
        "收到补正",
        _ART_30,
        _correct,
        _not_awaiting(Wait.CORRECTION, "没有告知过补正，或补正已经收到，不能登记补正"),
        _corrected_late,
    ),
    EventKind.THIRD_PARTY_ASKED: _Move("征求第三方意见", _ART_32, _ask(Ask.THIRD_PARTY), remark=_asked_late),
    EventKind.THIRD_PARTY_ANSWERED: _Move(
        "收到第三方意见",
        _ART_32,
        _answer(Ask.THIRD_PARTY),
        _unasked(Ask.THIRD_PARTY),
        _answered_late(Ask.THIRD_PARTY),
    ),
    EventKind.ORGAN_ASKED: _Move("征求共同制作机关意见", _ART_34, _ask(Ask.ORGAN), remark=_asked_late),
    EventKind.ORGAN_ANSWERED: _Move(
        "收到共同制作机关意见", _ART_34, _answer(Ask.ORGAN), _unasked(Ask.ORGAN), _answered_late(Ask.ORGAN)
    ),
    EventKind.REASONS_ASKED: _Move("要求说明理由", _ART_35, _ask(Ask.REASONS), _while_waiting, _asked_late),
    EventKind.REASONS_GIVEN: _Move("收到理由说明", _ART_35, _answer(Ask.REASONS), _unasked(Ask.REASONS)),
    EventKind.DELAYED: _Move("确定延迟答复期限", _ART_35, _delay, _no_promised_day),
    EventKind.EXTENDED: _Move("延长答复期限", REGULATIONS.article(33, paragraph=2), _extend, _may_not_extend),
    EventKind.FEE_NOTICED: _Move("送达收费通知", _FEE, _notice_fee, _once_charged, _asked_late),
    EventKind.FEE_PAID: _Move("缴清费用", _FEE, _pay, _paid_too_late),
}
