"""The form that begins an installation."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict

from gongkai.law.organs import OrganKind
from gongkai_office.administration.commands.begin import First
from gongkai_office.administration.forms.organs import FoundForm
from gongkai_office.administration.opening import opens
from gongkai_office.fields import Words
from gongkai_office.organs.models import Level

_LAW_SINCE = date(2008, 5, 1)
"""The first day of the OGI Regulations of 2007: no ledger of requests is older."""


class BeginForm(FoundForm):
    """The first organ, its administrator, and the code that shows who runs the machine."""

    opening = forms.CharField(
        label="开办码",
        max_length=40,
        help_text="启动办公系统的窗口里显示的 16 位代码，也保存在数据文件夹的 opening-code 文件里。",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": "请填写开办码"},
    )
    person = Words("管理员姓名", longest=64)
    login = forms.RegexField(
        r"^[A-Za-z0-9._-]{2,64}$",
        label="登录名",
        help_text="字母、数字和 . _ -，例如姓名的拼音。",
        error_messages={"required": "请填写登录名", "invalid": "登录名只能用字母、数字和 . _ -，2 至 64 位"},
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "off"}),
    )
    password = forms.CharField(
        label="密码",
        strip=False,
        help_text="至少 10 个字符，可以是几个词连成的一句话；不要用姓名、登录名和常见密码。",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "请填写密码"},
    )
    again = forms.CharField(
        label="再次输入密码",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        error_messages={"required": "请再次输入密码"},
    )
    field_order = (
        "opening", "name", "short", "code", "kind", "level", "region", "start", "person", "login", "password", "again",
    )  # fmt: skip

    def __init__(self, data: QueryDict | None = None, *, on: date) -> None:
        usual = {"kind": OrganKind.OTHER_GOVERNMENT.name, "level": Level.COUNTY, "start": _LAW_SINCE}
        super().__init__(data, on=on, initial={**usual})
        self.fields["name"].help_text = "例如县人民政府；只供一个机关使用的，填写这个机关。部门和乡镇建立以后再添加。"
        self.fields["start"].help_text = "不清楚的可以不改：最早从《政府信息公开条例》2008年5月1日施行时起记账。"

    def clean_opening(self) -> str:
        """The code, as the machine shows it."""
        given = str(self.cleaned_data["opening"])
        if not opens(given):
            raise forms.ValidationError("开办码不对，请照启动办公系统的窗口里显示的填写")
        return given

    def clean_again(self) -> str:
        """The password, typed the same twice."""
        again = str(self.cleaned_data["again"])
        if "password" in self.cleaned_data and again != self.cleaned_data["password"]:
            raise forms.ValidationError("两次输入的密码不一致，请重新输入")
        return again

    def organ(self) -> First:
        """The organ as it was described."""
        given = self.cleaned_data
        return First(
            code=given["code"],
            name=given["name"],
            short=given["short"],
            kind=OrganKind[given["kind"]],
            level=Level(given["level"]),
            region=given["region"],
            opened_on=given["start"],
        )
