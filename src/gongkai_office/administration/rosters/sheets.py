"""Workbooks of a roster: the template with what is there already, the rows with their faults, the first passwords."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from gongkai_office.administration.rosters.columns import ORGANS, PEOPLE, SHEETS, Column, SheetKind, Values
from gongkai_office.administration.rosters.content import Content, Line, Slip
from gongkai_office.administration.rosters.known import known_organs, people_rows
from gongkai_office.administration.rosters.plan import Fault
from gongkai_office.organs.models import Organ
from gongkai_office.workbooks import Offers, listing, workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_ROWS = 2_000  # rows of the template with lists to choose from
_HOW = (
    "“机关”表一行一个机关，“人员”表一行一个人；只添加机关或者只添加人员的，另一张表不用改动。",
    "系统里已有的机关和人员已经填在前面，请保留，在下面接着填写。与系统里相同的行自动跳过。",
    "改动已有的行没有作用：更名、合并、变更机关信息，终止任职、停用账号，请在机关和人员的页面办理。",
    "蓝色表头的列必须填写；其他列没有的留空，不要填“无”“/”。列的次序可以调整，列名不要改动。",
    "上级机关写机关代码，可以是表里的另一行，先后不限。",
    "一个人担任几个角色的，在“角色”一格里用“、”隔开；还在别的机关任职的，另起一行，填“任职机关代码”。",
    "管理员与审计人不能由同一人担任；签发人、管理员、主管部门登录须用动态口令。",
    "上传后先逐行检查，有一处错误就一行也不导入；确认以后一次全部建好，每个新人员有一个一次性密码，本人首次登录时修改。",
)


def template(reach: QuerySet[Organ], on: date) -> bytes:
    """The workbook to go on filling in: what is there already, lists to choose from, what each column is for."""
    with workbook() as (book, kept):
        organs = _sheet(book, ORGANS, [one.values for one in known_organs(reach.filter(closed_on=None), on).values()])
        people = _sheet(book, PEOPLE, people_rows(reach, on))
        _explain(book)
        offers = Offers(book)
        for sheet, kind in ((organs, ORGANS), (people, PEOPLE)):
            for place, column in enumerate(kind.columns):
                if column.choices:
                    labels = [label for _, label in column.choices]
                    offers.offer(sheet, place, column.label, labels, rows=_ROWS, message=_other(column))
        _offer_codes(people)
    return kept.getvalue()


def _other(column: Column) -> str:
    return "几个角色用“、”隔开" if column.key == "roles" else "请从下拉列表中选择一项"


def _offer_codes(people: Worksheet) -> None:
    """The organs of the other sheet, to choose from where somebody works."""
    for key in ("organ", "duty"):
        place = PEOPLE.columns.index(PEOPLE.column(key))
        source = {"validate": "list", "source": f"={ORGANS.name}!$A$2:$A${_ROWS}", "error_type": "warning"}
        people.data_validation(1, place, _ROWS, place, source)


def _sheet(book: Workbook, kind: SheetKind, rows: Iterable[Values]) -> Worksheet:
    sheet = book.add_worksheet(kind.name)
    needed = book.add_format({"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "text_wrap": True})
    other = book.add_format({"bold": True, "bg_color": "#EEF3F8", "bottom": 1, "text_wrap": True})
    text = book.add_format({"num_format": "@"})
    must = {"parent"} | {one.key for one in kind.columns if one.needed}
    for place, column in enumerate(kind.columns):
        sheet.set_column(place, place, column.width, text)
        sheet.write_string(0, place, column.label, needed if column.key in must else other)
    for line, row in enumerate(rows, 1):
        for place, column in enumerate(kind.columns):
            sheet.write_string(line, place, column.said(row.get(column.key, "")), text)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 2)
    return sheet


def _explain(book: Workbook) -> None:
    sheet = book.add_worksheet("填写说明")
    head, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    for place, width in enumerate((10, 20, 90)):
        sheet.set_column(place, place, width, wrap)
    for row, line in enumerate(_HOW):
        sheet.write_string(row, 0, f"{row + 1}.")
        sheet.write_string(row, 2, line)
    lines = [("表", "列", "填什么"), *((kind.name, one.label, one.help) for kind in SHEETS for one in kind.columns)]
    for row, texts in enumerate(lines, len(_HOW) + 1):
        for place, text in enumerate(texts):
            sheet.write_string(row, place, text, head if row == len(_HOW) + 1 else wrap)


def with_faults(content: Content, faults: Sequence[Fault]) -> bytes:
    """The rows again, what is wrong or odd beside each, ready to be corrected and uploaded."""
    by_row = defaultdict[tuple[str, int], list[Fault]](list)
    for fault in faults:
        by_row[fault.sheet, fault.row].append(fault)
    with workbook() as (book, kept):
        for kind, lines in zip(SHEETS, (content.organs, content.people), strict=True):
            _faulty(book, kind, lines, by_row)
    return kept.getvalue()


def _faulty(book: Workbook, kind: SheetKind, lines: Iterable[Line], by_row: dict[tuple[str, int], list[Fault]]) -> None:
    sheet = book.add_worksheet(kind.name)
    head = book.add_format({"bold": True, "bg_color": "#EEF3F8", "bottom": 1, "text_wrap": True})
    bad = book.add_format({"bg_color": "#FBEEEE", "text_wrap": True, "valign": "top", "num_format": "@"})
    odd = book.add_format({"bg_color": "#FDF3E0", "text_wrap": True, "valign": "top", "num_format": "@"})
    plain = book.add_format({"num_format": "@"})
    for place, word in enumerate(("原行号", "问题（改好后可以不删这两列）", *(one.label for one in kind.columns))):
        sheet.write_string(0, place, word, head)
    for line, (number, texts) in enumerate(lines, 1):
        found = by_row.get((kind.name, number), [])
        look = (bad if any(fault.grave for fault in found) else odd) if found else plain
        cells = (str(number), "\n".join(map(said, found)), *(texts.get(one.key, "") for one in kind.columns))
        for place, text in enumerate(cells):
            sheet.write_string(line, place, text, look)
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 60)
    sheet.set_column(2, len(kind.columns) + 1, 16)
    sheet.freeze_panes(1, 3)


def said(fault: Fault) -> str:
    """A fault as one line: its column, what is wrong, and whether it only should be looked at."""
    words = f"{fault.label}：{fault.message}"
    return words if fault.grave else f"{words}（提示，不妨碍导入）"


def passwords(slips: Sequence[Slip]) -> bytes:
    """Who signs in by which name with which first password."""
    columns = (("所在机关", 34), ("姓名", 14), ("登录名", 24), ("一次性密码", 24))
    return listing("一次性密码", columns, ((one.organ, one.name, one.login, one.password) for one in slips))
