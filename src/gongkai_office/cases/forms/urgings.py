"""Forms of urging: what is asked, and what is answered."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from gongkai_office.cases.forms.people import UndatedForm
from gongkai_office.cases.forms.steps import choices
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.fields import Words


class UrgeForm(UndatedForm):
    """What the office is to do; it is asked once."""

    text = Words(
        "督办要求", "写明要办什么、什么时候办完。承办机关会在今日待办和本件中看到，并须答复。", lines=3, longest=1000
    )

    def arguments(self) -> dict[str, Any]:
        """With the key: sent twice, urged once."""
        return {"text": self.cleaned_data["text"], "key": self.cleaned_data["key"]}


class AnswerUrgingForm(UndatedForm):
    """Which urging, and what was done."""

    urging = forms.ChoiceField(label="答复哪一次督办", error_messages={"required": "请选择要答复的督办"})
    answer = Words("办理情况", "写明已经办了什么、还要多久；不能办的写明原因。", lines=3, longest=1000)

    def about(self, case: DisclosureRequest) -> None:
        """The urgings that wait for an answer."""
        waiting = case.urgings.filter(answered_at__isnull=True).select_related("by")
        choices(self, "urging", [(str(one.pk), f"{one.by.name}：{one.text[:40]}") for one in waiting])

    def arguments(self) -> dict[str, Any]:
        """The urging and the words."""
        return {"urging": UUID(self.cleaned_data["urging"]), "answer": self.cleaned_data["answer"]}
