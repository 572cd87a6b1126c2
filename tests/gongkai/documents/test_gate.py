"""The gate: whole files, what readers see and what they do not."""

from __future__ import annotations

import pytest

from gongkai.documents.gate import Inspection, inspect
from gongkai.documents.unreadable import UnreadableError
from gongkai.findings import Severity
from gongkai.screening import Screener, Sort, message
from tests.gongkai.documents.hidden.files import CARD, PHONE, letter, page, workbook


def inspected(data: bytes, name: str) -> Inspection:
    return inspect(data, name, Screener())


def test_a_number_in_a_hidden_column_is_told_with_its_cell_and_its_column() -> None:
    hits = inspected(workbook(hide_column=True), "名单.xlsx").hits
    cell = next(hit for hit in hits if hit.sort is Sort.ID_NUMBER and hit.where.sheet == "名单")
    assert (cell.text, cell.where.row, cell.where.column) == (CARD, 2, 2)
    column = next(hit for hit in hits if hit.sort is Sort.HIDDEN_CONTENT)
    assert message(column).startswith("隐藏的列“B”。")
    assert CARD not in column.masked


def test_a_hidden_sheet_is_screened_as_the_list_it_is() -> None:
    hits = [hit for hit in inspected(workbook(hide_sheet=True), "名单.xlsx").hits if hit.buried]
    assert {(hit.sort, hit.text, hit.where.row) for hit in hits} >= {
        (Sort.ID_NUMBER, CARD, 2),
        (Sort.NAME, "王甲丁", 2),
        (Sort.NAME, "李乙丙", 3),
    }
    assert all(hit.buried == "隐藏的工作表“底稿”" and hit.where.sheet == "底稿" for hit in hits)


def test_a_mobile_in_a_comment_or_in_a_deleted_passage_is_told() -> None:
    deleted = f'<w:del w:author="李乙丙"><w:r><w:delText>电话{PHONE}</w:delText></w:r></w:del>'
    hits = inspected(letter(markup=deleted, comment=f"请核对{PHONE}"), "函.docx").hits
    buried = {hit.buried for hit in hits if hit.sort is Sort.MOBILE}
    assert buried == {"修订痕迹“李乙丙删除”", "批注“赵丙戊”"}


def test_a_page_header_is_read_without_being_a_fault_itself() -> None:
    (hit,) = inspected(letter(header=f"身份证号{CARD}"), "函.docx").hits
    assert (hit.sort, hit.buried) == (Sort.ID_NUMBER, "页眉页脚和脚注")


def test_a_number_under_a_black_box_is_told_once_as_number_and_once_as_covered() -> None:
    sorts = [hit.sort for hit in inspected(page(box="over"), "公告.pdf").hits]
    assert sorted(sorts) == [Sort.HIDDEN_CONTENT, Sort.ID_NUMBER]


def test_an_author_is_a_warning_and_never_part_of_the_masked_text() -> None:
    (hit,) = inspected(letter(author="赵丙戊"), "函.docx").hits
    assert (hit.sort, hit.severity, hit.text) == (Sort.METADATA, Severity.WARNING, "赵丙戊")
    assert "赵" not in hit.masked


def test_a_clean_file_has_no_hits_and_no_notes() -> None:
    assert inspected(letter(), "函.docx") == Inspection(())


def test_a_picture_is_refused_rather_than_called_clean() -> None:
    with pytest.raises(UnreadableError, match="没有文字层，无法检查"):
        inspected(b"\x89PNG\r\n\x1a\n" + b"0" * 64, "名单.png")
