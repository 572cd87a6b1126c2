"""A paper letter by ordinary mail: registered, confirmed, answered, signed, served."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignedIn, looked_at
from tests.factories.office import County

pytestmark = pytest.mark.browser


def test_a_letter_is_registered_confirmed_answered_and_served(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2024-03-04 09:00")
    address = register(signed_in(county.registrar))
    at("2024-03-05 10:00")
    confirm(signed_in(county.registrar), address)
    at("2024-03-14 10:00")
    desk = signed_in(county.handler)
    draft(desk, address)
    sign(signed_in(county.head))
    serve(desk, address)


def register(page: Page) -> str:
    """The letter comes on Monday 4 March; the last day is shown before anything is saved."""
    page.goto("/office/cases/")
    looked_at(page, "today-empty")
    page.get_by_role("link", name="登记申请").first.click()
    looked_at(page, "register")
    page.get_by_label("平常信函").check()
    page.get_by_label("姓名或者名称").fill("孙小明")
    page.get_by_label("联系电话").fill("0951-0000000")
    page.get_by_label("所需信息的名称").fill("清源县白石镇2023年农村饮水工程验收资料")
    expect(page.locator("#trial")).to_contain_text("2024年4月1日")
    looked_at(page, "register-trial")
    page.get_by_role("button", name="登记并编号").click()
    expect(page.get_by_role("heading", name="登记回执")).to_be_visible()
    looked_at(page, "registered")
    page.get_by_role("link", name="打开本件").click()
    expect(page.get_by_text("等待双方确认").first).to_be_visible()
    return page.url


def confirm(page: Page, address: str) -> None:
    """The call on Tuesday makes it received; twenty working days end on 2 April."""
    page.goto(address)
    page.get_by_role("link", name="确认收到").click()
    page.get_by_label("确认记录").fill("9:40 电话联系申请人本人，确认收到申请。")
    looked_at(page, "confirm")
    page.get_by_role("button", name="确认收到").click()
    expect(page.get_by_text("2024年4月2日").first).to_be_visible()
    looked_at(page, "case")


def draft(page: Page, address: str) -> None:
    """The outcome is chosen once, its row of table three shown at once."""
    page.goto(address)
    page.get_by_role("link", name="拟稿送审").click()
    page.get_by_label("处理结果").select_option("granted")
    page.get_by_label("查明的事实").fill("经检索，找到验收报告一份，可以公开。")
    page.get_by_label("提供的附件").fill("清源县白石镇2023年农村饮水工程验收报告")
    expect(page.locator("#trial")).to_contain_text("（一）予以公开")
    expect(page.locator("#trial")).to_contain_text("直接向清源县人民法院提起行政诉讼")
    looked_at(page, "draft")
    page.get_by_role("button", name="拟稿送审").click()
    expect(page.get_by_text("审签中").first).to_be_visible()


def sign(page: Page) -> None:
    """The head finds it in the morning's list, and cannot sign without having looked."""
    page.goto("/office/cases/")
    looked_at(page, "today-head")
    page.get_by_role("link", name="清源政办公申〔2024〕1号").first.click()
    page.get_by_role("link", name="签发").click()
    expect(page.get_by_text("签发前请核对")).to_be_visible()
    looked_at(page, "sign")
    page.get_by_role("button", name="签发").click()
    expect(page.get_by_role("alert")).to_contain_text("请先核对")
    looked_at(page, "sign-wrong")
    page.get_by_label("我已核对处理结果").check()
    page.get_by_role("button", name="签发").click()
    expect(page.get_by_text("待送达").first).to_be_visible()


def serve(page: Page, address: str) -> None:
    """Posted today; the proof comes later and is asked for until it is there."""
    page.goto(address)
    page.get_by_role("link", name="送达答复").click()
    page.get_by_label("邮寄送达").check()
    page.get_by_label("答复书已经实际发出").check()
    looked_at(page, "serve")
    page.get_by_role("button", name="送达答复").click()
    expect(page.get_by_text("送达凭证待补")).to_be_visible()
    looked_at(page, "case-served")
    page.get_by_role("link", name="补登送达凭证").click()
    page.get_by_label("送达凭证").fill("邮政特快专递 1000000000000")
    page.get_by_role("button", name="补登送达凭证").click()
    expect(page.get_by_text("送达凭证待补")).to_have_count(0)
    page.get_by_role("link", name="申请台账").click()
    expect(page.get_by_text("孙*明")).to_be_visible()
    looked_at(page, "list")
