"""An Excel ledger comes in whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from xlsxwriter import Workbook

from gongkai_office.registers.commands.publish import publish
from gongkai_office.registers.commands.settle import confirm, drop, set_columns, undo
from gongkai_office.registers.commands.upload import upload
from gongkai_office.registers.desk.workbooks import errors, register, template
from gongkai_office.registers.importing import check, guess, open_sheet
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Batch, Entry, Item, Stage
from gongkai_office.registers.money import Unit
from gongkai_office.registers.queries import totals
from gongkai_office.registers.verify import verify
from tests.factories.cases import at
from tests.factories.office import County
from tests.factories.registers import DAY, entered, typed

HEADER = [
    "序号",
    "被处罚人",
    "相对人类别",
    "处罚文号",
    "处罚程序",
    "案由",
    "违法事实",
    "处罚依据",
    "处罚种类",
    "处罚结果",
    "处罚日期",
]
GOOD = [
    "1",
    "清源县白石砂场（虚构）",
    "法人及非法人组织",
    "罚1",
    "普通程序",
    "采砂",
    "超范围采砂",
    "水法",
    "罚款",
    "罚款二千元",
    "2024年3月1日",
]


def ledger(*rows: Sequence[str], header: Sequence[str] = HEADER, title: str = "") -> bytes:
    kept = BytesIO()
    with Workbook(kept, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        lines = [[title], header, *rows] if title else [header, *rows]
        for line, row in enumerate(lines):
            for place, cell in enumerate(row):
                sheet.write_string(line, place, cell)
    return kept.getvalue()


def changed(**cells: str) -> list[str]:
    row = list(GOOD)
    for name, text in cells.items():
        row[{"who": 1, "number": 3, "category": 8, "day": 10}[name]] = text
    return row


def taken_in(county: County, data: bytes, kind: Kind = Kind.PENALTY, name: str = "台账.xlsx") -> Batch:
    sheet = open_sheet(data, name, kind)
    return upload(organ=county.office, kind=kind, data=data, name=name, sheet=sheet, by=county.handler, at=at(DAY))


def confirmed(county: County, batch: Batch) -> Batch:
    return confirm(batch=batch.pk, by=county.handler, at=at(DAY, 10))


def test_headings_as_clerks_write_them_are_understood(qingyuan: County) -> None:
    batch = taken_in(qingyuan, ledger(GOOD, title="2024年行政处罚台账"))
    assert batch.mapping == {
        "party": 1, "party_kind": 2, "reference": 3, "procedure": 4, "violation": 5, "facts": 6, "basis": 7,
        "category": 8, "content": 9, "on": 10,
    }  # fmt: skip
    assert guess(Kind.FEE, ["项目名称", "收费依据", "日期", "金额（万元）"]) == {
        "item": 0,
        "basis": 1,
        "on": 2,
        "amount": 3,
    }


def test_a_right_file_is_entered_whole_numbered_and_sealed_by_one_line(qingyuan: County) -> None:
    batch = taken_in(qingyuan, ledger(GOOD, changed(number="罚2"), changed(number="罚3", day="2023-12-29")))
    assert confirmed(qingyuan, batch).stage == Stage.DONE
    numbers = Item.objects.order_by("-year", "serial").values_list("number", flat=True)
    assert list(numbers) == ["清源政办处罚登〔2024〕1号", "清源政办处罚登〔2024〕2号", "清源政办处罚登〔2023〕1号"]
    assert totals([qingyuan.office.pk], 2024)[Kind.PENALTY.cell].quantity == 2
    assert (list(verify()), Batch.objects.get().rows) == ([], [])
    Entry.objects.filter(reference="罚2").update(reference="罚9")
    assert [one.where for one in verify()] == [f"《{batch.name}》的成批登记"]


def test_one_wrong_row_keeps_the_whole_file_out_and_every_wrong_row_is_named(qingyuan: County) -> None:
    entered(qingyuan.office, qingyuan.handler, Kind.PENALTY, reference="旧1")
    typed(qingyuan.office, qingyuan.handler, Kind.PENALTY)
    rows = [GOOD, changed(number="罚2", category="罚"), changed(number="旧1"), changed(number="罚4", day="2023-05-06"),
            changed(number="罚5"), changed(number="罚5"), changed(number="罚6", day="2025-01-01")]  # fmt: skip
    batch = taken_in(qingyuan, ledger(*rows))
    wrong = {one.line: [problem.message for problem in one.problems] for one in check(batch, DAY) if one.problems}
    assert sorted(wrong) == [2, 3, 4, 5, 6, 7]
    assert "不在可选范围内" in wrong[2][0]
    assert "已经登记过" in wrong[3][0]
    assert "合计数" in wrong[4][0]
    assert wrong[5] == wrong[6] == ["文号“罚5”在这个文件里出现了不止一次"]
    assert "还没有到" in wrong[7][0]
    with pytest.raises(RegisterError, match="还有 6 行需要改正，改好后重新上传；没有导入任何一行"):
        confirmed(qingyuan, batch)
    assert Item.objects.count() == 2


def test_the_errors_can_be_downloaded_beside_their_rows(qingyuan: County) -> None:
    batch = taken_in(qingyuan, ledger(GOOD, changed(number="罚2", category="=1+1")))
    book = openpyxl.load_workbook(BytesIO(errors(batch, check(batch, DAY))))
    rows = list(book.active.values)
    assert rows[0][:3] == ("第几条", "需要改正", "序号")
    assert rows[1][0] == "2"
    assert "处罚类别" in rows[1][1]
    assert book.active.cell(2, 11).data_type == "s"  # a text, not a formula


def test_a_file_is_imported_once(qingyuan: County) -> None:
    data = ledger(GOOD)
    confirmed(qingyuan, taken_in(qingyuan, data))
    with pytest.raises(RegisterError, match=r"已经导入过（台账\.xlsx，1 条）"):
        taken_in(qingyuan, data)


def test_columns_are_remembered_for_the_next_file_with_the_same_header(qingyuan: County) -> None:
    header = [*HEADER[:5], "怎么违法", *HEADER[6:]]
    first = taken_in(qingyuan, ledger(GOOD, header=header))
    assert "violation" not in first.mapping
    with pytest.raises(RegisterError, match="还没有指明违法行为类型在哪一栏"):
        confirmed(qingyuan, first)
    mapping = {**first.mapping, "violation": 5}
    set_columns(batch=first.pk, mapping=mapping, unit=Unit.YUAN, by=qingyuan.handler, at=at(DAY))
    confirmed(qingyuan, first)
    assert taken_in(qingyuan, ledger(changed(number="罚2"), header=header)).mapping["violation"] == 5


def test_fees_in_ten_thousands_say_so_in_their_heading(qingyuan: County) -> None:
    data = ledger(
        ["补偿费", "财综", "2024-03-01", "0.042"],
        ["合计", "", "", "0.042"],
        header=["项目", "收费依据", "日期", "金额（万元）"],
    )
    confirmed(qingyuan, taken_in(qingyuan, data, Kind.FEE))
    assert str(totals([qingyuan.office.pk], 2024)[Kind.FEE.cell].amount) == "0.042万元"


def test_an_import_is_undone_while_nobody_worked_on_it(qingyuan: County) -> None:
    batch = confirmed(qingyuan, taken_in(qingyuan, ledger(GOOD, changed(number="罚2"))))
    undo(batch=batch.pk, reason="导错年份", by=qingyuan.handler, at=at(DAY, 11))
    assert totals([qingyuan.office.pk], 2024) == {}
    assert list(verify()) == []
    confirmed(qingyuan, taken_in(qingyuan, ledger(GOOD)))  # the numbers of its decisions are free again


def test_an_import_somebody_worked_on_is_not_undone_as_a_whole(qingyuan: County) -> None:
    batch = confirmed(qingyuan, taken_in(qingyuan, ledger(GOOD)))
    publish(item=Item.objects.get().pk, on=DAY, by=qingyuan.handler, at=at(DAY, 11))
    with pytest.raises(RegisterError, match="其中 1 条导入后已经公示"):
        undo(batch=batch.pk, reason="导错", by=qingyuan.handler, at=at(DAY, 12))


def test_a_dropped_import_forgets_its_rows(qingyuan: County) -> None:
    batch = taken_in(qingyuan, ledger(GOOD))
    assert drop(batch=batch.pk, by=qingyuan.handler, at=at(DAY)).rows == []
    with pytest.raises(RegisterError, match="已放弃"):
        confirmed(qingyuan, batch)


@pytest.mark.parametrize("kind", Kind)
def test_the_template_read_back_needs_no_mapping_and_its_example_is_right(kind: Kind, qingyuan: County) -> None:
    batch = taken_in(qingyuan, template(kind), kind, "模板.xlsx")
    assert all(one.statement for one in check(batch, date(2030, 1, 1))), check(batch, DAY)


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"PK\x03\x04broken", ledger(["甲"], header=["不相干"]), ledger()])
def test_what_is_no_ledger_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(RegisterError) as refused:
        open_sheet(data, "台账.xlsx", Kind.LICENCE)
    assert "\n" not in str(refused.value)


def test_a_list_taken_out_holds_texts_and_no_formulas(qingyuan: County) -> None:
    entered(qingyuan.office, qingyuan.handler, content="=cmd|' /C calc'!A0")
    entries = list(Entry.objects.select_related("item"))
    book = openpyxl.load_workbook(BytesIO(register(Kind.LICENCE, entries, {qingyuan.office.pk: "办"}, title="登记簿")))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(str(cell.value).startswith("=cmd") for cell in cells)
