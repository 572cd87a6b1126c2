"""Forms about the people of a case: who works on it, whose identity is looked at."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai_office.accounts.models import Person
from gongkai_office.cases.desk.assignees import departments, handlers, names_now
from gongkai_office.cases.forms.steps import SeenForm, StepForm, choices
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.fields import Words
from gongkai_office.organs.models import Organ


class UndatedForm(StepForm):
    """A step that is about now and has no day of its own."""

    on = None  # type: ignore[assignment]  # see above
    keyed = False


class AssignForm(UndatedForm):
    """To whom a case is handed out."""

    to = forms.ChoiceField(label="分给", error_messages={"required": "请选择承办机关或者经办人"})
    reason = Words("说明", "办理要求、答复时限等，选填。", required=False, lines=2)

    def about(self, case: DisclosureRequest) -> None:
        """The departments near the organ, each with its handlers."""
        organs = departments(case, self.on_day)
        names, people = names_now(organs), handlers(organs, self.on_day)
        groups = [
            (
                names.get(organ.pk, organ.code),
                [
                    (f"{organ.pk}/", f"{names.get(organ.pk, organ.code)}（由其自行签收）"),
                    *((f"{organ.pk}/{one.person_id}", one.person.name) for one in people if one.organ_id == organ.pk),
                ],
            )
            for organ in organs
        ]
        choices(self, "to", groups)  # type: ignore[arg-type]  # groups of choices

    def arguments(self) -> dict[str, Any]:
        """The department and the person."""
        organ, _, person = self.cleaned_data["to"].partition("/")
        return {
            "office": Organ.objects.get(pk=organ),
            "handler": Person.objects.get(pk=person) if person else None,
            "reason": self.cleaned_data["reason"],
        }


class RefuseForm(UndatedForm):
    """Why a case is not this department's."""

    reason = Words("退回的理由", "例如：所需信息不由本机关制作或者保存。", lines=3)


class ReviewForm(UndatedForm, SeenForm):
    """A reviewer's consent to the draft as they saw it."""

    note = Words("审核意见", required=False, lines=3)


class SplitForm(UndatedForm):
    """One request for several things, taken apart."""

    parts = Words(
        "拆分后的各项内容",
        "每项之间空一行。第一项保留原编号，其余各项另编新号，收到之日不变。",
        lines=8,
        longest=10_000,
    )
    reason = Words("说明", required=False)

    def about(self, case: DisclosureRequest) -> None:
        """Begin with the whole text."""
        self.initial.setdefault("parts", case.description)

    def arguments(self) -> dict[str, Any]:
        """The parts, one a paragraph."""
        text = self.cleaned_data["parts"].replace("\r\n", "\n")
        parts = [part.strip() for part in text.split("\n\n") if part.strip()]
        return {"parts": parts, "reason": self.cleaned_data["reason"]}


class RevealForm(forms.Form):
    """Why somebody looks at a requester's identity."""

    reason = Words("查看的理由", "例如：电话联系申请人确认收到之日。每次查看都会记入操作日志。")


class BundleForm(forms.Form):
    """Why somebody takes the file of a case away."""

    reason = Words("下载的事由", "例如：移交档案室、提交复议机关。每次下载都会记入操作日志。")
