"""The forms of signing in and of one's own account."""

from __future__ import annotations

from django import forms

_CODE = {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false"}


class SignInForm(forms.Form):
    """Login name and password."""

    login = forms.CharField(
        label="登录名", max_length=64, widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "off"})
    )
    password = forms.CharField(
        label="密码", strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"})
    )


class CodeForm(forms.Form):
    """A code of the authenticator, or a recovery code."""

    code = forms.CharField(
        label="动态口令",
        max_length=32,
        help_text="打开手机上的验证器，输入“公开”一项当前显示的 6 位数字。手机不在身边的，可以输入一个恢复码。",
        widget=forms.TextInput(_CODE),
    )

    def clean_code(self) -> str:
        """The code without the blanks that people write between figures."""
        return "".join(str(self.cleaned_data["code"]).split())


class FirstCodeForm(CodeForm):
    """The first code of a new authenticator."""

    code = forms.CharField(
        label="验证器显示的 6 位数字", max_length=10, widget=forms.TextInput({**_CODE, "inputmode": "numeric"})
    )


class PasswordForm(forms.Form):
    """The old password and the new one, twice."""

    old = forms.CharField(label="原密码", strip=False, widget=forms.PasswordInput({"autocomplete": "current-password"}))
    new = forms.CharField(
        label="新密码",
        strip=False,
        help_text="至少 10 个字符，可以是几个词连成的一句话；不要用姓名、登录名和常见密码。",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="再次输入新密码", strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def clean_again(self) -> str:
        """The new password, typed the same twice."""
        again = str(self.cleaned_data["again"])
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError("两次输入的新密码不一致，请重新输入")
        return again
