"""January: the report is there, a figure is opened, the year is opened and closed, a correction is let in by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from gongkai_office.accounts.models import Role
from gongkai_office.reporting.models import Version
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.cases import registered, served
from tests.factories.office import County

pytestmark = pytest.mark.browser


def test_an_officer_walks_from_the_report_to_the_closed_books(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    first = registered(county, day=date(2024, 3, 4), description="清源县2023年农村公路养护资金的分配文件")
    served(county, first.pk, date(2024, 3, 20))
    registered(county, day=date(2024, 12, 20), name="赵小军", description="清源县供水管网改造的合同")
    at("2025-01-10 09:00")
    page = signed_in(county.people[county.office, Role.REPORT_OFFICER])
    page.goto("/office/reports/qy-office/2024/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("2024 年政府信息公开工作年度报告")
    looked_at(page, "report")
    page.locator("#cell-requests-granted-natural_person").get_by_role("link").click()
    expect(page.get_by_role("link", name="清源政办公申〔2024〕1号")).to_be_visible()
    looked_at(page, "report-cell")
    page.go_back()
    page.get_by_text("写明理由，豁免这一条").click()
    page.get_by_label("理由（与您的姓名一起记录在案）").fill("本机关没有行政许可、处罚、强制和收费事项")
    page.get_by_role("button", name="豁免").click()
    expect(page.get_by_text("规则 STR-A 已经豁免")).to_be_visible()
    looked_at(page, "report-books")
    page.get_by_role("link", name="读入或者录入 2023 年的年度报告").click()
    looked_at(page, "report-last-year")
    page.go_back()
    page.get_by_role("button", name="核对并建账").click()
    expect(page.get_by_text("2024 年度已经建账")).to_be_visible()
    page.get_by_role("button", name="交账并封存").click()
    expect(page.get_by_text("数据已经封存")).to_be_visible()
    looked_at(page, "report-closed")
    page.get_by_role("link", name="第 1 版").click()
    expect(page.get_by_text("按当时的登记重新推算，数字一致")).to_be_visible()
    looked_at(page, "report-version")
    assert Version.objects.count() == 1


def test_a_head_lets_a_correction_into_the_closed_year_by_name(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2025-01-10 09:00")
    officer = signed_in(county.people[county.office, Role.REPORT_OFFICER])
    officer.goto("/office/reports/qy-office/2024/")
    officer.get_by_text("写明理由，豁免这一条").click()
    officer.get_by_label("理由（与您的姓名一起记录在案）").fill("表二另行报送")
    officer.get_by_role("button", name="豁免").click()
    officer.get_by_role("button", name="核对并建账").click()
    officer.get_by_role("button", name="交账并封存").click()
    head = signed_in(county.head)
    head.goto("/office/reports/qy-office/2024/books/")
    head.get_by_text("批准一次更正").click()
    head.get_by_label("更正理由").fill("挂号信误投县信访局，一月十三日转来")
    head.get_by_role("button", name="批准").click()
    expect(head.get_by_text("已经批准一次更正")).to_be_visible()
    expect(head.get_by_text("尚未使用")).to_be_visible()
    looked_at(head, "report-amendment")
