"""Whom to be: the sheet with the login names of the demonstration, and where it is kept.

The file stands in the installation's own folder, readable by its owner alone, beside the keys. It holds what opens
an installation of invented people; a real office has no such file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from gongkai_office.private import private

_NAME = "demonstration.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody one can be. `guarded` people also need a code; `secret` and `codes` are empty until they have one."""

    login: str
    name: str
    organ: str
    duties: str
    guarded: bool
    secret: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Followed:
    """A request as its requester follows it in the portal."""

    number: str
    code: str


def written(password: str, accounts: tuple[Account, ...], followed: Followed) -> str:
    """The sheet."""
    lines = [
        "演示县：清源县。机关、人员、申请全部是编造的，只有 2023 年的数字取自公开的年度报告。",
        f"所有人员的密码都是  {password}",
        "",
        *(f"  {account.login:<12}{account.name}  {account.organ} {account.duties}" for account in accounts),
        "",
        *_codes(accounts),
        "",
        "工作人员的登录页面：/office/，建议先用 li.yi（经办人）登录。",
        f"公众不用登录，在首页申请、查询。可以查询进度的一件：编号 {followed.number}，查询码 {followed.code}",
    ]
    return "\n".join(lines)


def _codes(accounts: tuple[Account, ...]) -> list[str]:
    """How those sign in who need a second factor."""
    lines = ["签发人、管理员、主管部门登录还要动态口令。没有手机验证器的，输入恢复码即可，每个只能用一次："]
    for account in accounts:
        if account.codes:
            lines += ["", f"  {account.login}  恢复码"]
            lines += [f"    {'    '.join(account.codes[at : at + 2])}" for at in range(0, len(account.codes), 2)]
            lines.append(f"    验证器密钥  {account.secret}")
    return [*lines, "", "各部门、乡镇的签发人首次登录时用手机设置动态口令。"]


def keep(sheet: str) -> Path:
    """Keep the sheet in the data folder for its owner's eyes."""
    file = _file()
    file.unlink(missing_ok=True)
    with private(file) as opened:
        opened.write(sheet.encode())
    return file


def kept() -> str:
    """The sheet that was kept, or nothing."""
    file = _file()
    return file.read_text(encoding="utf-8") if file.exists() else ""


def _file() -> Path:
    return Path(settings.DATA) / _NAME
