"""A county moves in: an administrator fills in one sheet, confirms what it makes, and hands out the first passwords."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from gongkai_office.accounts.models import Person
from gongkai_office.administration.tasks import run_rosters
from gongkai_office.clock import now
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.office import County
from tests.factories.rosters import filled, organ_line, person_line

pytestmark = pytest.mark.browser


def uploaded(page: Page, file: Path) -> None:
    page.get_by_label("填好的 Excel 文件").set_input_files(file)
    page.get_by_role("button", name="上传并检查").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("批量导入机关和人员：检查完毕")


def test_a_sheet_with_an_error_is_corrected_and_the_slips_are_handed_out(
    county: County, signed_in: SignedIn, at: Callable[[str], None], tmp_path: Path
) -> None:
    at("2024-03-04 10:00")
    page = signed_in(county.administrator)
    page.goto("/office/organs/")
    page.get_by_role("link", name="批量导入机关和人员").click()
    looked_at(page, "rosters")
    file = tmp_path / "名册.xlsx"
    people = [person_line(角色="登记人、主任"), person_line("sun.mao", "孙卯", 角色="")]
    file.write_bytes(filled(county.administrator, [organ_line()], people))
    uploaded(page, file)
    expect(page.get_by_role("alert")).to_contain_text("有 1 处错误")
    looked_at(page, "roster-faults")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载标注了错误的表格").click()
    download.value.save_as(file)
    book = load_workbook(file)
    (wrong,) = (cell for row in book["人员"].rows for cell in row if cell.value == "登记人、主任")
    wrong.value = "登记人、经办人"
    book.save(file)
    page.get_by_role("link", name="返回导入列表").click()
    uploaded(page, file)
    expect(page.get_by_role("row", name="qian.yin")).to_contain_text("登记人、经办人")
    looked_at(page, "roster-checked")
    page.get_by_role("button", name="确认，全部新建").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("批量导入机关和人员：正在导入")
    looked_at(page, "roster-busy")
    assert run_rosters(now()) == 1
    expect(page.get_by_role("heading", level=1)).to_have_text("批量导入机关和人员：已导入")
    looked_at(page, "roster-done")
    page.get_by_role("button", name="显示一次性密码").click()
    expect(page.get_by_role("listitem").filter(has_text="qian.yin")).to_contain_text("清源县林业局")
    looked_at(page, "roster-passwords")
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="下载 Excel")).to_be_hidden()
    page.emulate_media(media="screen")
    with page.expect_download() as slips:
        page.get_by_role("link", name="下载 Excel").click()
    assert slips.value.suggested_filename == "一次性密码.xlsx"
    slips.value.save_as(file)
    rows = list(load_workbook(file).worksheets[0].iter_rows(values_only=True))
    (password,) = (str(row[3]) for row in rows if row[2] == "qian.yin")
    assert Person.objects.get(login="qian.yin").check_password(password)
