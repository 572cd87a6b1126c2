"""Somebody asks far too often: the counts laid out, reasons asked, a fee noticed and not paid, the case closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from gongkai_office.cases.models import DisclosureRequest
from tests.browser.conftest import SignedIn, looked_at
from tests.browser.walking import find, step
from tests.factories.cases import registered
from tests.factories.office import County

pytestmark = pytest.mark.browser

BEFORE = 11
NUMBER = f"清源政办公申〔2024〕{BEFORE + 1}号"


def test_an_excessive_applicant_is_asked_why_charged_and_closed_unpaid(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    """The twelfth request of March is the second above ten, 100 yuan by request (FEE, Art. 4); noticed on 20 March
    2024, payable within twenty working days from there, by 18 April; on the 19th nobody has paid.
    """
    for day in range(BEFORE):
        registered(county, day=date(2024, 3, 4) + timedelta(day // 3), description=f"清源县第{day + 1}村道路工程合同")
    at("2024-03-11 09:00")
    register(signed_in(county.registrar))
    at("2024-03-12 10:00")
    ask_why(signed_in(county.handler))
    at("2024-03-18 10:00")
    hear(signed_in(county.registrar))
    at("2024-03-20 10:00")
    charge(signed_in(county.handler))
    at("2024-04-19 10:00")
    close(signed_in(county.handler))
    sign(signed_in(county.head))
    serve(signed_in(county.registrar))


def register(page: Page) -> None:
    """At the counter; the page of the case says which of the month it is."""
    page.goto("/office/")
    page.get_by_role("link", name="登记申请").first.click()
    page.get_by_label("当面提交").check()
    page.get_by_label("姓名或者名称").fill("王晓明")
    page.get_by_label("身份证明").select_option("居民身份证")
    page.get_by_label("证件号码").fill("640199199001011234")
    page.get_by_label("所需信息的名称").fill("清源县第12村道路工程合同")
    page.get_by_role("button", name="登记并编号").click()
    expect(page.get_by_text(NUMBER).first).to_be_visible()
    page.get_by_role("link", name="打开本件").click()
    expect(page.get_by_text(f"本月第 {BEFORE + 1} 件")).to_be_visible()
    looked_at(page, "excessive-case")


def ask_why(page: Page) -> None:
    """The evidence first; the facts of the notice come from it and are not typed."""
    find(page, NUMBER)
    page.get_by_role("link", name="看数量和频次").click()
    expect(page.get_by_role("row", name="2024年3月")).to_contain_text(str(BEFORE + 1))
    looked_at(page, "excessive-volume")
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 Excel").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    page.get_by_role("link", name=f"返回 {NUMBER}").click()
    page.get_by_role("link", name="要求说明理由", exact=True).click()
    assert str(BEFORE + 1) in page.get_by_label("申请数量和频次的事实").input_value()
    looked_at(page, "excessive-reasons")
    page.get_by_role("button", name="要求说明理由", exact=True).click()
    expect(page.get_by_text("等待说明理由").first).to_be_visible()


def hear(page: Page) -> None:
    """The reasons as the applicant gave them."""
    find(page, NUMBER)
    given = {"说明": "申请人书面说明：想了解全县的道路工程。"}
    step(page, "收到理由说明", given, "excessive-given")
    expect(page.get_by_text("想了解全县的道路工程")).to_be_visible()


def charge(page: Page) -> None:
    """By request: the twelfth of the month."""
    find(page, NUMBER)
    page.get_by_role("link", name="送达收费通知", exact=True).click()
    page.get_by_label("按件").check()
    page.get_by_label("数量").fill(str(BEFORE + 1))
    expect(page.locator("#trial")).to_contain_text("100")
    looked_at(page, "excessive-fee")
    page.get_by_role("button", name="送达收费通知", exact=True).click()
    expect(page.get_by_text("等待缴费").first).to_be_visible()
    looked_at(page, "excessive-waiting")


def close(page: Page) -> None:
    """The day after the last for paying, the outcome is proposed."""
    find(page, NUMBER)
    page.get_by_role("link", name="拟稿送审", exact=True).click()
    page.get_by_label("处理结果").select_option(
        label="申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    )
    looked_at(page, "excessive-close")
    page.get_by_role("button", name="拟稿送审", exact=True).click()
    expect(page.get_by_text("审签中").first).to_be_visible()


def sign(page: Page) -> None:
    """The head signs from the list of the morning."""
    page.goto("/office/")
    page.get_by_role("link", name=NUMBER).first.click()
    page.get_by_role("link", name="签发", exact=True).click()
    page.get_by_label("我已核对").check()
    page.get_by_role("button", name="签发", exact=True).click()
    expect(page.get_by_text("待送达").first).to_be_visible()


def serve(page: Page) -> None:
    """Handed over, signed for the same day; the case has ended as unpaid."""
    find(page, NUMBER)
    page.get_by_role("link", name="送达答复", exact=True).click()
    page.get_by_label("直接送达").check()
    page.get_by_label("签收日期").fill("2024-04-19")
    page.get_by_label("送达凭证").fill("送达回证第3号")
    page.get_by_label("答复书已经实际发出").check()
    page.get_by_role("button", name="送达答复", exact=True).click()
    expect(page.get_by_text("送达回证第3号").first).to_be_visible()
    looked_at(page, "excessive-end")
    assert DisclosureRequest.objects.get(number=NUMBER).outcome.startswith("other")
