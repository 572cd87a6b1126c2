"""Fields that every form of the office is made of."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict

from gongkai_office.ids import new_id


class DayInput(forms.DateInput):
    """A day in the browser's own picker; ISO text where the browser has none."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A calendar day, written 2024-03-04."""

    def __init__(self, label: str, help_text: str = "", *, required: bool = True) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            widget=DayInput(),
            error_messages={"required": "请填写日期", "invalid": "日期请写成 2024-03-04 的样子"},
        )


class Words(forms.CharField):
    """A line of text; as an area of several lines where `lines` is more than one."""

    def __init__(
        self, label: str, help_text: str = "", *, required: bool = True, lines: int = 1, longest: int = 200
    ) -> None:
        widget: forms.Widget = forms.Textarea({"rows": lines}) if lines > 1 else forms.TextInput()
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            max_length=longest,
            widget=widget,
            error_messages={"required": f"请填写{label}", "max_length": f"{label}最多 {longest} 个字"},
        )


class Fingerprint(forms.RegexField):
    """The hash of what a page shows, brought back by its form as bytes; empty where it may be, and was not given."""

    def __init__(self, *, required: bool = True) -> None:
        wrong = {"invalid": "页面不完整，请重新打开后再办理"}
        super().__init__(r"^[0-9a-f]{64}$", required=required, widget=forms.HiddenInput(), error_messages=wrong)

    def clean(self, value: object) -> bytes:
        """As the chain of signatures keeps it."""
        return bytes.fromhex(super().clean(value))


class Sure(forms.BooleanField):
    """The tick before what cannot be undone."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, error_messages={"required": "请先核对，再勾选这一项"})


class DeskForm(forms.Form):
    """A form with its own key: sent twice, it acts once."""

    key = forms.UUIDField(widget=forms.HiddenInput())
    required_css_class = "required"

    def __init__(self, data: QueryDict | None = None, *, on: date) -> None:
        """`on` is the day it is filled in; days are proposed to be that day."""
        self.on_day = on
        super().__init__(data, initial={"key": new_id(), "on": on}, label_suffix="")
