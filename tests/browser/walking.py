"""How the people of a journey move about: from the first page, by links, buttons and the search box."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import looked_at


def find(page: Page, number: str) -> None:
    """From the first page to a case, by its number in the search box."""
    page.goto("/office/")
    page.get_by_role("searchbox", name="按编号、内容或者申请人查找").fill(number)
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name=number).first.click()
    expect(page.get_by_role("heading", level=1, name=number)).to_be_visible()


def step(page: Page, title: str, fields: dict[str, str], name: str) -> None:
    """One step of a case: its link, its fields by label, its button; its page is looked at when it is filled in."""
    page.get_by_role("link", name=title, exact=True).click()
    for label, value in fields.items():
        page.get_by_label(label).first.fill(value)
    looked_at(page, name)
    page.get_by_role("button", name=title, exact=True).click()
