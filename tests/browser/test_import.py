"""An office brings its old Excel ledger: two errors are corrected in Excel, then it goes in whole, or out again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.tasks import run_imports
from gongkai_office.clock import now
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.office import County
from tests.factories.older_ledgers import line, workbook

pytestmark = pytest.mark.browser


def old_ledger() -> bytes:
    """Six requests of 2023 and 2024; one reply stands before its receipt, one outcome is in nobody's words."""
    return workbook(
        [
            line("2023-1"),
            line("2023-2", 补正告知日期=date(2023, 3, 8), 补正日期=date(2023, 3, 10), 答复结果="部分公开"),
            line("2023-3", 答复时间=date(2023, 3, 3)),
            line("2023-4", 答复结果="看着办", 申请方式="EMS", 申请人姓名="李大田"),
            line(
                "2023-5",
                答复结果="信息不存在",
                复议日期=date(2023, 4, 6),
                行政复议结果="维持",
                复议决定日期=date(2023, 6, 5),
            ),
            line("2024-1", 收到申请日期=date(2024, 2, 26), 答复结果=None, 答复时间=None),
        ]
    )


def upload(page: Page, file: Path) -> None:
    page.goto("/office/cases/list/")
    page.get_by_role("link", name="导入台账").click()
    page.get_by_label("Excel 文件").set_input_files(file)
    page.get_by_role("button", name="上传并核对各列").click()
    expect(page.get_by_role("heading", name="核对各列", exact=True)).to_be_visible()


def checked(page: Page) -> None:
    page.get_by_role("button", name="检查每一行").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("导入台账：正在检查")
    run_imports(now())
    expect(page.get_by_role("heading", level=1)).to_have_text("导入台账：检查完毕")


def corrected(file: Path) -> None:
    """As a clerk corrects the two cells in Excel."""
    book = load_workbook(file)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    wrong = {str(sheet.cell(row, 1).value): row for row in range(2, 8) if sheet.cell(row, 2).value}
    assert sorted(wrong) == ["5", "6"]
    sheet.cell(wrong["5"], heads.index("答复时间") + 1, "2023-03-30")
    sheet.cell(wrong["6"], heads.index("答复结果") + 1, "不予公开：属于行政执法案卷")
    book.save(file)


def test_a_ledger_with_two_errors_is_corrected_and_goes_in_whole(
    county: County, signed_in: SignedIn, at: Callable[[str], None], tmp_path: Path
) -> None:
    at("2024-03-04 09:00")
    file = tmp_path / "依申请公开台账.xlsx"
    file.write_bytes(old_ledger())
    page = signed_in(county.registrar)
    upload(page, file)
    expect(page.get_by_label("申请方式")).to_have_value("channel")
    expect(page.get_by_label("经办科室")).to_have_value("")
    looked_at(page, "import-columns")
    checked(page)
    expect(page.get_by_role("alert")).to_contain_text("2 行有错误，共 2 处")
    expect(page.get_by_role("row", name="第 5 行")).to_contain_text("早于收到之日")
    expect(page.get_by_label("处理结果“看着办”")).to_be_visible()
    looked_at(page, "import-errors")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载标注了错误的表格").click()
    again = tmp_path / "检查结果.xlsx"
    download.value.save_as(again)
    corrected(again)
    upload(page, again)
    checked(page)
    expect(page.get_by_role("status").first).to_contain_text("6 行全部通过检查")
    looked_at(page, "import-checked")
    page.get_by_role("button", name="导入 6 件").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("导入台账：正在导入")
    looked_at(page, "import-busy")
    run_imports(now())
    expect(page.get_by_role("heading", level=1)).to_have_text("导入台账：已导入")
    looked_at(page, "import-done")
    page.get_by_role("link", name="清源政办公申〔2024〕1号").click()
    expect(page.get_by_text("2024年3月25日").first).to_be_visible()
    looked_at(page, "import-case")
    page.goto("/office/cases/imports/")
    looked_at(page, "imports")
    assert DisclosureRequest.objects.count() == 6


def test_a_ledger_imported_by_mistake_goes_out_again(
    county: County, signed_in: SignedIn, at: Callable[[str], None], tmp_path: Path
) -> None:
    at("2024-03-04 09:00")
    file = tmp_path / "台账.xlsx"
    file.write_bytes(workbook([line("2023-1"), line("2023-2")]))
    page = signed_in(county.registrar)
    upload(page, file)
    checked(page)
    page.get_by_role("button", name="导入 2 件").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("导入台账：正在导入")
    run_imports(now())
    expect(page.get_by_role("heading", level=1)).to_have_text("导入台账：已导入")
    head = signed_in(county.head)
    head.goto(page.url)
    head.get_by_role("link", name="撤销这次导入").click()
    head.get_by_label("撤销的理由").fill("选错了文件")
    head.get_by_label("我已核对").check()
    looked_at(head, "import-undo")
    head.get_by_role("button", name="撤销这次导入").click()
    expect(head.get_by_role("heading", level=1)).to_have_text("导入台账：正在撤销")
    run_imports(now())
    expect(head.get_by_role("heading", level=1)).to_have_text("导入台账：已撤销")
    looked_at(head, "import-undone")
    assert not DisclosureRequest.objects.filter(pending=True).exists()
