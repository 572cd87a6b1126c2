"""Rosters as an administrator fills them in: the office's own template, with invented rows below what it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.administration.rosters.sheets import template
from tests.factories.cases import FIRST_DAY

Line = Mapping[str, str]
NO_LINES: Sequence[Line] = ()


def organ_line(code: str = "qy-forest", name: str = "清源县林业局", **other: str) -> dict[str, str]:
    """A department of 清源县."""
    return {
        "机关代码": code,
        "全称": name,
        "简称": f"清源{code[-1]}",
        "性质": "地方人民政府工作部门",
        "层级": "县级",
        "上级机关代码": "qy",
        "行政区划代码": "640199",
        "设立日期": "2020-01-01",
        **other,
    }


def person_line(login: str = "qian.yin", name: str = "钱寅", **other: str) -> dict[str, str]:
    """A handler of the forest department."""
    return {"登录名": login, "姓名": name, "所在机关代码": "qy-forest", "角色": "经办人", **other}


def filled(by: Person, organs: Sequence[Line] = NO_LINES, people: Sequence[Line] = NO_LINES) -> bytes:
    """The template that an administrator downloads, with lines below."""
    book = load_workbook(BytesIO(template(organs_where(by, "organ.manage", FIRST_DAY), FIRST_DAY)))
    _append(book["机关"], organs)
    _append(book["人员"], people)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _append(sheet: Worksheet, lines: Sequence[Line]) -> None:
    heads = [str(cell.value) for cell in sheet[1]]
    for line in lines:
        assert line.keys() <= set(heads), "a column of the template"
        sheet.append([line.get(head) for head in heads])
