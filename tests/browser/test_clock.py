"""A correction and a consultation, with the clock shown at every step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SignedIn, looked_at
from tests.factories.cases import registered
from tests.factories.office import County

pytestmark = pytest.mark.browser


def test_a_correction_and_a_consultation_move_the_last_day_before_everybodys_eyes(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    case = registered(county, day=date(2024, 3, 4), description="清源县饮用水水源地保护区划定材料")
    address = f"/office/cases/{case.pk}/"
    correct(signed_in, county, at, address)
    consult(signed_in, county, at, address)


def correct(signed_in: SignedIn, county: County, at: Callable[[str], None], address: str) -> None:
    """Noticed on 7 March, come on 18 March: twenty working days from there end on 16 April."""
    at("2024-03-07 10:00")
    page = signed_in(county.handler)
    page.goto(address)
    expect(page.get_by_text("2024年4月1日").first).to_be_visible()
    page.get_by_role("link", name="告知补正").click()
    page.get_by_label("第 1 项：需要补正什么").fill("未写明所需材料的名称")
    page.get_by_label("怎样补正").first.fill("请写明所需材料的名称、文号或者年度。")
    expect(page.locator("#trial")).to_contain_text("期限暂停")
    looked_at(page, "correction")
    page.get_by_role("button", name="告知补正").click()
    expect(page.get_by_text("等待申请人补正").first).to_be_visible()
    looked_at(page, "case-waiting")

    at("2024-03-18 10:00")
    page = signed_in(county.registrar)
    page.goto(address)
    page.get_by_role("link", name="收到补正").click()
    page.get_by_label("补正后的信息描述").fill("清源县2022年饮用水水源地保护区划定方案")
    expect(page.locator("#trial")).to_contain_text("2024年4月16日")
    page.get_by_role("button", name="收到补正").click()
    expect(page.get_by_text("2022年饮用水水源地").first).to_be_visible()
    expect(page.get_by_text("2024年4月16日").first).to_be_visible()


def consult(signed_in: SignedIn, county: County, at: Callable[[str], None], address: str) -> None:
    """Asked on 20 March with two days used, answered on 27 March: the eighteen days left end on 23 April."""
    at("2024-03-20 10:00")
    page = signed_in(county.handler)
    page.goto(address)
    page.get_by_role("link", name="征求第三方意见").click()
    page.get_by_label("征求谁的意见").fill("清源县清泉供水有限公司")
    page.get_by_label("是单位").check()
    page.get_by_label("涉及的信息").fill("划定方案所附的取水口位置图")
    looked_at(page, "consult")
    page.get_by_role("button", name="征求第三方意见").click()
    expect(page.locator("td.paused").first).to_be_visible()
    page.get_by_text("逐日说明和依据").click()
    expect(page.get_by_text("征求第三方意见期间，不计入").first).to_be_visible()
    page.get_by_text("现在不能办理的，和原因").click()
    expect(page.get_by_text("补正只能一次性告知").first).to_be_visible()
    looked_at(page, "case-consulting")

    at("2024-03-27 10:00")
    page = signed_in(county.handler)
    page.goto(address)
    page.get_by_role("link", name="收到第三方意见").click()
    page.get_by_label("谁的意见").select_option(index=0)
    page.get_by_label("同意公开", exact=True).check()
    expect(page.locator("#trial")).to_contain_text("2024年4月23日")
    page.get_by_role("button", name="收到第三方意见").click()
    expect(page.get_by_text("2024年4月23日").first).to_be_visible()
    looked_at(page, "case-consulted")
