"""A citizen without an account: asks, follows, corrects, withdraws; wide, on a phone, in large type, without script."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from gongkai_office.cases.commands.confirm import confirm
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.clock import BEIJING
from tests.browser.conftest import PHONE, WIDE, violations
from tests.factories.office import County

STICKING_OUT = """() => [...document.querySelectorAll('body *')]
    .filter(one => !one.closest('.scroll'))
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(one => one.outerHTML.slice(0, 120))"""
NUMERALS = "零一二三四五六七八九"
pytestmark = pytest.mark.browser


def look(page: Page, name: str) -> None:
    """Nothing is wrong with a page for axe, wide and on a phone, nor does it stick out; keep its pictures if asked."""
    folder = os.environ.get("GONGKAI_PICTURES")
    assert violations(page) == []
    for size, width in (("phone", PHONE), ("wide", WIDE)):
        page.set_viewport_size(width)  # type: ignore[arg-type]
        assert page.evaluate(STICKING_OUT) == []
        if folder:
            page.screenshot(path=f"{folder}/portal-{name}-{size}.png", full_page=True)


def solve(page: Page) -> None:
    """Answer the question against robots, as a person reads it."""
    question = page.locator("label[for=id_answer]").inner_text()
    first, second = (NUMERALS.index(sign) for sign in question.removesuffix("等于几？").split("加"))
    page.get_by_label(question).fill(str(first + second))


def write(page: Page) -> None:
    """From the first page to the page where everything is looked over."""
    page.goto("/")
    look(page, "home")
    page.get_by_role("link", name="开始申请").click()
    look(page, "choose")
    page.get_by_label("机关名称").fill("水务")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="清源县水务局").click()
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("alert")).to_contain_text("姓名或者名称：请填写")
    look(page, "who-wrong")
    page.get_by_label("个人", exact=True).check()
    page.get_by_label("姓名或者名称").fill("欧阳问")
    page.get_by_label("身份证明", exact=True).select_option("护照")
    page.get_by_label("证件号码").fill("E00000001")
    page.get_by_label("联系电话").fill("0951-0000000")
    look(page, "who")
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("您要什么政府信息").fill("清源县教育局2025年农村学校饮水安全工程的验收报告")
    page.get_by_label("电子邮箱").fill("ouyang@citizen.example")
    page.get_by_label("通信地址").fill("清源县白石镇一号")
    look(page, "want")
    page.get_by_role("button", name="下一步").click()


def enter(page: Page, number: str, code: str) -> None:
    """Give number and code."""
    page.get_by_label("登记编号").fill(number)
    page.get_by_label("查询码").fill(code)
    page.get_by_role("button", name="查询", exact=True).click()


def test_a_citizen_asks_follows_corrects_and_withdraws(
    county: County, visitor: Page, at: Callable[[str], None]
) -> None:
    at("2026-03-02 09:00")
    page = visitor
    assert county
    write(page)
    expect(page.get_by_text("改向清源县教育局申请")).to_be_visible()
    look(page, "review")
    solve(page)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("heading", name="申请已经提交")).to_be_visible()
    look(page, "receipt")
    number = page.locator(".receipt .big").first.inner_text()
    code = page.locator(".receipt .code").inner_text()
    page.get_by_role("button", name="我已记下").click()
    expect(page.get_by_role("heading", name="查询办理进度")).to_be_visible()
    look(page, "follow")
    enter(page, number, "2222-2222-2222")
    expect(page.get_by_role("alert")).to_contain_text("登记编号或者查询码不对")
    enter(page, number, code.lower())
    expect(page.get_by_text("等待与您确认")).to_be_visible()
    look(page, "case-confirming")
    assert number not in page.url
    case = DisclosureRequest.objects.get()
    told = datetime(2026, 3, 2, 9, 10, tzinfo=BEIJING)
    confirm(case=case.pk, evidence="电话确认", by="system", on=told.date(), at=told)
    at("2026-03-06 09:00")
    page.reload()
    expect(page.get_by_role("status")).to_contain_text("请输入登记编号和查询码")
    enter(page, number, code)
    expect(page.get_by_text("行政机关最迟应当在2026年3月30日答复您")).to_be_visible()
    page.get_by_text("期限是怎样算出来的").click()
    expect(page.get_by_role("cell", name="2026-03-30")).to_be_visible()
    look(page, "case-open")
    told = datetime(2026, 3, 6, 9, 10, tzinfo=BEIJING)
    notice_correction(case=case.pk, items="请写明学校的名称", by="system", on=told.date(), at=told)
    at("2026-03-06 09:20")
    page.reload()
    look(page, "case-correction")
    page.get_by_role("link", name="在网上补正").click()
    expect(page.get_by_text("请写明学校的名称")).to_be_visible()
    page.get_by_label("补正后的内容描述").fill("白石镇中心小学2025年饮水安全工程的验收报告")
    look(page, "correct")
    page.get_by_role("button", name="提交补正").click()
    expect(page.get_by_role("status")).to_contain_text("补正已经交到行政机关")
    expect(page.get_by_text("行政机关最迟应当在2026年4月3日答复您")).to_be_visible()
    page.get_by_role("link", name="撤回申请").click()
    look(page, "withdraw")
    page.get_by_role("button", name="撤回这件申请").click()
    expect(page.get_by_text("您已经撤回这件申请")).to_be_visible()
    look(page, "case-withdrawn")


def test_large_type_and_high_contrast_keep_every_page_whole(county: County, visitor: Page) -> None:
    assert county
    page = visitor
    page.goto("/")
    page.get_by_role("button", name="大字").click()
    look(page, "home-large")
    page.get_by_role("button", name="高对比度").click()
    look(page, "home-large-contrast")
    page.goto("/ask/who/?organ=qy-water")
    look(page, "who-large-contrast")
    page.get_by_role("button", name="标准字号").click()
    look(page, "who-contrast")


def test_everything_is_reached_from_the_keyboard(county: County, visitor: Page) -> None:
    assert county
    page = visitor
    page.goto("/follow/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("登记编号")).to_be_focused()
    page.keyboard.type("清源水公申〔2026〕1号")
    page.keyboard.press("Tab")
    page.keyboard.type("2222-2222-2222")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("登记编号或者查询码不对")
