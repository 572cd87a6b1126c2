"""What a list of cases is narrowed to."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from gongkai.cases.procedure import Stage
from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.cases.desk.words import APPLICANT_LABELS, outcome_words
from gongkai_office.cases.queries import Filter, Order, Scope
from gongkai_office.cases.queries.sought import closed, opened
from gongkai_office.fields import DayField

_ALL = ("", "全部")


class FilterForm(forms.Form):
    """Every field may stay empty; an empty one narrows nothing."""

    scope = forms.ChoiceField(label="范围", choices=[(s.value, s.label) for s in reversed(Scope)], required=False)
    text = forms.CharField(
        label="查找", required=False, max_length=80, widget=forms.TextInput({"autocomplete": "off", "type": "search"})
    )
    stage = forms.ChoiceField(
        label="阶段", choices=[_ALL, *((s.name, s.value) for s in Stage if s is not Stage.NEW)], required=False
    )
    outcome = forms.ChoiceField(
        label="处理结果", choices=[_ALL, *((o.value, outcome_words(o.value)) for o in Outcome)], required=False
    )
    channel = forms.ChoiceField(label="渠道", choices=[_ALL, *((c.value, c.label) for c in Channel)], required=False)
    applicant = forms.ChoiceField(
        label="申请人类别", choices=[_ALL, *((k.value, word) for k, word in APPLICANT_LABELS.items())], required=False
    )
    received_from = DayField("收到之日从", required=False)
    received_to = DayField("到", required=False)
    order = forms.ChoiceField(label="排序", choices=[(o.value, o.label) for o in Order], required=False)
    late = forms.BooleanField(label="只看逾期", required=False)

    def __init__(self, data: QueryDict, *, by_name: bool) -> None:
        """`by_name` says whether the person may look for requesters."""
        self.trouble = ""
        if token := data.get("q"):
            data = data.copy()
            try:
                data["text"] = opened(token)
            except GongkaiError as error:
                self.trouble = str(error)
        super().__init__(data, label_suffix="")
        self.by_name = by_name
        self.fields["text"].help_text = "编号、内容" + ("，或者申请人全名" if by_name else "")

    @property
    def reach(self) -> Scope:
        """How far the list reaches; all that the person may read unless told otherwise."""
        return Scope(self.cleaned_data.get("scope") or Scope.BELOW)

    @property
    def in_order(self) -> Order:
        """How the list runs; by number unless told otherwise."""
        return Order(self.cleaned_data.get("order") or Order.NEWEST)

    def filter(self, on: date) -> Filter:
        """As the query takes it."""
        given = self.cleaned_data
        return Filter(
            stage=Stage[given["stage"]] if given.get("stage") else None,
            outcome=Outcome(given["outcome"]) if given.get("outcome") else None,
            channel=Channel(given["channel"]) if given.get("channel") else None,
            applicant=given.get("applicant") or None,
            received_from=given.get("received_from"),
            received_to=given.get("received_to"),
            overdue_on=on if given.get("late") else None,
            sought=given.get("text") or "",
            by_name=self.by_name,
        )

    def query(self) -> str:
        """The filter as an address carries it: what is empty left out, what was typed sealed."""
        given = {name: self.data.get(name, "") for name in self.fields if name != "text"}
        if words := self.cleaned_data.get("text"):
            given["q"] = closed(words)
        return urlencode({name: value for name, value in given.items() if value})

    def told(self) -> list[str]:
        """The filter in words, for a printed list; what was typed is not repeated, since it may be a name."""
        words = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if value and name == "text":
                words.append("按输入的内容查找")
            elif value and name == "late":
                words.append(str(field.label))
            elif value:
                pairs = field.choices if isinstance(field, forms.ChoiceField) else ()
                shown = dict(pairs).get(value, value)  # type: ignore[arg-type]  # flat pairs
                words.append(f"{field.label}：{shown}")
        return words


class KeepForm(forms.Form):
    """Under which name a filter is kept, and for whom."""

    name = forms.CharField(label="筛选的名称", max_length=40, error_messages={"required": "请给筛选起个名称"})
    shared = forms.BooleanField(label="本机关共用", required=False)
    by_default = forms.BooleanField(label="打开台账时先用", required=False)
