"""Forms about calls for records."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from gongkai_office.cases.commands.calls.answer import Search
from gongkai_office.cases.desk.assignees import departments, names_now
from gongkai_office.cases.desk.calls import proposed_due
from gongkai_office.cases.forms.steps import StepForm, choices
from gongkai_office.cases.models import CallAnswer, DisclosureRequest
from gongkai_office.fields import DayField, Words
from gongkai_office.files.fields import UploadField
from gongkai_office.organs.models import Organ

_LONGEST = 4_000


class AskForm(StepForm):
    """Whom to ask for what, and by when."""

    on = None  # type: ignore[assignment]  # asked now
    office = forms.ChoiceField(label="请哪个单位查找", error_messages={"required": "请选择单位"})
    what = Words(
        "请查找的内容", "写清名称、文号、年度、涉及的地方；不要写申请人的姓名和联系方式。", lines=4, longest=_LONGEST
    )
    due = DayField("希望答复的日期", "内部约定的日期，可以改；法定答复期限不因此停止。")
    order = ("office", "what", "due")

    def about(self, case: DisclosureRequest) -> None:
        """The offices nearby; five working days; the request's own words to begin with."""
        organs = departments(case, self.on_day)
        names = names_now(organs)
        choices(self, "office", [(str(organ.pk), names.get(organ.pk, organ.code)) for organ in organs])
        self.initial.setdefault("what", case.description)
        self.initial.setdefault("due", proposed_due(case, self.on_day))

    def arguments(self) -> dict[str, Any]:
        """With the office itself."""
        return super().arguments() | {"office": Organ.objects.get(pk=self.cleaned_data["office"])}


class AnswerForm(forms.Form):
    """What the office found, and how it searched."""

    answer = forms.ChoiceField(
        label="查找结果",
        choices=CallAnswer.choices,
        widget=forms.RadioSelect(),
        error_messages={"required": "请选择查找结果"},
    )
    text = Words(
        "说明", "提供了哪些材料；不属于本单位的，说明理由和负责的单位。", required=False, lines=3, longest=_LONGEST
    )
    scope = Words(
        "检索范围",
        "没有找到或者只找到一部分的，从这里到检索人都要填。例如：2022 年至 2023 年全部收发文。",
        required=False,
        lines=2,
        longest=500,
    )
    systems = Words(
        "检索的系统和案卷", "例如：公文系统、档案室、养护科项目案卷。用顿号分开。", required=False, longest=300
    )
    keywords = Words("检索词", "用顿号分开。", required=False, longest=300)
    searched_on = DayField("检索日期", required=False)
    searched_by = Words("检索人", required=False, longest=60)

    records = UploadField("找到的材料")

    def __init__(
        self, data: QueryDict | None, files: MultiValueDict[str, UploadedFile[bytes]] | None, *, on: date, who: str
    ) -> None:
        """`who` answers; days are proposed to be today."""
        super().__init__(data, files, initial={"searched_on": on, "searched_by": who}, label_suffix="")

    @property
    def search(self) -> Search:
        """How the office searched."""
        given = self.cleaned_data
        return Search(
            scope=given["scope"],
            systems=given["systems"],
            keywords=given["keywords"],
            on=given["searched_on"],
            by=given["searched_by"],
        )


class ManageForm(forms.Form):
    """Another day for an open call, or why it is withdrawn."""

    due = DayField("希望答复的日期", "改期时填写。", required=False)
    reason = Words("说明", required=False)

    def __init__(self, data: QueryDict | None, *, due: date) -> None:
        """`due` is the day as it stands."""
        super().__init__(data, initial={"due": due}, label_suffix="")
