"""Excel files of the registers: the template, the errors of an import beside their rows, a list taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from gongkai_office.registers.desk.words import amount_words, item_words
from gongkai_office.registers.importing import Checked
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Batch, Entry, Form
from gongkai_office.registers.particulars import AMOUNT, ON, PARTICULARS, REFERENCE, Particular, Sort
from gongkai_office.workbooks import workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LAST = 5_000
_EXAMPLES = {
    "party": "清源县青溪酒家（虚构）", "party_kind": "个体工商户", REFERENCE: "清源示字〔2024〕1号",
    "content": "示例内容",
    "item": "示例收费项目", "basis": "示例依据", "facts": "示例事实", "violation": "示例违法行为", ON: "2024-03-04",
    AMOUNT: "1200.00",
}  # fmt: skip


def template(kind: Kind) -> bytes:
    """An empty ledger of a register: headings, drop-down lists, one invented row, and a sheet that explains."""
    with workbook() as (book, kept):
        sheet = book.add_worksheet(kind.label)
        _head(book, sheet, [f"{one.label}{'*' if one.required else ''}" for one in PARTICULARS[kind]])
        for place, one in enumerate(PARTICULARS[kind]):
            sheet.write_string(1, place, _example(one))
            if one.choices:
                sheet.data_validation(1, place, _LAST, place, {"validate": "list", "source": _listed(one.choices)})
        _explain(book, kind)
    return kept.getvalue()


def errors(batch: Batch, checked: Sequence[Checked]) -> bytes:
    """The rows that cannot be imported, as they stand, with what is wrong with each in the first column."""
    labels = {one.key: one.label for one in PARTICULARS[Kind(batch.kind)]}
    with workbook() as (book, kept):
        sheet = book.add_worksheet("需要改正的行")
        _head(book, sheet, ["第几条", "需要改正", *batch.header])
        wrong = [one for one in checked if one.problems]
        for line, one in enumerate(wrong, start=1):
            told = "；".join(f"{labels.get(problem.key, '')}：{problem.message}" for problem in one.problems)
            _write(sheet, line, [str(one.line), told, *batch.rows[one.line - 1]])
        sheet.set_column(1, 1, 60)
    return kept.getvalue()


def register(kind: Kind, entries: Iterable[Entry], names: Mapping[UUID, str], *, title: str) -> bytes:
    """A list as it stands: a line an item, the fields of the register as columns."""
    details = [one for one in PARTICULARS[kind] if one.key not in (ON, AMOUNT, REFERENCE)]
    with workbook() as (book, kept):
        sheet = book.add_worksheet(kind.label)
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        columns = [
            "登记号",
            "机关",
            "方式",
            "起始日期",
            "日期",
            "数量",
            "金额",
            "文号",
            *(one.label for one in details),
        ]
        _head(book, sheet, [*columns, "公示期限", "公示日期", "状态", "来源"], line=2)
        for line, entry in enumerate(entries, start=3):
            _write(sheet, line, _values(entry, details, names))
    return kept.getvalue()


def _values(entry: Entry, details: Sequence[Particular], names: Mapping[UUID, str]) -> list[str]:
    return [
        entry.item.number,
        names.get(entry.organ_id, ""),
        Form(entry.form).label,
        entry.start.isoformat(),
        entry.on.isoformat(),
        str(entry.quantity),
        amount_words(entry),
        entry.reference,
        *(item_words(one, entry.details.get(one.key, "")) for one in details),
        _day(entry.publish_by),
        _day(entry.published_on),
        "有效" if entry.standing else "已撤销",
        entry.details.get("source", ""),
    ]


def _head(book: Workbook, sheet: Worksheet, columns: Sequence[str], *, line: int = 0) -> None:
    head = book.add_format({"bold": True, "bg_color": "#F3F5F7", "bottom": 1, "text_wrap": True, "valign": "top"})
    for place, name in enumerate(columns):
        sheet.set_column(place, place, max(12, min(40, 2 * len(name) + 4)))
        sheet.write_string(line, place, name, head)
    sheet.freeze_panes(line + 1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(line)


def _explain(book: Workbook, kind: Kind) -> None:
    sheet = book.add_worksheet("填写说明")
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    _write(sheet, 0, ["栏目", "怎么填"])
    for line, one in enumerate(PARTICULARS[kind], start=1):
        _write(sheet, line, [f"{one.label}{'（必填）' if one.required else ''}", _how(one)])
    after = len(PARTICULARS[kind]) + 2
    _write(
        sheet,
        after,
        ["说明", "第 2 行是虚构的示例，填写时请覆盖或者删除。栏目的顺序可以改动，名称不要改动。一次最多 5000 行。"],
    )
    _write(sheet, after + 1, ["", "登记簿要对外公示，任何一栏都不要填写公民身份号码、电话和住址。"])


def _how(one: Particular) -> str:
    told = {
        Sort.DAY: "日期，写成 2024-03-04 的样子。",
        Sort.MONEY: "金额，单位在导入时选择元或者万元，也可以在数字后写明单位。",
        Sort.CHOICE: f"从下列各项中选一项：{'、'.join(one.choices)}。",
    }.get(one.sort, "")
    return f"{told}{one.help}"


def _example(one: Particular) -> str:
    return _EXAMPLES.get(one.key, "") or (one.choices[0] if one.choices and one.required else "")


def _listed(choices: Sequence[str]) -> list[str]:
    """As many choices as a drop-down list of Excel holds (255 characters)."""
    kept: list[str] = []
    for choice in choices:
        if len(",".join([*kept, choice])) > 250:  # noqa: PLR2004  Excel's own limit, with room
            break
        kept.append(choice)
    return kept


def _write(sheet: Worksheet, line: int, values: Sequence[str]) -> None:
    for place, value in enumerate(values):
        sheet.write_string(line, place, value)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
