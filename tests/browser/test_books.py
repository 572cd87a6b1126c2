"""The books behind table two, in a browser: a penalty, a total refused, an Excel ledger, a document cleaned up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gongkai_office.accounts.models import Role
from gongkai_office.normative.queries import totals as documents
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.queries import totals
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.documents import TEXT
from tests.factories.office import County
from tests.factories.registers import given
from tests.gongkai_office.registers.test_import import GOOD, changed, ledger

pytestmark = pytest.mark.browser

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_handler_keeps_the_register_of_penalties(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2024-03-04 09:00")
    page = signed_in(county.handler)
    page.goto("/office/registers/penalty/")
    looked_at(page, "register-empty")
    page.get_by_role("link", name="登记一件").click()
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("请填写行政处罚决定书文号")
    looked_at(page, "register-wrong")
    fill(page, given(Kind.PENALTY))
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("编号 清源政办处罚登〔2024〕1号")
    page.get_by_role("button", name="已经公示").click()
    expect(page.get_by_role("status")).to_contain_text("已标记公示")
    looked_at(page, "register-item")
    page.goto("/office/registers/penalty/total/")
    fill(page, {"first": "2024-01-01", "last": "2024-03-04", "quantity": "20", "source": "执法平台"})
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("再登记合计数会重复计算")
    assert totals([county.office.pk], 2024)[Kind.PENALTY.cell].quantity == 1


def test_an_excel_ledger_is_corrected_and_comes_in_whole(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2024-03-04 09:00")
    page = signed_in(county.handler)
    upload(page, ledger(GOOD, changed(number="罚2", category="罚"), changed(number="罚3", day="2024-02-30")))
    expect(page.get_by_text("有 2 行需要改正")).to_be_visible()
    expect(page.get_by_role("button", name="导入 1 条")).to_have_count(0)
    looked_at(page, "register-import")
    upload(page, ledger(GOOD, changed(number="罚2"), changed(number="罚3")))
    page.get_by_role("button", name="导入 3 条").click()
    expect(page.get_by_role("status")).to_contain_text("已导入 3 条")
    page.goto("/office/registers/")
    expect(page.get_by_role("row", name="行政处罚")).to_contain_text("3 件")
    looked_at(page, "register-overview")


def let_out_with_its_interpretation(page: Page, county: County, signed_in: SignedIn) -> None:
    """From the document's page: an interpretation drafted, both sent up, signed by three, published."""
    page.get_by_role("button", name="准备公布第 1 版").click()
    looked_at(page, "release")
    page.get_by_role("link", name="增加解读").click()
    page.get_by_label("解读人").fill("清源县水务局局长")
    page.get_by_label("文字", exact=True).fill("一、背景\n河道采砂影响堤防安全。")
    looked_at(page, "interpretation")
    page.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="送审").click()
    expect(page.get_by_role("status")).to_contain_text("已送审")
    address = page.url
    for person in (county.reviewer, county.people[county.office, Role.SECRECY_REVIEWER], county.head):
        signer = signed_in(person)
        signer.goto(address)
        looked_at(signer, f"release-{person.login}")
        signer.get_by_role("button", name="同意").click()
        expect(signer.get_by_role("status")).to_contain_text("已签署")
    page.goto(address)
    page.get_by_role("button", name="公布", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已公布")


def table_two(page: Page, county: County, year: int) -> list[str]:
    """Issued, repealed and valid normative documents as the report's page shows them."""
    page.goto(f"/office/reports/{county.office.code}/{year}/")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="行政规范性文件")).first
    return [text.strip()[:1] for text in row.get_by_role("cell").all_inner_texts()]


def test_a_document_goes_out_explained_is_amended_and_repealed_and_table_two_moves_with_it(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2024-03-04 09:00")
    report_officer = county.people[county.office, Role.REPORT_OFFICER]
    page, officer = signed_in(county.handler), signed_in(report_officer)
    page.goto("/office/documents/new/")
    fill(page, {"title": "清源县河道采砂管理办法", "number": "清源政办规〔2024〕1号", "on": "2024-03-04"})
    page.get_by_role("button", name="登记并编号").click()
    here = page.url
    page.get_by_role("link", name="登记文本", exact=True).first.click()
    page.get_by_label("正文").fill(TEXT)
    page.get_by_role("button", name="登记文本").click()
    let_out_with_its_interpretation(page, county, signed_in)
    assert table_two(officer, county, 2024) == ["1", "0", "1"]
    page.goto("/documents/")
    page.get_by_role("link", name="清源县河道采砂管理办法").click()
    looked_at(page, "public-document")
    page.get_by_role("link", name="《清源县河道采砂管理办法》政策解读").click()
    expect(page.get_by_text("河道采砂影响堤防安全。")).to_be_visible()
    looked_at(page, "public-interpretation")
    page.get_by_role("link", name="清源县河道采砂管理办法", exact=True).last.click()
    for step, fields, day, told in (
        ("修改", {"on": "2024-05-06", "basis": "清源政发〔2024〕5号"}, "2024-05-06 09:00", "已修改"),
        ("废止", {"on": "2024-09-02", "basis": "清源政发〔2024〕9号"}, "2024-09-02 09:00", "废止"),
    ):
        at(day)
        page, officer = signed_in(county.handler), signed_in(report_officer)  # nobody stays signed in for months
        page.goto(here)
        page.get_by_role("link", name=step, exact=True).click()
        fill(page, fields)
        page.get_by_role("button", name=step, exact=True).click()
        page.goto("/documents/?state=all")
        page.get_by_role("link", name="清源县河道采砂管理办法").click()
        expect(page.get_by_text(told, exact=False).first).to_be_visible()
        expected = ["1", "0", "1"] if step == "修改" else ["1", "1", "0"]
        assert table_two(officer, county, 2024) == expected


def test_a_document_is_registered_published_and_repealed_by_a_clean_up(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2024-03-04 09:00")
    page = signed_in(county.handler)
    page.goto("/office/documents/new/")
    looked_at(page, "document-new")
    fill(page, {"title": "清源县河道采砂管理办法", "number": "清源政办规〔2024〕1号", "on": "2024-03-04"})
    page.get_by_role("button", name="登记并编号").click()
    page.get_by_role("link", name="登记文本", exact=True).first.click()
    page.get_by_label("正文").fill(TEXT)
    page.get_by_role("button", name="登记文本").click()
    let_out_with_its_interpretation(page, county, signed_in)
    page.get_by_role("link", name="清源县河道采砂管理办法").first.click()
    looked_at(page, "document")
    page.goto("/office/documents/cleanups/new/")
    page.get_by_role("button", name="列出文件").click()
    page.get_by_label("清源县河道采砂管理办法：意见").select_option("废止")
    page.get_by_label("清源县河道采砂管理办法：理由").fill("已被新的规定代替")
    looked_at(page, "cleanup")
    page.get_by_role("button", name="保存并送审").click()
    expect(page.get_by_role("status")).to_contain_text("已送审")
    address = page.url
    for person in (county.reviewer, county.head):
        signer = signed_in(person)
        signer.goto(address)
        signer.get_by_role("button", name="同意").click()
        expect(signer.get_by_role("status")).to_be_visible()
        looked_at(signer, f"cleanup-{person.login}")
    page.goto(address)
    page.get_by_label("决定文号").fill("清源政办发〔2024〕9号")
    page.get_by_role("button", name="办理").click()
    expect(page.get_by_role("status")).to_contain_text("已按清理决定登记")
    looked_at(page, "cleanup-done")
    page.goto("/office/documents/")
    expect(page.get_by_role("row", name="清源县河道采砂管理办法")).to_contain_text("废止")
    looked_at(page, "library")
    cells = documents([county.office.pk], 2024)
    names = ("issued", "repealed", "valid")
    assert [cells[f"proactive.normative_documents.{name}"].quantity for name in names] == [1, 1, 0]


def fill(page: Page, values: dict[str, str]) -> None:
    """Fill a form by the names of its fields."""
    for name, value in values.items():
        field = page.locator(f"main [name={name}]")
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def upload(page: Page, data: bytes) -> None:
    """Choose a file and send it."""
    page.goto("/office/registers/penalty/import/")
    page.get_by_label("Excel 文件").set_input_files({"name": "台账.xlsx", "mimeType": EXCEL, "buffer": data})
    page.get_by_role("button", name="上传并检查").click()
