"""An administrator appoints somebody and sees what a holiday moves; an auditor reads the journal of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import SignedIn, looked_at
from tests.factories.cases import registered
from tests.factories.office import County

pytestmark = pytest.mark.browser


def test_a_newcomer_gets_an_office_and_a_password(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2024-03-04 10:00")
    page = signed_in(county.administrator)
    page.goto(reverse("door"))
    looked_at(page, "people")
    page.get_by_role("link", name="新建人员").click()
    page.get_by_label("姓名").fill("钱寅")
    page.get_by_label("登录名").fill("qian.yin")
    page.get_by_label("机关").select_option(label="清源县水务局")
    page.get_by_label("角色").select_option(label="经办人")
    looked_at(page, "new-person")
    page.get_by_role("button", name="新建人员").click()
    expect(page.get_by_text("只在这里显示这一次")).to_be_visible()
    page.get_by_role("link", name="已经记下").click()
    expect(page.get_by_role("row", name="清源县水务局")).to_contain_text("经办人")
    looked_at(page, "person")


def test_a_holiday_moves_nothing_before_it_is_confirmed(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    case = registered(county, day=date(2024, 3, 4))
    at("2024-03-04 10:00")
    page = signed_in(county.administrator)
    page.goto(reverse("administration:enter_notice"))
    page.get_by_label("通知的文号").fill("清源办发〔2024〕1号")
    page.get_by_label("放假安排").fill("试行假期：2024-03-27")
    page.get_by_role("button", name="查看影响").click()
    expect(page.get_by_role("row", name=case.number)).to_contain_text("2024-04-01 → 2024-04-02")
    looked_at(page, "notice")
    case.refresh_from_db()
    assert case.reply_due == date(2024, 4, 1)
    page.get_by_role("button", name="确认录入").click()
    expect(page.get_by_text("已经重新推算")).to_be_visible()
    case.refresh_from_db()
    assert case.reply_due == date(2024, 4, 2)
    audited = signed_in(county.auditor)
    audited.goto(reverse("administration:journal"))
    expect(audited.get_by_role("cell", name="录入放假通知")).to_be_visible()
    looked_at(audited, "journal")


def test_a_merger_is_asked_for_approved_by_another_and_undone_before_its_day(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    registered(county, day=date(2024, 3, 4))
    at("2024-03-04 10:00")
    page = signed_in(county.administrator)
    page.goto(reverse("administration:organ", args=[county.office.pk]))
    page.get_by_role("link", name="并入其他机关").click()
    expect(page.get_by_text("登记编号和期限不变")).to_be_visible()
    page.get_by_label("并入哪个机关").select_option(label="清源县教育局")
    page.get_by_label("撤销日期").fill("2024-04-01")
    page.get_by_label("原因").fill("清编发〔2024〕1号")
    page.get_by_label("我已核对").check()
    page.get_by_role("button", name="并入其他机关").click()
    expect(page.get_by_text("已经提请，等主管部门批准")).to_be_visible()

    supervisor = signed_in(county.supervisor)
    supervisor.goto(reverse("cases:today"))
    supervisor.get_by_role("link", name="等您批准的机关合并 1 项").click()
    supervisor.get_by_role("link", name="清源县人民政府办公室").click()
    looked_at(supervisor, "merger")
    supervisor.get_by_role("button", name="批准合并").click()
    expect(supervisor.get_by_text("已经批准，2024 年 4 月 1 日起生效")).to_be_visible()

    page.reload()
    page.get_by_label("理由").fill("方案推迟")
    page.get_by_role("button", name="撤销合并").click()
    expect(page.get_by_text("机关照常存续")).to_be_visible()
    looked_at(page, "merger-undone")


@pytest.mark.parametrize("name", ["organs", "mergers", "calendars", "security", "keys"])
def test_pages_of_the_administration_serve_whoever_sees_little_or_holds_a_phone(
    county: County, signed_in: SignedIn, at: Callable[[str], None], name: str
) -> None:
    at("2024-03-04 10:00")
    page = signed_in(county.administrator)
    page.goto(reverse(f"administration:{name}"))
    looked_at(page, name)


@pytest.mark.parametrize("name", ["organ", "practice", "particulars", "merge"])
def test_pages_of_one_organ_serve_whoever_sees_little_or_holds_a_phone(
    county: County, signed_in: SignedIn, at: Callable[[str], None], name: str
) -> None:
    at("2024-03-04 10:00")
    page = signed_in(county.administrator)
    page.goto(reverse(f"administration:{name}", args=[county.water.pk]))
    looked_at(page, name)


def test_the_load_of_offices_and_people_serves_a_supervisor_on_a_phone(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    registered(county, day=date(2024, 3, 4))
    at("2024-03-04 10:00")
    page = signed_in(county.supervisor)
    page.goto(reverse("cases:workload"))
    looked_at(page, "workload")
