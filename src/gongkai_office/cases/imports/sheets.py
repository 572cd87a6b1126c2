"""Workbooks of an import: the template, the file with its faults beside the rows, old numbers beside new ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gongkai_office.cases.imports.content import Content
from gongkai_office.cases.imports.fields import COLUMNS, Field, Shape
from gongkai_office.cases.imports.rows import Fault
from gongkai_office.cases.imports.words import choices
from gongkai_office.cases.models import ImportedCase
from gongkai_office.workbooks import Offers, listing, workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_ROWS = 5_000  # rows of the template with lists to choose from
_OTHERWISE = "可以先照原样填写，上传后再说明它的意思"
_WIDE = {Field.DESCRIPTION: 44, Field.NUMBER: 20, Field.OUTCOME: 30, Field.ADDRESS: 24, Field.NOTE: 24}
_EXAMPLE = {
    Field.NUMBER: "示例（这一行不导入）",
    Field.CHANNEL: "挂号信、特快专递",
    Field.ARRIVED: "2024-03-01",
    Field.RECEIVED: "2024-03-04",
    Field.EVIDENCE: "签收单 1234567890123",
    Field.APPLICANT: "自然人",
    Field.NAME: "王小满",
    Field.IDENTITY_NUMBER: "640199199001011234",
    Field.PHONE: "13800000000",
    Field.ADDRESS: "清源县白石镇柳湾村一组",
    Field.DESCRIPTION: "2023年农村公路养护资金的分配文件",
    Field.FORM: "纸质文本",
    Field.DELIVERY: "邮寄",
    Field.CORRECTION_NOTICED: "2024-03-08",
    Field.CORRECTED: "2024-03-15",
    Field.OUTCOME: "部分公开",
    Field.REPLIED: "2024-04-08",
    Field.PROOF: "挂号信收据 0001 号",
}
_HOW = (
    "一行一件申请。已经办结的和正在办理的都可以填。",
    "蓝色表头的列必须填写；其他列没有发生的留空，不要填“无”“/”。",
    "日期写成 2024-03-04 的样子；“收到渠道”“处理结果”等列请从下拉列表中选择。",
    "列的次序可以调整，用不到的列可以删除；列名也可以用本机关原来的叫法，上传后可以逐列核对。",
    "上传后先检查，有一处错误就一行也不导入；检查结果可以下载，错误写在每一行的旁边。",
    "申请人的姓名、证件号码和联系方式导入后加密保存，上传的文件不保留。",
)


def template() -> bytes:
    """The workbook to fill in: headings, one invented example, lists to choose from, what each column is for."""
    with workbook() as (book, kept):
        sheet = book.add_worksheet("台账")
        needed = book.add_format({"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "text_wrap": True})
        other = book.add_format({"bold": True, "bg_color": "#EEF3F8", "bottom": 1, "text_wrap": True})
        text, example = book.add_format({"num_format": "@"}), book.add_format({"italic": True, "font_color": "#57606A"})
        lists = Offers(book)
        for place, (field, column) in enumerate(COLUMNS.items()):
            sheet.set_column(place, place, _WIDE.get(field, 14), text)
            must = column.needed or field is Field.RECEIVED
            sheet.write_string(0, place, column.label, needed if must else other)
            sheet.write_string(1, place, _EXAMPLE.get(field, ""), example)
            if column.shape is Shape.CHOICE:
                labels = [label for _, label in choices(field)]
                lists.offer(sheet, place, field.label, labels, rows=_ROWS, message=_OTHERWISE)
        sheet.set_row(0, 32)
        sheet.freeze_panes(1, 1)
        _explain(book)
    return kept.getvalue()


def _explain(book: Workbook) -> None:
    sheet = book.add_worksheet("填写说明")
    head, wrap = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 24, wrap)
    sheet.set_column(1, 1, 10, wrap)
    sheet.set_column(2, 2, 90, wrap)
    for row, line in enumerate(_HOW):
        sheet.write_string(row, 0, f"{row + 1}.")
        sheet.write_string(row, 2, line)
    for place, word in enumerate(("列", "必填", "填什么")):
        sheet.write_string(len(_HOW) + 1, place, word, head)
    for row, (field, column) in enumerate(COLUMNS.items(), len(_HOW) + 2):
        sheet.write_string(row, 0, column.label)
        sheet.write_string(row, 1, "必填" if column.needed or field is Field.RECEIVED else "")
        sheet.write_string(row, 2, f"{column.help}（{column.shape.value}）")


def with_faults(content: Content, faults: Sequence[Fault]) -> bytes:
    """The file again, what is wrong or odd beside each row, ready to be corrected and uploaded."""
    by_row = defaultdict[int, list[Fault]](list)
    for fault in faults:
        by_row[fault.row].append(fault)
    with workbook() as (book, kept):
        sheet = book.add_worksheet("台账")
        head = book.add_format({"bold": True, "bg_color": "#EEF3F8", "bottom": 1, "text_wrap": True})
        bad = book.add_format({"bg_color": "#FBEEEE", "text_wrap": True, "valign": "top"})
        odd = book.add_format({"bg_color": "#FDF3E0", "text_wrap": True, "valign": "top"})
        for place, word in enumerate(("原行号", "问题（改好后可以不删这两列）", *content.headings)):
            sheet.write_string(0, place, word, head)
        for line, row in enumerate(content.rows, 1):
            found = by_row.get(row.number, [])
            look = (bad if any(fault.grave for fault in found) else odd) if found else None
            for place, text in enumerate((str(row.number), "\n".join(map(said, found)), *row.texts)):
                sheet.write_string(line, place, text, look)
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, 1, 60)
        sheet.set_column(2, len(content.headings) + 1, 16)
        sheet.autofilter(0, 0, len(content.rows), len(content.headings) + 1)
        sheet.freeze_panes(1, 2)
    return kept.getvalue()


def said(fault: Fault) -> str:
    """A fault as one line: its column, what is wrong, and whether it only should be looked at."""
    words = f"{fault.field.label}：{fault.message}" if fault.field else fault.message
    return words if fault.grave else f"{words}（提示，不妨碍导入）"


def numbers(cases: Sequence[ImportedCase]) -> bytes:
    """Which row and which old number became which new number."""
    rows = ((str(case.row), case.request.former_number, case.request.number) for case in cases)
    return listing("编号对照", (("文件中的行", 12), ("原编号", 30), ("登记编号", 30)), rows)
