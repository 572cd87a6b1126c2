"""A clerk works on the ledger: finds, keeps the filter, hands out several at once, prints."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SignedIn, looked_at
from tests.factories.cases import registered
from tests.factories.office import County

pytestmark = pytest.mark.browser


def test_two_of_three_are_found_kept_as_a_filter_and_handed_out(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    for name in ("城东小学食堂供餐合同", "城西小学食堂供餐合同", "农村公路养护资金"):
        registered(county, day=date(2024, 3, 1), description=name)
    at("2024-03-04 09:00")
    page = signed_in(county.registrar)
    page.goto("/office/cases/list/")
    page.get_by_role("searchbox", name="按编号、内容或者申请人查找").fill("食堂")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_text("共 2 件")).to_be_visible()
    page.get_by_text("保存这个筛选").click()
    page.get_by_label("筛选的名称").fill("食堂的")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("link", name="食堂的", exact=True)).to_be_visible()
    for box in page.get_by_role("checkbox", name="选中").all():
        box.check()
    looked_at(page, "ledger")
    page.get_by_role("button", name="分办").click()
    page.get_by_label("分给").select_option(label="李乙")
    looked_at(page, "ledger-several")
    page.get_by_role("button", name="分办 2 件").click()
    expect(page.get_by_role("status")).to_contain_text("2 件已分办")
    looked_at(page, "ledger-results")
    page.goto("/office/cases/list/print/?order=due")
    looked_at(page, "ledger-printed")
