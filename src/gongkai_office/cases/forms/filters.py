"""What a list of cases is narrowed to."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict

from gongkai.cases.procedure import Stage
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.cases.desk.words import APPLICANT_LABELS, outcome_words
from gongkai_office.cases.forms.fields import DayField
from gongkai_office.cases.queries import Filter, Scope

_ALL = ("", "全部")


class FilterForm(forms.Form):
    """Every field may stay empty; an empty one narrows nothing."""

    scope = forms.ChoiceField(label="范围", choices=[(s.value, s.label) for s in reversed(Scope)], required=False)
    text = forms.CharField(label="编号或者内容", required=False, max_length=80)
    name = forms.CharField(
        label="申请人全名", required=False, max_length=120, widget=forms.TextInput({"autocomplete": "off"})
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
    late = forms.BooleanField(label="只看逾期", required=False)

    def __init__(self, data: QueryDict, *, by_name: bool) -> None:
        """`by_name` says whether the person may look for requesters."""
        super().__init__(data, label_suffix="")
        if not by_name:
            del self.fields["name"]

    @property
    def reach(self) -> Scope:
        """How far the list reaches; all that the person may read unless told otherwise."""
        return Scope(self.cleaned_data.get("scope") or Scope.BELOW)

    def filter(self, on: date) -> Filter:
        """As the query takes it. A text with a figure in it is looked for in numbers, any other in descriptions."""
        given = self.cleaned_data
        text = given.get("text") or ""
        number = any(sign.isdigit() for sign in text)
        return Filter(
            stage=Stage[given["stage"]] if given.get("stage") else None,
            outcome=Outcome(given["outcome"]) if given.get("outcome") else None,
            channel=Channel(given["channel"]) if given.get("channel") else None,
            applicant=given.get("applicant") or None,
            received_from=given.get("received_from"),
            received_to=given.get("received_to"),
            overdue_on=on if given.get("late") else None,
            number=text if number else "",
            text="" if number else text,
            name=given.get("name") or "",
        )
