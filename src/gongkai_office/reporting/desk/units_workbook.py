"""A roll-up as Excel: the units, the working of every cell, and what was declared by name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.annual.forms import FormCode
from gongkai.annual.messages import label
from gongkai.annual.rollup import lacking
from gongkai_office.reporting.composition import summed
from gongkai_office.reporting.desk.units import UnitsPage
from gongkai_office.workbooks import workbook

_Row = Sequence[str | float | None]


def units_workbook(page: UnitsPage) -> bytes:
    """Three sheets."""
    with workbook() as (book, kept):
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for name, width, rows in (
            ("报送单位", 18, list(_units(page))),
            ("逐格汇总", 14, list(_working(page))),
            ("申明", 30, list(_declared(page))),
        ):
            sheet = book.add_worksheet(name)
            sheet.set_column(0, 0, 44)
            sheet.set_column(1, max(map(len, rows)), width)
            for line, row in enumerate(rows):
                for place, value in enumerate(row):
                    form = bold if line == 0 else None
                    if isinstance(value, str):
                        sheet.write_string(line, place, value, form)
                    elif value is not None:
                        sheet.write_number(line, place, value, form)
            sheet.freeze_panes(1, 1)
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
    return kept.getvalue()


def _units(page: UnitsPage) -> Iterator[_Row]:
    yield ("单位", "数据来源", "状态", "报送期限", "未报送", "逾期", "不平", "没有的格")
    for one in page.units:
        outside = "系统外报送的文件" if one.outside else "本系统账"
        flags = ["是" if flag else "" for flag in (one.missing, one in page.late, one.standing.unbalanced)]
        yield (one.name, outside, one.state, one.standing.due.isoformat(), *flags, len(lacking(one.figures)))


def _working(page: UnitsPage) -> Iterator[_Row]:
    form, doubles = page.whole.form or FormCode.Y2021, summed(page.duplicates)
    yield ("统计项", *(one.name for one in page.units), "扣除重复计数", "汇总")
    for address, cell in page.whole.addressed():
        figures = [one.figures.value(address) for one in page.units]
        taken = -doubles.get(address, 0)
        whole = cell.value if cell.certain else None
        yield (label(address, form), *map(_number, figures), taken or None, _number(whole))


def _declared(page: UnitsPage) -> Iterator[_Row]:
    yield ("事项", "机关", "依据或者理由", "申明人", "申明日期")
    for name, day, into in page.joined:
        yield (f"撤销，计入{into}", name, day.isoformat() if day else "", "", "")
    for name, left in page.vertical:
        said = left.inclusion
        source = "、".join(map(str, left.source))
        if said:
            yield ("垂直领导，申明纳入汇总", name, said.reason, said.by.name, said.at.date().isoformat())
        else:
            yield ("垂直领导，没有计入", name, source, "", "")
    for gone in page.absences:
        agreed = f"{gone.row.agreed_by.name}核准" if gone.row.agreed_by else "待核准"
        told = f"{gone.row.reason}（催报 {gone.reminders} 次，{agreed}）"
        yield ("没有报送，不计入", gone.name, told, gone.row.by.name, gone.row.at.date().isoformat())
    for kept, taken, row in page.declared:
        yield (f"{row.what}：重复计数", f"{kept}保留，{taken}扣除", row.reason, row.by.name, row.at.date().isoformat())


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
