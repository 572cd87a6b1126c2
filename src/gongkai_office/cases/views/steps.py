"""The steps of a case as pages: which form asks, which command acts, with which words. One table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.cases import procedure
from gongkai.cases.entries import EntryKind
from gongkai.law.events import EventKind
from gongkai_office.cases.commands.answer_organ import answer_organ
from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.answer_urging import answer_urging
from gongkai_office.cases.commands.archive import archive
from gongkai_office.cases.commands.ask_organ import ask_organ
from gongkai_office.cases.commands.ask_reasons import ask_reasons
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.calls.ask import ask
from gongkai_office.cases.commands.confirm import confirm
from gongkai_office.cases.commands.correct import correct
from gongkai_office.cases.commands.decide_dispute import decide_dispute
from gongkai_office.cases.commands.draft import draft
from gongkai_office.cases.commands.file_dispute import file_dispute
from gongkai_office.cases.commands.give_reasons import give_reasons
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.notice_fee import notice_fee
from gongkai_office.cases.commands.pay_fee import pay_fee
from gongkai_office.cases.commands.propose import propose_decision, propose_delay, propose_extension, propose_voiding
from gongkai_office.cases.commands.prove import prove
from gongkai_office.cases.commands.refuse import refuse
from gongkai_office.cases.commands.reopen import reopen
from gongkai_office.cases.commands.review import review
from gongkai_office.cases.commands.send_back import send_back
from gongkai_office.cases.commands.serve import serve
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.split import split
from gongkai_office.cases.commands.take import take
from gongkai_office.cases.commands.urge import urge
from gongkai_office.cases.commands.withdraw import withdraw
from gongkai_office.cases.desk.leads import LEADS
from gongkai_office.cases.forms import (
    beside,
    calls,
    consultations,
    disputes,
    notices,
    people,
    proved,
    steps,
    urgings,
    volume,
)
from gongkai_office.cases.forms.replies import DraftForm
from gongkai_office.cases.forms.steps import StepForm

_K = EntryKind
_CLOCK_KINDS = {kind.value for kind in EventKind}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its slug and heading, its form and the command it posts to.

    `kind` is the entry it makes, None for steps that make none; those need one of `permissions` instead. `grave` marks
    what ends a case or unmakes an entry.
    """

    slug: str
    title: str
    form: type[StepForm]
    command: Callable[..., object]
    kind: EntryKind | None = None
    permissions: tuple[str, ...] = ()
    grave: bool = False

    @property
    def lead(self) -> str:
        """What a clerk should know before."""
        return LEADS[self.slug]

    @property
    def foreseeable(self) -> bool:
        """Whether something worth showing follows before it is done: another last day, a row of table three, a fee."""
        return self.drafts or self.kind is EntryKind.VOIDED or bool(self.kind and self.kind.value in _CLOCK_KINDS)

    @property
    def drafts(self) -> bool:
        """Whether what is filled in can be kept as a draft whose text is edited before it goes up."""
        return self.kind in (EntryKind.DRAFTED, EntryKind.THIRD_PARTY_TOLD, EntryKind.RECORD_CORRECTED)

    @property
    def source(self) -> str:
        """The article it rests on."""
        return str(procedure.BY_KIND[self.kind].source) if self.kind else ""


def _entry(
    kind: EntryKind, form: type[StepForm], command: Callable[..., object], title: str = "", *, grave: bool = False
) -> Step:
    return Step(kind.value, title or kind.label, form, command, kind=kind, grave=grave)


def _duty(slug: str, title: str, form: type[StepForm], command: Callable[..., object], *needed: str) -> Step:
    return Step(slug, title, form, command, permissions=needed)


_ALL = (
    _entry(_K.RECEIVED, steps.ConfirmForm, confirm, "确认收到"),
    _entry(_K.CORRECTION_NOTICED, notices.CorrectionForm, notice_correction),
    _entry(_K.CORRECTED, proved.CorrectedForm, correct),
    _entry(_K.THIRD_PARTY_ASKED, consultations.ThirdPartyForm, ask_third_party),
    _entry(_K.THIRD_PARTY_ANSWERED, consultations.ThirdPartyOpinionForm, answer_third_party),
    _entry(_K.ORGAN_ASKED, consultations.OrganForm, ask_organ),
    _entry(_K.ORGAN_ANSWERED, consultations.OrganOpinionForm, answer_organ),
    _entry(_K.REASONS_ASKED, volume.ReasonsForm, ask_reasons),
    _entry(_K.REASONS_GIVEN, steps.NoteForm, give_reasons),
    _entry(_K.DELAYED, steps.DelayForm, propose_delay, "提请延迟答复"),
    _entry(_K.EXTENDED, notices.ExtensionForm, propose_extension, "提请延长答复期限"),
    _entry(_K.FEE_NOTICED, notices.FeeForm, notice_fee),
    _entry(_K.FEE_PAID, proved.PaidForm, pay_fee),
    _entry(_K.DRAFTED, DraftForm, draft),
    _entry(_K.RETURNED, steps.ReturnForm, send_back),
    _entry(_K.SIGNED, steps.SignForm, sign),
    _entry(_K.SERVED, proved.ServeForm, serve),
    _entry(_K.THIRD_PARTY_TOLD, beside.ThirdPartyToldForm, propose_decision, "提请告知第三方决定"),
    _entry(_K.RECORD_CORRECTED, beside.RecordForm, propose_decision, "提请告知更正结果"),
    _entry(_K.WITHDRAWN, steps.WithdrawForm, withdraw, grave=True),
    _entry(_K.ARCHIVED, steps.ArchiveForm, archive),
    _entry(_K.RECONSIDERATION_FILED, disputes.ReconsiderationForm, file_dispute, "登记行政复议"),
    _entry(_K.SUIT_FILED, disputes.SuitForm, file_dispute, "登记行政诉讼"),
    _entry(_K.DISPUTE_DECIDED, disputes.RulingForm, decide_dispute, "登记复议、诉讼结果"),
    _entry(_K.REOPENED, steps.UntilForm, reopen),
    _entry(_K.VOIDED, steps.VoidForm, propose_voiding, "提请更正登记", grave=True),
    _duty("review", "审核同意", people.ReviewForm, review, "case.review", "case.review_secrecy"),
    _duty("assign", "分办", people.AssignForm, assign, "case.assign"),
    _duty("urge", "督办", urgings.UrgeForm, urge, "case.urge"),
    _duty("answer-urging", "答复督办", urgings.AnswerUrgingForm, answer_urging, "case.handle", "case.assign"),
    _duty("take", "签收", people.UndatedForm, take, "case.handle"),
    _duty("refuse", "退回分办", people.RefuseForm, refuse, "case.handle"),
    _duty("call", "请有关单位协助查找", calls.AskForm, ask, "case.handle"),
    _duty("split", "拆分申请", people.SplitForm, split, "case.register"),
    _duty("prove", "补登送达凭证", proved.ProveForm, prove, "case.serve"),
)
STEPS = {step.slug: step for step in _ALL}
"""Every step by its slug, in the order in which a case meets them."""
BY_KIND = {step.kind: step for step in _ALL if step.kind}
