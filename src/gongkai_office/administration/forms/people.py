"""Forms about people: who to look for, a new account, an appointment, and the reason of what takes something away."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai_office.accounts.directory import Narrowed
from gongkai_office.accounts.models import Role
from gongkai_office.fields import DayField, Sure, Words
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on

_ALL = ("", "全部")


def organ_choices(organs: QuerySet[Organ], on: date) -> list[tuple[str, str]]:
    """Organs as a list to choose from, in the order of the tree."""
    rows = list(organs.order_by("path"))
    names = names_on(rows, on)
    return [(str(organ.pk), names[organ.pk]) for organ in rows]


class PlainForm(forms.Form):
    """A form of the administration; `on` is the day it is filled in."""

    required_css_class = "required"

    def __init__(self, data: QueryDict | None = None, *, on: date, initial: dict[str, object] | None = None) -> None:
        super().__init__(data, initial={"start": on, "day": on, **(initial or {})}, label_suffix="")


class PeopleFilter(forms.Form):
    """Every field may stay empty."""

    organ = forms.ChoiceField(label="机关", required=False)
    role = forms.ChoiceField(label="角色", choices=[_ALL, *Role.choices], required=False)
    text = forms.CharField(label="姓名或者登录名", required=False, max_length=64)
    state = forms.ChoiceField(
        label="账号", choices=[("", "在用"), ("closed", "已停用"), ("all", "全部")], required=False
    )

    def __init__(self, data: QueryDict, *, organs: QuerySet[Organ], on: date) -> None:
        super().__init__(data, label_suffix="")
        self.organs = organs
        self.fields["organ"].choices = [_ALL, *organ_choices(organs, on)]  # type: ignore[attr-defined]  # a choice field

    def narrowed(self) -> Narrowed:
        """As the query takes it; what cannot be chosen narrows nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Narrowed(
            organ=self.organs.filter(pk=given["organ"]).first() if given.get("organ") else None,
            role=Role(given["role"]) if given.get("role") else None,
            text=(given.get("text") or "").strip(),
            open={"closed": False, "all": None}.get(given.get("state") or "", True),
        )


class ReasonForm(PlainForm):
    """Why something is done; the journal keeps it."""

    reason = Words("原因", "会记入操作日志，请不要写身份证号、住址等个人信息。", longest=200)


class GraveForm(ReasonForm):
    """A reason, and a tick before what takes something away."""

    sure = Sure("我已核对上面的内容")


class AppointForm(PlainForm):
    """A role in an organ from a day on."""

    organ = forms.ChoiceField(label="机关", error_messages={"required": "请选择机关"})
    role = forms.ChoiceField(label="角色", choices=Role.choices, error_messages={"required": "请选择角色"})
    start = DayField("起始日期")
    end = DayField("终止日期", "到这一天不再担任；不填为长期。", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        on: date,
        organs: QuerySet[Organ],
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(data, on=on, initial=initial)
        self.organs = organs
        self.fields["organ"].choices = organ_choices(organs, on)  # type: ignore[attr-defined]  # a choice field

    @property
    def organ_given(self) -> Organ:
        """The organ that was chosen."""
        return self.organs.get(pk=self.cleaned_data["organ"])


class NewPersonForm(AppointForm):
    """A new account with its first appointment."""

    name = Words("姓名", longest=64)
    login = forms.RegexField(
        r"^[a-z][a-z0-9._-]{2,63}$",
        label="登录名",
        help_text="小写字母开头，可以用数字和“.”，例如 zhang.san。一经确定不再变更。",
        error_messages={
            "required": "请填写登录名",
            "invalid": "登录名至少 3 个字符，小写字母开头，只用小写字母、数字和 . _ -",
        },
    )
    email = forms.EmailField(label="电子邮箱", required=False, error_messages={"invalid": "电子邮箱的写法不对，请核对"})
    role = forms.ChoiceField(label="角色", choices=[("", "暂不任职"), *Role.choices], required=False)
    start = DayField("任职起始日期", required=False)
    field_order = ("name", "login", "email", "organ", "role", "start", "end")


class EndForm(ReasonForm):
    """The day from which an appointment holds no longer."""

    end = DayField("终止日期", "从这一天起不再担任。只能是今天或者以后，已经办理的事项不受影响。")
    field_order = ("end", "reason")
