"""A mistake is put right by two people: one says what was wrong, another agrees, and the entry stays to be seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignedIn, looked_at
from tests.browser.walking import find, step
from tests.factories.cases import registered
from tests.factories.office import County

pytestmark = pytest.mark.browser

NUMBER = "清源政办公申〔2024〕1号"


def test_a_correction_asked_in_the_wrong_case_is_undone_by_two_people(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    """Received on 4 March 2024, due on 1 April; the notice of the 6th belonged to another case and is undone."""
    registered(county, day=date(2024, 3, 4))
    at("2024-03-06 10:00")
    err(signed_in(county.handler))
    at("2024-03-07 10:00")
    propose(signed_in(county.handler))
    decline(signed_in(county.head))
    again(signed_in(county.handler))
    approve(signed_in(county.head))
    see(signed_in(county.handler))


def err(page: Page) -> None:
    """The wrong case is asked for a correction; its clock stands still."""
    find(page, NUMBER)
    given = {"第 1 项：需要补正什么": "没有写明年度", "怎样补正": "请写明年度"}
    step(page, "告知补正", given, "mistake-made")
    expect(page.get_by_text("等待申请人补正").first).to_be_visible()


def propose(page: Page) -> None:
    """Without a reason and a tick nothing goes; with them it waits for somebody else."""
    find(page, NUMBER)
    page.get_by_role("link", name="提请更正登记").click()
    page.get_by_role("button", name="提请更正登记").click()
    expect(page.get_by_role("alert")).to_contain_text("请选择要更正的登记")
    looked_at(page, "mistake-nothing-chosen")
    say(page, "登错件")
    expect(page.get_by_text("待批准，等签发人")).to_be_visible()
    expect(page.get_by_text("等待申请人补正").first).to_be_visible()
    looked_at(page, "mistake-proposed")


def say(page: Page, why: str) -> None:
    page.get_by_role("radio", name="告知补正").check()
    page.get_by_label("更正的理由").fill(why)
    page.get_by_label("我已核对").check()
    page.get_by_role("button", name="提请更正登记").click()


def decline(page: Page) -> None:
    """The head wants to know which case was meant, and must say so."""
    opened(page)
    page.get_by_role("button", name="退回").click()
    expect(page.get_by_role("alert")).to_contain_text("理由")
    looked_at(page, "mistake-why")
    page.get_by_label("意见或者理由").fill("请写明本来要登记的是哪一件")
    page.get_by_role("button", name="退回").click()
    expect(page.get_by_text("退回").first).to_be_visible()


def opened(page: Page) -> None:
    page.goto("/office/")
    page.locator("section", has=page.get_by_role("heading", name="等我批准")).get_by_role("link").first.click()


def again(page: Page) -> None:
    """The proposer reads why it came back and says more."""
    find(page, NUMBER)
    expect(page.get_by_text("请写明本来要登记的是哪一件")).to_be_visible()
    page.get_by_role("link", name="更正登记", exact=True).first.click()
    expect(page.get_by_text("请写明本来要登记的是哪一件")).to_be_visible()
    looked_at(page, "mistake-returned")
    page.get_by_role("link", name="返回本件").click()
    page.get_by_role("link", name="提请更正登记").click()
    say(page, "登错件，本来应当登记在 2 号申请")


def approve(page: Page) -> None:
    """The head sees what follows, and agrees."""
    opened(page)
    expect(page.get_by_text("本来应当登记在 2 号申请")).to_be_visible()
    looked_at(page, "mistake-approve")
    page.get_by_role("button", name="批准").click()
    expect(page.get_by_text("已批准，并已登记")).to_be_visible()


def see(page: Page) -> None:
    """The clock runs as if nothing had happened; what happened can still be read."""
    find(page, NUMBER)
    expect(page.get_by_text("2024年4月1日").first).to_be_visible()
    expect(page.get_by_text("已更正，不再有效").first).to_be_visible()
    expect(page.get_by_text("本来应当登记在 2 号申请").first).to_be_visible()
    looked_at(page, "mistake-undone")
