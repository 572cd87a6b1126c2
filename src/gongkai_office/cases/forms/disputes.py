"""Forms about reconsideration and suits."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.cases.entries import DisputeResult, Forum
from gongkai_office.cases.desk.words import FORUM_LABELS, RESULT_LABELS
from gongkai_office.cases.forms.steps import StepForm, choices
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.fields import Words


class ReconsiderationForm(StepForm):
    """A reconsideration begun."""

    number = Words("行政复议案号", "按受理通知书填写。", longest=80)
    order = ("number", "on")

    def arguments(self) -> dict[str, Any]:
        """With its forum."""
        return super().arguments() | {"forum": Forum.RECONSIDERATION}


class SuitForm(StepForm):
    """A suit begun."""

    number = Words("行政诉讼案号", "按应诉通知书填写。", longest=80)
    forum = forms.ChoiceField(
        label="途径",
        choices=[(forum.value, label) for forum, label in FORUM_LABELS.items() if forum is not Forum.RECONSIDERATION],
    )
    note = Words(
        "说明",
        "应当先申请行政复议的，写明法院受理的情况，例如：法院认为属于可以直接起诉的情形；其他的选填。",
        required=False,
        lines=2,
        longest=1_000,
    )
    order = ("forum", "number", "on", "note")
    enums = {"forum": Forum}  # noqa: RUF012  as above


class RulingForm(StepForm):
    """A dispute ended."""

    number = forms.ChoiceField(label="复议或者诉讼的案号")
    result = forms.ChoiceField(label="结果", choices=[(result.value, label) for result, label in RESULT_LABELS.items()])
    order = ("number", "result", "on")
    enums = {"result": DisputeResult}  # noqa: RUF012  as above

    def about(self, case: DisclosureRequest) -> None:
        """The disputes that are not decided yet."""
        pending = [dispute.number for dispute in case.disputes.all() if dispute.ended is None]
        choices(self, "number", [(number, number) for number in pending])
