"""The forms of papers of the house: 协办函, 送达回证, 审查呈批单, 保密审查单. Most of each follows from the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from gongkai.cases.entries import EntryKind
from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai.law.service import Service
from gongkai_office.cases.desk.assignees import names_now
from gongkai_office.cases.desk.calls import DAYS
from gongkai_office.cases.desk.words import outcome_words
from gongkai_office.cases.forms.steps import choices
from gongkai_office.cases.letters.beside import ApprovalSheet, Assistance, SecrecyReview, ServiceReceipt
from gongkai_office.cases.letters.issued import reply_of
from gongkai_office.cases.letters.notices import Notice
from gongkai_office.cases.models import CallState, DisclosureRequest
from gongkai_office.cases.queries.opinions import opinions, secrecy_opinions
from gongkai_office.fields import Words

_LONGEST = 4_000
_MARKS = ("国家秘密", "工作秘密", "商业秘密", "个人信息")
_MOST_DAYS = 20


class SheetForm(forms.Form):
    """A paper of a case. `who` makes it."""

    def __init__(self, data: QueryDict | None, *, case: DisclosureRequest, who: str, call: str = "") -> None:
        super().__init__(data, label_suffix="")
        self.case, self.who, self.call = case, who, call
        self.begin()

    def begin(self) -> None:
        """Fill in what the case knows."""

    def paper(self) -> Notice | None:
        """The paper, once enough is stated. Raises GongkaiError where the case is not ready for it."""
        raise NotImplementedError


class AssistanceForm(SheetForm):
    """What an office that was asked to search is asked for in writing."""

    to = forms.ChoiceField(label="发给哪个单位", help_text="从“请有关单位协助查找”中选择。")
    needed = Words("需要协助的事项", "写清要查找的材料；不透露申请人。", lines=4, longest=_LONGEST)
    days = forms.IntegerField(
        label="反馈的期限（工作日）",
        min_value=1,
        max_value=_MOST_DAYS,
        initial=DAYS,
        help_text="自收到本函之日起；内部约定，法定答复期限不因此停止。",
        error_messages={"required": "请填写期限", "invalid": "请填写整数"},
    )

    def begin(self) -> None:
        """The calls that still wait, in their own words."""
        calls = list(self.case.calls.exclude(state=CallState.WITHDRAWN).select_related("office"))
        if not calls:
            raise GongkaiError("还没有请哪个单位协助查找，请先办理“请有关单位协助查找”")
        self.names = names_now([call.office for call in calls])
        choices(self, "to", [(str(call.pk), self.names.get(call.office_id, "")) for call in calls])
        self.offices = {str(call.pk): self.names.get(call.office_id, "") for call in calls}
        chosen = next((call for call in calls if str(call.pk) == self.call), calls[-1])
        self.initial.update(to=str(chosen.pk), needed=chosen.what)

    def paper(self) -> Assistance | None:
        """The letter."""
        given = self.cleaned_data if self.is_bound else self.initial
        other = self.offices.get(str(given.get("to") or ""), "")
        return Assistance(other=other, needed=str(given.get("needed") or ""), days=int(given.get("days") or DAYS))


class ReceiptForm(SheetForm):
    """Who hands the reply over, and how."""

    manner = forms.ChoiceField(
        label="送达方式", choices=[(one.value, one.value) for one in Service if one is not Service.ELECTRONIC]
    )
    by = Words("送达人", longest=60)

    def begin(self) -> None:
        """In person, by whoever makes it."""
        self.initial.update(manner=Service.DIRECT.value, by=self.who)

    def paper(self) -> ServiceReceipt:
        """The form to be signed."""
        given = self.cleaned_data if self.is_bound else self.initial
        manner = Service(given.get("manner") or Service.DIRECT.value)
        return ServiceReceipt(served=reply_of(self.case), service=manner, by=str(given.get("by") or ""))


class ApprovalForm(SheetForm):
    """What was proposed; the opinions are those of the signatures."""

    subject = Words("拟公开的政府信息", lines=3, longest=_LONGEST)
    proposal = Words("拟办意见", lines=3, longest=_LONGEST)

    def begin(self) -> None:
        """The information asked for, and the outcome with what the drafter wrote to the signers."""
        drafted = self.case.entries.filter(kind=EntryKind.DRAFTED).order_by("sequence").last()
        outcome = outcome_words(Outcome((drafted.detail or {})["outcome"])) if drafted else ""
        said = drafted.note.strip() if drafted else ""
        self.initial.update(
            subject=self.case.description, proposal="；".join(part for part in (f"建议{outcome}", said) if part)
        )

    def paper(self) -> ApprovalSheet:
        """The sheet."""
        given, said = self.cleaned_data if self.is_bound else self.initial, opinions(self.case)
        if not said:
            raise GongkaiError("审签还没有完成，签发以后才能制作呈批单")
        return ApprovalSheet(
            subject=str(given.get("subject") or ""), proposal=str(given.get("proposal") or ""), opinions=said
        )


class SecrecyForm(SheetForm):
    """What the information was looked through for, and what of it was found."""

    subject = Words("拟公开的政府信息", lines=3, longest=_LONGEST)
    found = forms.MultipleChoiceField(
        label="审查中发现含有",
        choices=[(mark, mark) for mark in _MARKS],
        widget=forms.CheckboxSelectMultiple(),
        required=False,
        help_text="没有发现的不勾选；每一项都会写进审查单。",
    )

    def begin(self) -> None:
        """The information asked for."""
        self.initial.update(subject=self.case.description)

    def paper(self) -> SecrecyReview:
        """The sheet."""
        given, said = self.cleaned_data if self.is_bound else self.initial, secrecy_opinions(self.case)
        if not said:
            raise GongkaiError("没有保密审查人的意见；送审时请选择含保密审查人的环节，签发以后再制作审查单")
        there = given.get("found") or ()
        return SecrecyReview(
            subject=str(given.get("subject") or ""),
            marks=tuple((mark, mark in there) for mark in _MARKS),
            opinions=said,
        )


@dataclass(frozen=True, slots=True)
class SheetKind:
    """One paper: its heading, its form, the entry it goes with, and what a clerk should know before."""

    slug: str
    title: str
    form: type[SheetForm]
    rests_on: EntryKind
    lead: str


SHEETS: Mapping[str, SheetKind] = {
    one.slug: one
    for one in (
        SheetKind(
            "assistance",
            "协办函",
            AssistanceForm,
            EntryKind.RECEIVED,
            "按协助查找的内容起草，制发时编文号；对方看不到申请人。",
        ),
        SheetKind(
            "service-receipt",
            "送达回证",
            ReceiptForm,
            EntryKind.SIGNED,
            "打印后随答复书送达，由受送达人签名；签好的扫描件在登记送达时上传。",
        ),
        SheetKind(
            "approval-sheet",
            "审查呈批单",
            ApprovalForm,
            EntryKind.SIGNED,
            "各环节的意见、姓名和日期取自审签记录，不能改写。",
        ),
        SheetKind(
            "secrecy-review",
            "保密审查单",
            SecrecyForm,
            EntryKind.SIGNED,
            "保密审查人和签发人的意见取自审签记录，不能改写。",
        ),
    )
}
"""The papers by slug."""


def sheets_for(case: DisclosureRequest) -> tuple[SheetKind, ...]:
    """The papers a case is ready for."""
    signed = case.letters.filter(voided=False, draft__isnull=False).exists()
    ready = {
        "assistance": case.calls.exclude(state=CallState.WITHDRAWN).exists(),
        "service-receipt": signed,
        "approval-sheet": bool(signed and opinions(case)),
        "secrecy-review": bool(signed and secrecy_opinions(case)),
    }
    return tuple(one for one in SHEETS.values() if ready[one.slug])
