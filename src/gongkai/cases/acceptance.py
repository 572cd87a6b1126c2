"""Whether an entry may be written into a case now: stage, role, dates, and what the law ties to an outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta, timezone

from gongkai.cases import procedure
from gongkai.cases.entries import Draft, Entry, EntryKind, Filing, Forum, Receipt, Ruling, Told, Until, Voiding
from gongkai.cases.procedure import ProcedureError, Stage
from gongkai.cases.state import Case, apply, event, expect, running
from gongkai.errors import GongkaiError
from gongkai.law import clocks, events
from gongkai.law.calendars import Calendar
from gongkai.law.citations import REGULATIONS
from gongkai.law.clocks import Ask
from gongkai.law.events import EventKind
from gongkai.law.outcomes import Outcome
from gongkai.law.practice import DEFAULT, Practice
from gongkai.law.remedies import Choice, Remedy, remedy, remedy_for_silence

BEIJING = timezone(timedelta(hours=8))
_CLOCK_KINDS = {kind.value for kind in EventKind}


def record(case: Case, entry: Entry, calendar: Calendar, practice: Practice = DEFAULT) -> tuple[Case, tuple[str, ...]]:
    """Check and apply an entry: the new state, and what is irregular about it (one Chinese sentence each).

    Raises GongkaiError with the reason and the article where the entry is not allowed; nothing has changed then.
    """
    remarks = check(case, entry, calendar, practice)
    return apply(case, entry), remarks


def check(case: Case, entry: Entry, calendar: Calendar, practice: Practice = DEFAULT) -> tuple[str, ...]:
    """Refuse an entry that is not allowed, or say what is irregular about it. Raises GongkaiError."""
    procedure.require(entry, case.stage)
    _in_order(case, entry)
    if entry.kind.value in _CLOCK_KINDS:
        return events.check(running(case), event(entry), calendar, practice)
    return tuple(_CHECKS.get(entry.kind, _nothing)(case, entry, calendar, practice))


def _in_order(case: Case, entry: Entry) -> None:
    if any(other.id == entry.id for other in case.entries):
        raise ProcedureError(f"编号为 {entry.id} 的登记已经存在，没有重复登记")
    if case.entries and entry.at < case.entries[-1].at:
        raise ProcedureError("登记时间早于上一条登记，登记只能依次追加，请检查系统时间")
    if entry.on > entry.at.astimezone(BEIJING).date():
        raise ProcedureError(f"{entry.on.isoformat()} 还没有到，不能预先登记“{entry.kind.label}”")


_Check = Callable[[Case, Entry, Calendar, Practice], Iterator[str]]


def _nothing(_case: Case, _entry: Entry, _calendar: Calendar, _practice: Practice) -> Iterator[str]:
    return iter(())


def _receive(case: Case, entry: Entry, calendar: Calendar, _practice: Practice) -> Iterator[str]:
    expect(entry, Receipt)
    calendar.require(entry.on)
    if case.submitted and entry.on < case.submitted:
        raise ProcedureError(
            f"收到之日不能早于提交之日 {case.submitted.isoformat()}", source=str(REGULATIONS.article(31))
        )
    return iter(())


def _draft(case: Case, entry: Entry, calendar: Calendar, practice: Practice) -> Iterator[str]:
    outcome, clock = expect(entry, Draft).outcome, running(case)
    if entry.on < clock.last:
        raise ProcedureError(f"拟稿日期早于上一事项的日期 {clock.last.isoformat()}，请核对")
    objection = _objection(case, entry, outcome, calendar, practice)
    if objection:
        raise ProcedureError(objection, source=str(REGULATIONS.article(35 if outcome is Outcome.EXCESSIVE else 30)))
    asked = any(question.whom is Ask.THIRD_PARTY for question in clock.questions)
    if outcome is Outcome.THIRD_PARTY and not asked:
        yield "以损害第三方合法权益为由不予公开的，应当先书面征求第三方的意见，本件没有征求记录"


def _objection(case: Case, entry: Entry, outcome: Outcome, calendar: Calendar, practice: Practice) -> str:
    """Why an outcome may not be proposed here, or nothing."""
    clock, stage = running(case), case.stage
    corrected_by, paid_by = clocks.correction_by(clock, calendar, practice), clocks.pay_by(clock, calendar)
    match outcome:
        case Outcome.CORRECTION_OVERDUE:
            overdue = stage is Stage.AWAITING_CORRECTION and corrected_by and entry.on > corrected_by
            return "" if overdue else "只有告知补正后逾期没有补正的，才能以逾期不补正为由不再处理"
        case Outcome.PAYMENT_OVERDUE:
            overdue = stage is Stage.AWAITING_PAYMENT and paid_by and entry.on > paid_by
            return "" if overdue else "只有送达收费通知后逾期没有缴费的，才能以逾期未缴费为由不再处理"
        case Outcome.EXCESSIVE:
            asked = any(question.whom is Ask.REASONS for question in clock.questions)
            return "" if asked else "以大量反复申请为由不予处理的，应当先要求申请人说明理由"
        case Outcome.UNCLEAR_AFTER_CORRECTION if not clock.corrected:
            return "申请人没有补正过，不能以补正后仍不明确为由答复；内容不明确的，请先告知补正"
    waiting = stage in (Stage.AWAITING_CORRECTION, Stage.AWAITING_PAYMENT, Stage.AWAITING_REASONS)
    return f"案件现在“{stage}”，期满之前不能作出这种答复" if waiting else ""


def _sign(case: Case, entry: Entry, calendar: Calendar, _practice: Practice) -> Iterator[str]:
    if entry.by == case.drafted_by:
        raise ProcedureError("起草人不能签发自己起草的答复，请由其他负责人签发", source=str(REGULATIONS.article(17)))
    for question in running(case).questions:
        end = question.end(calendar)
        if question.answered is None and end and entry.on <= end:
            raise ProcedureError(
                f"{question.whom}的期限到 {end.isoformat()} 才届满，尚未收到意见，不能签发",
                source=str(REGULATIONS.article(32 if question.whom is Ask.THIRD_PARTY else 34)),
            )
    return iter(())


def _serve(case: Case, entry: Entry, calendar: Calendar, practice: Practice) -> Iterator[str]:
    if case.signed and entry.on < case.signed:
        raise ProcedureError(f"送达之日不能早于签发之日 {case.signed.isoformat()}")
    due = clocks.dates(running(case), calendar, practice).reply_due
    if due and entry.on > due:
        yield f"答复期限为 {due.isoformat()}，{entry.on.isoformat()} 送达已经逾期"


def _tell_third_party(case: Case, entry: Entry, calendar: Calendar, _practice: Practice) -> Iterator[str]:
    """Art. 32: whoever was asked and objects is told what will be disclosed and why, before it is disclosed."""
    expect(entry, Told)
    asked = [question for question in running(case).questions if question.whom is Ask.THIRD_PARTY]
    source = str(REGULATIONS.article(32))
    if not asked:
        raise ProcedureError("本件没有征求过第三方的意见，没有要告知的第三方", source=source)
    for question in asked:
        end = question.end(calendar)
        if question.answered is None and end and entry.on <= end:
            raise ProcedureError(
                f"{question.whom}的期限到 {end.isoformat()} 才届满，尚未收到意见，还不能决定", source=source
            )
    decided = case.draft or case.outcome
    if decided and decided not in (Outcome.GRANTED, Outcome.PARTIAL):
        yield "本件的处理结果不是予以公开或者部分公开，请核对"
    if case.closed:
        yield f"答复已于 {case.closed.isoformat()} 送达，应当在公开之前告知第三方"


def _tell_record(_case: Case, entry: Entry, _calendar: Calendar, _practice: Practice) -> Iterator[str]:
    expect(entry, Told)
    return iter(())


def _file(case: Case, entry: Entry, calendar: Calendar, practice: Practice) -> Iterator[str]:
    filing = expect(entry, Filing)
    reconsideration = filing.forum is Forum.RECONSIDERATION
    if reconsideration is not (entry.kind is EntryKind.RECONSIDERATION_FILED):
        raise ProcedureError(f"“{entry.kind.label}”与所填的救济途径不一致，请核对")
    apply(case, entry)
    if not case.closed:
        due = clocks.dates(running(case), calendar, practice).reply_due
        if due is None or entry.on <= due:
            raise ProcedureError("还没有作出答复，也没有逾期，不能登记复议或诉讼", source=str(REGULATIONS.article(51)))
    through = any(dispute.forum is Forum.RECONSIDERATION for dispute in case.disputes)
    if filing.forum is Forum.SUIT_AFTER_RECONSIDERATION and not through:
        raise ProcedureError("没有登记过行政复议，不能登记复议后起诉；直接起诉的请选“未经复议直接起诉”")
    if filing.forum is Forum.DIRECT_SUIT and (attacked := _attacked(case, calendar, practice)):
        yield from _out_of_order(attacked)


def _attacked(case: Case, calendar: Calendar, practice: Practice) -> Choice | None:
    """The remedy of what a suit is about: the reply, or the silence after the last lawful day."""
    if case.outcome and case.closed:
        return remedy(case.outcome, case.closed, practice)
    due = clocks.dates(running(case), calendar, practice).reply_due
    return remedy_for_silence(due, practice) if due else None


def _out_of_order(attacked: Choice) -> Iterator[str]:
    """A direct suit over what must be reconsidered first; the court decides, the office is told (ARL 23)."""
    if attacked.remedy is not Remedy.RECONSIDER_FIRST:
        return
    what = "不予公开的决定"
    if attacked.silent:
        what = "逾期未作答复"
    elif attacked.withheld_part_only:
        what = "部分公开答复中不予公开的部分"
    article = "、".join(map(str, attacked.sources))
    yield f"{attacked.dated.isoformat()} {what}应当先申请行政复议（{article}），请核对"


def _decide_dispute(case: Case, entry: Entry, _calendar: Calendar, _practice: Practice) -> Iterator[str]:
    ruling = expect(entry, Ruling)
    dispute = next((found for found in case.disputes if found.id == ruling.dispute), None)
    if not dispute:
        raise ProcedureError(f"没有登记过编号为 {ruling.dispute} 的复议或诉讼")
    if dispute.ended:
        raise ProcedureError(f"编号为 {ruling.dispute} 的复议或诉讼已于 {dispute.ended.isoformat()} 结案")
    if entry.on < dispute.filed:
        raise ProcedureError(f"结案之日不能早于受理之日 {dispute.filed.isoformat()}")
    return iter(())


def _reopen(_case: Case, entry: Entry, _calendar: Calendar, _practice: Practice) -> Iterator[str]:
    until = expect(entry, Until)
    if until.day <= entry.on:
        raise ProcedureError("重新作出处理的期限应当晚于登记之日，请按复议决定或判决填写")
    return iter(())


def _void(case: Case, entry: Entry, _calendar: Calendar, _practice: Practice) -> Iterator[str]:
    voiding = expect(entry, Voiding)
    if not any(other.id == voiding.entry for other in case.entries):
        raise ProcedureError(f"没有编号为 {voiding.entry} 的登记，不能更正")
    if not voiding.reason.strip():
        raise ProcedureError("更正登记应当写明理由")
    try:
        apply(case, entry)
    except GongkaiError as error:
        raise ProcedureError(f"其后的登记以这一条为前提，请先更正其后的登记：{error.message}") from error
    return iter(())


_CHECKS: dict[EntryKind, _Check] = {
    EntryKind.RECEIVED: _receive,
    EntryKind.DRAFTED: _draft,
    EntryKind.SIGNED: _sign,
    EntryKind.SERVED: _serve,
    EntryKind.THIRD_PARTY_TOLD: _tell_third_party,
    EntryKind.RECORD_CORRECTED: _tell_record,
    EntryKind.RECONSIDERATION_FILED: _file,
    EntryKind.SUIT_FILED: _file,
    EntryKind.DISPUTE_DECIDED: _decide_dispute,
    EntryKind.REOPENED: _reopen,
    EntryKind.VOIDED: _void,
}
