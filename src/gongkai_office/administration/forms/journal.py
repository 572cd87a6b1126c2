"""What the journal is narrowed to."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai_office.administration.forms.people import organ_choices
from gongkai_office.administration.queries.journal import Narrowed
from gongkai_office.administration.words import GROUPS
from gongkai_office.fields import DayField
from gongkai_office.organs.models import Organ

_ALL = ("", "全部")


class JournalFilter(forms.Form):
    """Every field may stay empty."""

    organ = forms.ChoiceField(label="机关", required=False)
    first = DayField("从", required=False)
    last = DayField("到", required=False)
    person = forms.CharField(label="办理人姓名或者登录名", required=False, max_length=64)
    case = forms.CharField(label="申请编号", required=False, max_length=60)
    command = forms.ChoiceField(label="事项", choices=[_ALL, *GROUPS], required=False)

    def __init__(self, data: QueryDict, *, organs: QuerySet[Organ], on: date) -> None:
        super().__init__(data, label_suffix="")
        self.organs = organs
        self.fields["organ"].choices = [_ALL, *organ_choices(organs, on)]  # type: ignore[attr-defined]  # a choice field

    def narrowed(self) -> Narrowed:
        """As the query takes it."""
        self.is_valid()
        given = self.cleaned_data
        return Narrowed(
            organ=self.organs.filter(pk=given["organ"]).first() if given.get("organ") else None,
            first=given.get("first"),
            last=given.get("last"),
            person=(given.get("person") or "").strip(),
            case=(given.get("case") or "").strip(),
            command=given.get("command") or "",
        )
