"""A citizen comments on a draft without an account; the desk answers; everybody reads what became of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gongkai_office.accounts.models import Role
from gongkai_office.engagement.models import CommentCall
from tests.browser.conftest import SignedIn, looked_at
from tests.browser.test_portal import solve
from tests.factories.comments import TITLE, opened
from tests.factories.office import County

pytestmark = pytest.mark.browser


def test_from_the_comment_to_the_published_answer(
    county: County, at: Callable[[str], None], visitor: Page, signed_in: SignedIn
) -> None:
    at("2024-03-04 12:00")
    call = opened(county)
    comment(visitor)
    at("2024-04-08 09:00")
    desk = signed_in(county.handler)
    sort_out(desk, call)
    for person in (county.reviewer, county.people[county.office, Role.SECRECY_REVIEWER], county.head):
        page = signed_in(person)
        page.goto("/office/comments/")
        page.get_by_role("link", name=TITLE).first.click()
        page.get_by_role("button", name="同意").click()
    desk.goto(f"/office/comments/{call.pk}/")
    desk.get_by_role("button", name="公布采纳情况").click()
    expect(desk.get_by_text("已公布采纳情况").first).to_be_visible()
    looked_at(desk, "comments-desk")
    visitor.goto(f"/comments/{call.pk}/")
    expect(visitor.get_by_role("heading", name="意见采纳情况")).to_be_visible()
    expect(visitor.get_by_text("缩短禁采期")).to_be_visible()
    looked_at(visitor, "comments-result")


def comment(page: Page) -> None:
    """From the first page to the thanks; a wrong answer to the question costs nothing that was typed."""
    page.goto("/")
    page.get_by_role("link", name=TITLE).click()
    looked_at(page, "comments-call")
    page.get_by_role("link", name="在网上提意见").click()
    page.get_by_label("您的意见").fill("禁采期太长，请缩短。")
    page.get_by_label("等于几").fill("不知道")
    page.get_by_role("button", name="提交意见").click()
    expect(page.get_by_label("您的意见")).to_have_value("禁采期太长，请缩短。")
    looked_at(page, "comments-say")
    if "等于几" not in page.locator("label[for=id_answer]").inner_text():
        page.get_by_role("button", name="换一道题").click()
        expect(page.get_by_label("您的意见")).to_have_value("禁采期太长，请缩短。")
    solve(page)
    page.get_by_role("button", name="提交意见").click()
    expect(page.get_by_role("heading", name="意见已收到")).to_be_visible()
    looked_at(page, "comments-thanks")


def sort_out(page: Page, call: CommentCall) -> None:
    """A point, the comment under it, a word about the whole, and off to be signed."""
    page.goto(f"/office/comments/{call.pk}/comments/")
    page.locator("#id_point_gist").fill("缩短禁采期")
    page.locator("#id_point_verdict").select_option("partial")
    page.locator("#id_point_reason").fill("改为六月中旬到九月")
    page.get_by_role("button", name="增加").click()
    page.get_by_label("第 1 条意见").check()
    page.get_by_role("button", name="归入").click()
    page.get_by_label("采纳情况说明").fill("共收到意见一条，已经研究。")
    page.get_by_role("button", name="保存说明").click()
    expect(page.get_by_text("都已归入要点")).to_be_visible()
    looked_at(page, "comments-sort")
    page.goto(f"/office/comments/{call.pk}/")
    page.get_by_role("button", name="送审").click()
    expect(page.get_by_text("已送审")).to_be_visible()
