"""The columns of a roster's two sheets: what each is called, what may stand in it, what it means in one spelling.

A cell is held against the very fields of the pages on which one organ or one person is typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from django import forms
from django.core.exceptions import ValidationError

from gongkai.errors import GongkaiError
from gongkai.law.notices import region as division
from gongkai.law.organs import OrganKind
from gongkai_office.accounts.models import Role
from gongkai_office.administration.forms.organs import FoundForm, ParticularsForm
from gongkai_office.administration.forms.people import NewPersonForm
from gongkai_office.cells import CellError, bare, day
from gongkai_office.organs.models import Level, Particulars

APART = "、"
"""What stands between several roles in one cell."""

Values = Mapping[str, str]
"""A row as its columns mean it: days as ISO texts, choices as the values they are kept as, nothing as nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its key, its heading, what its texts mean, the choices it offers (value and label)."""

    key: str
    label: str
    means: Callable[[str], str]
    help: str
    needed: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    width: int = 16

    def said(self, value: str) -> str:
        """A value as it stands in the sheet."""
        told = dict(self.choices)
        return APART.join(told.get(part, part) for part in value.split(APART)) if self.choices else value


@dataclass(frozen=True, slots=True)
class SheetKind:
    """One of the two sheets: its name, its columns, the column that names a row."""

    name: str
    columns: tuple[Column, ...]
    key: str

    def column(self, key: str) -> Column:
        """A column by its key."""
        return next(one for one in self.columns if one.key == key)

    def places(self, headings: tuple[str, ...]) -> dict[str, int]:
        """Where each column stands, by its heading."""
        known = {bare(one.label): one.key for one in self.columns}
        found = {known.get(bare(heading), ""): place for place, heading in reversed(list(enumerate(headings)))}
        return {key: place for key, place in found.items() if key}

    def read(self, texts: Values) -> tuple[dict[str, str], Iterator[tuple[str, str]]]:
        """What a row means, and what is wrong with it: headings and sentences."""
        values: dict[str, str] = {}
        wrong: list[tuple[str, str]] = []
        for one in self.columns:
            text = texts.get(one.key, "").strip()
            try:
                values[one.key] = one.means(text) if text else ""
            except (GongkaiError, ValidationError) as error:
                wrong.append((one.label, "；".join(getattr(error, "messages", None) or [str(error)])))
            else:
                if one.needed and not text:
                    wrong.append((one.label, f"请填写{one.label}"))
        return values, iter(wrong)


def _field(form: type[forms.Form], name: str) -> Callable[[str], str]:
    field = form.base_fields[name]

    def means(text: str) -> str:
        return cast("str", field.clean(text))

    return means


def _label(form: type[forms.Form], name: str) -> str:
    return str(form.base_fields[name].label)


def _day(text: str) -> str:
    found = day(text)
    return found.isoformat() if found else ""


def _region(text: str) -> str:
    return division(_field(FoundForm, "region")(text)).code


def _one_of(choices: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    known = {bare(label): value for value, label in choices}

    def means(text: str) -> str:
        if bare(text) not in known:
            raise CellError(f"没有“{text[:20]}”这一项，请从下拉列表中选择：{APART.join(label for _, label in choices)}")
        return known[bare(text)]

    return means


def _roles(text: str) -> str:
    one = _one_of(_ROLES)
    found = {one(part) for part in re.split(r"[、，,;；/\s]+", text) if part}
    return APART.join(role.value for role in Role if role.value in found)


_ROLES = tuple((role.value, str(role.label)) for role in Role)
_KINDS = tuple((kind.name, kind.value) for kind in OrganKind)
_LEVELS = tuple((level.value, str(level.label)) for level in Level)
_PARTICULAR = {
    "reconsideration": "写进答复的救济途径；有两个机关的，在同一格里换行（Alt+Enter）",
    "court": "写进答复的救济途径",
    "online": "网址或者平台名称",
    "account": "户名、开户行、账号",
}

ORGANS = SheetKind(
    "机关",
    (
        Column(key="code", label="机关代码", means=_field(FoundForm, "code"), needed=True, width=20,
               help="机构编码或者统一社会信用代码；字母、数字和 -，一经确定不再变更"),
        Column(key="name", label="全称", means=_field(FoundForm, "name"), needed=True, width=30, help="印章上的名称"),
        Column(key="short", label="简称", means=_field(FoundForm, "short"), needed=True, width=12,
               help="用于文号，例如“清源水”"),
        Column(key="kind", label="性质", means=_one_of(_KINDS), needed=True, choices=_KINDS, width=28,
               help="从下拉列表中选择；决定向哪里申请行政复议"),
        Column(key="level", label="层级", means=_one_of(_LEVELS), needed=True, choices=_LEVELS, width=8,
               help="从下拉列表中选择"),
        Column(key="parent", label="上级机关代码", means=_field(FoundForm, "code"), width=20,
               help="系统里已有的机关，或者本表另一行的机关代码；行的先后不限"),
        Column(key="region", label="行政区划代码", means=_region, needed=True, width=14,
               help="六位代码，决定按哪个地方的节假日计算工作日"),
        Column(key="opened_on", label="设立日期", means=_day, needed=True, width=13, help="写成 2024-03-04 的样子"),
        *(
            Column(key=name, label=_label(ParticularsForm, name), means=_field(ParticularsForm, name), width=20,
                   help=_PARTICULAR.get(name, "文书上写的内容，可以以后再填"))
            for name in Particulars.FIELDS
        ),
    ),
    "code",
)  # fmt: skip
PEOPLE = SheetKind(
    "人员",
    (
        Column(key="login", label="登录名", means=_field(NewPersonForm, "login"), needed=True, width=20,
               help="小写字母开头，只用小写字母、数字和 . _ -，至少 3 个字符，例如 zhang.san；一经确定不再变更"),
        Column(key="name", label="姓名", means=_field(NewPersonForm, "name"), needed=True, width=12, help="真实姓名"),
        Column(key="organ", label="所在机关代码", means=_field(FoundForm, "code"), needed=True, width=20,
               help="系统里已有的机关，或者“机关”表里的机关代码"),
        Column(key="email", label="电子邮箱", means=_field(NewPersonForm, "email"), width=26, help="可以不填"),
        Column(key="roles", label="角色", means=_roles, choices=_ROLES, width=26,
               help=f"几个角色用“、”隔开：{APART.join(label for _, label in _ROLES)}。不填的只开账号，不任职"),
        Column(key="start", label="任职起始日期", means=_day, width=14, help="不填为导入当天"),
        Column(key="duty", label="任职机关代码", means=_field(FoundForm, "code"), width=20,
               help="在所在机关以外任职的才填；同一个人在几个机关任职的，一个机关写一行"),
    ),
    "login",
)  # fmt: skip
SHEETS = (ORGANS, PEOPLE)
