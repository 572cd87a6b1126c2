"""The form of a new document, of a filter, of a clean-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django import forms
from django.http import QueryDict

from gongkai.law.validity import DocumentState
from gongkai_office.fields import DayField, DeskForm, Words
from gongkai_office.normative.acts import Kind
from gongkai_office.normative.commands.issue import Issued
from gongkai_office.normative.models import Proposal, Verdict
from gongkai_office.normative.queries import Filter
from gongkai_office.normative.themes import THEMES

Choices = list[tuple[str, str]]
_ALL = ("", "全部")


class IssueForm(DeskForm):
    """A document that was issued."""

    organ = forms.ChoiceField(label="制发机关")
    kind = forms.ChoiceField(
        label="种类", choices=reversed(Kind.choices), help_text="规章只有国务院部门、省和设区的市可以制定"
    )
    title = Words("标题", longest=300)
    number = Words("发文字号", "例如：清源政办规〔2024〕3号", required=False, longest=80)
    on = DayField("制发日期", "成文或者公布的日期，年报按这一天统计")
    effective = DayField("施行日期", "自制发之日起施行的不填", required=False)
    until = DayField(
        "有效期至", "文件里写明的最后一天；没有写明的不填，满五年（试行、暂行满三年）时会提醒", required=False
    )
    theme = forms.ChoiceField(label="主题分类", required=False, choices=[("", "暂不分类"), *((t, t) for t in THEMES)])
    drafter = Words("起草单位", required=False, longest=120)
    phone = Words("咨询电话", "对外公布的办公电话", required=False, longest=60)

    def __init__(self, data: QueryDict | None, *, on: date, organs: Choices) -> None:
        super().__init__(data, on=on)
        self.fields["organ"].choices = organs  # type: ignore[attr-defined]

    @property
    def issued(self) -> Issued:
        """What it says."""
        given = self.cleaned_data
        details = {name: given[name] for name in ("theme", "drafter", "phone") if given[name]}
        return Issued(
            kind=Kind(given["kind"]), title=given["title"], number=given["number"], on=given["on"],
            effective=given["effective"] or given["on"], until=given["until"], details=details,
        )  # fmt: skip


class FilterForm(forms.Form):
    """Every field may stay empty; an empty one narrows nothing."""

    organ = forms.ChoiceField(label="机关", required=False)
    state = forms.ChoiceField(
        label="效力", choices=[_ALL, *((state.name, state.value) for state in DocumentState)], required=False
    )
    year = forms.ChoiceField(label="制发年度", required=False)
    text = forms.CharField(label="标题、文号或者关键词", required=False, max_length=80)

    def __init__(self, data: QueryDict, *, organs: Choices, years: Sequence[int]) -> None:
        super().__init__(data, label_suffix="")
        self.fields["organ"].choices = [_ALL, *organs]  # type: ignore[attr-defined]
        self.fields["year"].choices = [_ALL, *((str(year), f"{year}年") for year in years)]  # type: ignore[attr-defined]

    def filter(self) -> Filter:
        """What was asked; a value that is none of the choices narrows nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Filter(
            organ=UUID(given["organ"]) if given.get("organ") else None,
            year=int(given["year"]) if given.get("year") else None,
            text=given.get("text", ""),
            state=given.get("state", ""),
        )


class VoidForm(forms.Form):
    """Why an entry is taken back."""

    reason = Words("作废的理由", "留在登记簿里；年报的数字因此变动时要靠它说明", lines=2, longest=300)


class PublishForm(forms.Form):
    """The day a text went out."""

    on = DayField("公布日期")


class CampaignForm(forms.Form):
    """A new clean-up."""

    organ = forms.ChoiceField(label="清理机关")
    title = Words("名称", "例如：2024年行政规范性文件清理", longest=200)
    basis = Words("清理依据", "布置清理的通知，没有的不填", required=False, longest=300)
    cut_off = DayField("清理范围截止日", "这一天仍然有效的文件全部列入")

    def __init__(self, data: QueryDict | None, *, on: date, organs: Choices) -> None:
        title = f"{on.year}年行政规范性文件清理"
        super().__init__(data, initial={"cut_off": on, "title": title}, label_suffix="")
        self.fields["organ"].choices = organs  # type: ignore[attr-defined]


class ProposalForm(forms.Form):
    """What is proposed for one document."""

    verdict = forms.ChoiceField(label="意见", choices=[("", "还没有提出"), *Verdict.choices], required=False)
    reason = Words("理由", required=False, longest=500)
    until = DayField("延长有效期至", required=False)

    def __init__(self, data: QueryDict | None, *, proposal: Proposal) -> None:
        initial = {"verdict": proposal.verdict, "reason": proposal.reason, "until": proposal.until}
        super().__init__(data, initial=initial, prefix=str(proposal.pk), label_suffix="")


class DecisionForm(forms.Form):
    """The decision by which a clean-up ends."""

    decided_on = DayField("决定日期")
    number = Words("决定文号", longest=80)


class ReturnForm(forms.Form):
    """Why a clean-up goes back."""

    reason = Words("退回的理由", lines=2, longest=300)
