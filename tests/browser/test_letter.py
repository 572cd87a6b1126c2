"""A paper letter by ordinary mail: registered, confirmed, answered, signed, served."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, WIDE, SignedIn, violations
from tests.factories.office import County

pytestmark = pytest.mark.browser


def shot(page: Page, name: str) -> None:
    """Keep a picture, wide and phone, where `GONGKAI_PICTURES` says."""
    folder = os.environ.get("GONGKAI_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}-wide.png", full_page=True)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.screenshot(path=f"{folder}/{name}-phone.png", full_page=True)
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]


def test_a_letter_is_registered_confirmed_answered_and_served(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2024-03-04 09:00")
    page = signed_in(county.registrar)
    page.goto("/office/cases/")
    shot(page, "today-empty")
    assert violations(page) == []
    page.get_by_role("link", name="登记申请").first.click()
    shot(page, "register")
    assert violations(page) == []
    page.get_by_label("平常信函").check()
    page.get_by_label("姓名或者名称").fill("孙小明")
    page.get_by_label("所需信息的名称").fill("清源县白石镇2023年农村饮水工程验收资料")
    page.get_by_label("联系电话").fill("0951-0000000")
    trial = page.locator("#trial")
    expect(trial).to_contain_text("2024年4月1日")
    shot(page, "register-trial")
    assert violations(page) == []
    page.get_by_role("button", name="登记并编号").click()
    expect(page.get_by_role("heading", name="登记回执")).to_be_visible()
    shot(page, "registered")
    assert violations(page) == []
    page.get_by_role("link", name="打开本件").click()
    expect(page.get_by_text("等待双方确认").first).to_be_visible()
    address = page.url
    at("2024-03-05 10:00")
    page = signed_in(county.registrar)
    page.goto(address)
    page.get_by_role("link", name="确认收到").click()
    page.get_by_label("确认记录").fill("9:40 电话联系申请人本人，确认收到申请。")
    page.get_by_label("日期", exact=True).fill("2024-03-05")
    expect(page.locator("#trial")).to_contain_text("办理之后")
    shot(page, "confirm")
    assert violations(page) == []
    page.get_by_role("button", name="确认收到").click()
    expect(page.get_by_text("2024年4月2日").first).to_be_visible()
    shot(page, "case")
    assert violations(page) == []

    at("2024-03-14 10:00")
    desk = signed_in(county.handler)
    desk.goto(address)
    desk.get_by_role("link", name="拟稿送审").click()
    desk.get_by_label("处理结果").select_option("granted")
    desk.get_by_label("查明的事实和理由").fill("经检索，找到验收报告一份，可以公开。")
    expect(desk.locator("#trial")).to_contain_text("予以公开")
    shot(desk, "draft")
    assert violations(desk) == []
    desk.get_by_role("button", name="拟稿送审").click()
    expect(desk.get_by_text("审签中").first).to_be_visible()

    head = signed_in(county.head)
    head.goto("/office/cases/")
    shot(head, "today-head")
    assert violations(head) == []
    head.get_by_role("link", name="清源政办公申〔2024〕1号").first.click()
    head.get_by_role("link", name="签发").click()
    expect(head.get_by_text("签发前请核对")).to_be_visible()
    shot(head, "sign")
    assert violations(head) == []
    head.get_by_role("button", name="签发").click()
    expect(head.get_by_role("alert")).to_contain_text("请先核对")
    shot(head, "sign-wrong")
    assert violations(head) == []
    head.get_by_label("我已核对处理结果").check()
    head.get_by_role("button", name="签发").click()
    expect(head.get_by_text("待送达").first).to_be_visible()

    desk.goto(address)
    desk.get_by_role("link", name="送达答复").click()
    desk.get_by_label("邮寄送达").check()
    desk.get_by_label("答复书已经实际发出").check()
    shot(desk, "serve")
    assert violations(desk) == []
    desk.get_by_role("button", name="送达答复").click()
    expect(desk.get_by_text("送达凭证待补")).to_be_visible()
    shot(desk, "case-served")
    assert violations(desk) == []
    desk.get_by_role("link", name="补登送达凭证").click()
    desk.get_by_label("送达凭证").fill("邮政特快专递 1000000000000")
    desk.get_by_role("button", name="补登送达凭证").click()
    expect(desk.get_by_text("送达凭证待补")).to_have_count(0)
    desk.get_by_role("link", name="申请台账").click()
    shot(desk, "list")
    assert violations(desk) == []
