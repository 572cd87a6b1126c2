"""One small form a step of a case; a field bears the name of the command's argument it becomes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from gongkai_office.accounts.models import Role
from gongkai_office.approvals.queries import latest_chain
from gongkai_office.cases.bundle.missing import missing
from gongkai_office.cases.desk.duties import PURPOSE
from gongkai_office.cases.desk.timeline import timeline
from gongkai_office.cases.letters.notices import Notice, Receipt
from gongkai_office.cases.letters.replies import Reply
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.fields import DayField, DeskForm, Fingerprint, Sure, Words
from gongkai_office.files.models import Purpose

_LONGEST = 4_000
Paper = Reply | Notice
"""What a form states for a letter."""
_GIVEN_IN = {"sure", "papers"}


CHAINS = {
    "head": "签发人",
    "reviewer+head": "审核人、签发人",
    "reviewer+secrecy_reviewer+head": "审核人、保密审查人、签发人",
}


class Signers(forms.ChoiceField):
    """Who signs in turn, as roles: the head alone where nothing is chosen."""

    def __init__(self, label: str = "审签环节", chains: Iterable[str] = CHAINS) -> None:
        super().__init__(label=label, choices=[(chain, CHAINS[chain]) for chain in chains], required=False)

    def clean(self, value: object) -> list[Role]:
        """The roles in their order."""
        return [Role(name) for name in (super().clean(value) or Role.HEAD.value).split("+")]


class StepForm(DeskForm):
    """What every step is told: the day it took effect.

    `holds` is what the files that come with a step are for, None where none do; such a form has a field `papers`.
    A command that refuses a second time by itself is told no key: it is not `keyed`.
    """

    holds: Purpose | None = None
    keyed = True
    on = DayField("日期", "这件事实际发生的那一天，可以早于今天，不能晚于今天。")
    enums: dict[str, Any] = {}  # noqa: RUF012  read by `arguments` only
    order: tuple[str, ...] = ()

    def __init__(self, data: QueryDict | None = None, *, on: date) -> None:
        super().__init__(data, on=on)
        self.order_fields(self.order)

    def about(self, case: DisclosureRequest) -> None:
        """What the form must know of the case before it is shown; most need nothing."""

    def paper(self) -> Paper | None:
        """The letter it makes, as far as it is filled in; most make none."""
        return None

    def arguments(self) -> dict[str, Any]:
        """The fields as the command's arguments."""
        left = _GIVEN_IN if self.keyed else _GIVEN_IN | {"key"}
        given = {name: value for name, value in self.cleaned_data.items() if name not in left}
        return given | {name: enum(given[name]) for name, enum in self.enums.items() if name in given}

    def clean_on(self) -> object:
        """A day that has come."""
        day = self.cleaned_data["on"]
        if day > self.on_day:
            raise forms.ValidationError("这一天还没有到，不能预先登记")
        return day


def choices(form: forms.Form, name: str, given: Iterable[tuple[str, str]]) -> None:
    """Give a field the choices that only the case knows."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(f"{name} offers no choice")
    field.choices = list(given)


class NoteForm(StepForm):
    """A day and a remark."""

    note = Words("说明", "例如文书编号、经手人、办理情况。", required=False, lines=3, longest=_LONGEST)


class ConfirmForm(StepForm):
    """The confirmation that makes an arrival a request received."""

    keyed = False
    evidence = Words("确认记录", "谁在什么时间、用什么方式、与谁确认。例如：9:30 电话联系申请人本人确认。", lines=3)

    def arguments(self) -> dict[str, Any]:
        """With the receipt."""
        return super().arguments() | {"receipt": Receipt()}


class ProposalForm(StepForm):
    """What somebody else has to approve; it takes effect on the day of the approval."""

    on = None  # type: ignore[assignment]  # see above
    signers = Signers("批准环节", ("head", "reviewer+head"))
    order: tuple[str, ...] = ("note", "signers")


class ExtendForm(ProposalForm):
    """The reason of the extension, which the notice states."""

    note = Words("延长的理由", "写进《延期答复告知书》，应当具体。延长只能一次，最多二十个工作日。", lines=3)


class DelayForm(ProposalForm):
    """The day of the delayed reply, and why it takes so long."""

    until = DayField("答复的最后一天", "合理的日期，批准后告知申请人。")
    note = Words("延迟的理由", "写明申请人的理由为什么合理、为什么无法在规定期限内答复。", lines=3)
    order = ("until", "note", "signers")


class UntilForm(NoteForm):
    """A promised or ordered last day."""

    until = DayField("答复的最后一天", "复议决定、判决确定的日期。")
    order = ("on", "until", "note")


class ReturnForm(StepForm):
    """Why a draft goes back."""

    reason = Words("退回的理由", "写明要改什么，便于经办人修改。", lines=3)


class SeenForm(StepForm):
    """A step on the draft as the page shows it, so that another one sent up meanwhile is not consented to."""

    content_hash = Fingerprint()

    def about(self, case: DisclosureRequest) -> None:
        """Keep which draft is shown."""
        chain = latest_chain(f"case:{case.pk}", PURPOSE)
        self.initial["content_hash"] = bytes(chain.content_hash).hex() if chain else ""


class SignForm(SeenForm, NoteForm):
    """The signature."""

    note = Words("签发意见", required=False, lines=2)
    content_hash = Fingerprint(required=False)
    sure = Sure("我已核对处理结果、答复书和计入表三的行次；签发后不能撤销，确有错误只能由另一人更正")


class WithdrawForm(NoteForm):
    """What the requester declared."""

    note = Words("申请人的意思表示", "申请人在什么时间、用什么方式提出撤回。", lines=3)
    sure = Sure("确由申请人本人提出撤回，登记后本件不再办理")


class ArchiveForm(NoteForm):
    """The end, with what the file still lacks."""

    lacks: tuple[str, ...] = ()
    sure = Sure("我已核对案卷，可以归档")

    def about(self, case: DisclosureRequest) -> None:
        """Whoever archives an incomplete file says why."""
        self.lacks = missing(case)
        if self.lacks:
            note = self.fields["note"]
            note.required, note.label = True, "材料不齐的原因"
            note.help_text = f"还缺：{'；'.join(self.lacks)}。请先补齐；补不齐的，写明原因再归档。"


class VoidForm(StepForm):
    """Which entry was a mistake, and why."""

    entry = forms.ChoiceField(
        label="要更正的登记", widget=forms.RadioSelect(), error_messages={"required": "请选择要更正的登记"}
    )
    on = None  # type: ignore[assignment]  # it takes effect on the day somebody else confirms it
    reason = Words("更正的理由", "写明错在哪里、依据什么更正。原来的登记仍然保留，不会删除。", lines=3)
    sure = Sure("我已核对，这一条登记确有错误")
    order = ("entry", "reason")
    enums = {"entry": UUID}  # noqa: RUF012  as above

    def about(self, case: DisclosureRequest) -> None:
        """The entries that still stand, the newest first."""
        standing = [event for event in timeline(case.entries.all()) if not event.voided]
        choices(self, "entry", [(str(event.id), f"{event.on}　{event.what}　{event.who}") for event in standing[::-1]])
