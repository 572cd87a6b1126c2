"""Everything out of sight is found where it lies, and what is plain to see is not."""

from __future__ import annotations

from zipfile import BadZipFile

import pytest

from gongkai.annual.record import Place
from gongkai.documents.hidden import Burial, Buried, find, find_guarded
from gongkai.documents.hidden.buried import pack, unpack
from gongkai.documents.unreadable import UnreadableError
from tests.gongkai.documents.hidden.files import CARD, letter, page, workbook


def run(text: str, look: str) -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("data", "name"),
    [(workbook(), "名单.xlsx"), (letter(), "函.docx"), (page(), "公告.pdf"), (page(box="under"), "公告.pdf")],
)
def test_a_plain_file_hides_nothing(data: bytes, name: str) -> None:
    assert find(data, name) == ()


def test_a_hidden_sheet_is_given_row_by_row() -> None:
    (sheet,) = find(workbook(hide_sheet=True), "名单.xlsx")
    assert (sheet.how, sheet.name) == (Burial.SHEET, "底稿")
    assert sheet.rows[:2] == (("姓名", "身份证号", "金额"), ("王甲丁", CARD, "500"))


def test_hidden_rows_and_columns_are_named_as_the_program_names_them() -> None:
    row, column = find(workbook(hide_row=True, hide_column=True), "名单.xlsx")
    assert (row.how, row.name, row.text, row.where) == (Burial.ROWS, "3", "李乙丙／600", Place(sheet="名单", row=3))
    assert (column.how, column.name, column.where) == (Burial.COLUMNS, "B", Place(sheet="名单", column=2))
    assert CARD in column.text


def test_a_workbook_s_comment_is_found_at_its_cell() -> None:
    (comment,) = find(workbook(comment="待核"), "名单.xlsx")
    assert (comment.how, comment.name, comment.text) == (Burial.COMMENT, "A2", "待核")


@pytest.mark.parametrize("data", [workbook(author="赵丙戊"), letter(author="赵丙戊"), page(author="Zhao Bingwu")])
def test_an_author_in_the_properties_is_found(data: bytes) -> None:
    authors = [one for one in find(data, "文件") if one.how is Burial.PROPERTY and one.name == "作者"]
    assert len(authors) == 1


def test_what_a_program_writes_as_author_is_nobody() -> None:
    assert find(letter(author="Microsoft Office User"), "函.docx") == ()


def test_a_word_comment_comes_with_its_author() -> None:
    assert find(letter(comment="此处待核"), "函.docx") == (Buried(Burial.COMMENT, "赵丙戊", "此处待核"),)


def test_tracked_changes_of_one_author_come_together() -> None:
    deleted = '<w:del w:author="李乙丙"><w:r><w:delText>{}</w:delText></w:r></w:del>'
    (change,) = find(letter(markup=deleted.format("旧一") + deleted.format("旧二")), "函.docx")
    assert (change.how, change.name, change.text) == (Burial.CHANGE, "李乙丙删除", "旧一／旧二")


@pytest.mark.parametrize("look", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'])
def test_text_that_cannot_be_seen_is_found(look: str) -> None:
    (hidden,) = find(letter(markup=run("暗", look)), "函.docx")
    assert (hidden.how, hidden.text) == (Burial.INVISIBLE, "暗")


def test_white_text_on_a_coloured_ground_can_be_seen() -> None:
    look = '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="C00000"/>'
    assert find(letter(markup=run("表头", look)), "函.docx") == ()


def test_a_page_header_is_handed_on_to_be_read() -> None:
    (header,) = find(letter(header="清源县民政局"), "函.docx")
    assert (header.how, header.text, header.how.seen) == (Burial.MARGIN, "清源县民政局", True)


def test_text_under_a_black_box_is_found() -> None:
    (covered,) = find(page(box="over"), "公告.pdf")
    assert (covered.how, covered.text, covered.where.page) == (Burial.COVERED, CARD, 1)


def test_text_off_the_page_is_found() -> None:
    (outside,) = find(page(below=True), "公告.pdf")
    assert (outside.how, outside.text) == (Burial.OUTSIDE, CARD)


def test_a_note_and_an_attached_file_are_found_in_a_pdf() -> None:
    attached, note = find(page(note="待核", attached="名单.xlsx"), "公告.pdf")
    assert (attached.how, attached.name) == (Burial.ATTACHMENT, "名单.xlsx")
    assert (note.how, note.text) == (Burial.COMMENT, "待核")


def test_a_web_page_s_comments_and_hidden_elements_are_handed_on_to_be_read() -> None:
    source = (
        f'<html><body><p>公示</p><!-- {CARD} --><p style="display: none">甲</p><input type="hidden" value="乙"></body>'
    )
    found = find(source.encode(), "公示.html")
    assert {(one.name, one.text) for one in found} == {("注释", CARD), ("不显示的元素", "甲"), ("隐藏的输入框", "乙")}
    assert all(one.how.seen for one in found)


def test_finds_come_home_from_the_child_process_as_they_are() -> None:
    data = workbook(hide_sheet=True, hide_row=True, comment="待核", author="赵丙戊")
    assert find_guarded(data, "名单.xlsx") == find(data, "名单.xlsx") == unpack(pack(find(data, "名单.xlsx")))


def test_a_broken_file_is_refused_in_one_line() -> None:
    with pytest.raises((UnreadableError, BadZipFile), match=r"损坏|完整"):
        find_guarded(workbook()[:2000], "名单.xlsx")
