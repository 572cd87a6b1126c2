"""A clerk's January: the board, the text, signatures, a return with remarks, publication, a public correction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongkai_office.accounts.models import Role
from gongkai_office.cases.commands.permit import permit
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.correct_report import correct_report
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.cases import at as instant
from tests.factories.cases import registered, served
from tests.factories.office import County
from tests.factories.reports import registered_late
from tests.factories.websites import filled_whole

pytestmark = pytest.mark.browser
WAY = "/office/reports/qy-office/2024/way/"


def said(page: Page, button: str, words: str) -> None:
    """Press a button of the report's way and read what came of it."""
    page.goto(WAY)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_text(words)).to_be_visible()


def sent_up_and_signed(officer: Page, reviewer: Page, head: Page) -> None:
    """From the saved text to the signed report."""
    said(officer, "送审", "已经送审，等待签署")
    said(reviewer, "同意", "已经签署，等待下一环节")
    said(head, "同意", "已经签发，可以报送")
    said(officer, "报送主管部门", "已经报送主管部门")


def corrected_in_the_books(county: County) -> None:
    """A letter of December turns up; the year's corrected version is frozen."""
    later, clerk = date(2025, 1, 15), county.people[county.office, Role.REPORT_OFFICER]
    permit(organ=county.office, year=2024, number="", reason="信件误投", by=county.head, at=instant(later, 8))
    registered_late(county)
    correct_report(one=account(county.office, 2024), by=clerk, at=instant(later, 12), reason="补登一件误投的信件")


def the_books_are_closed(officer: Page) -> None:
    """From Today to the books: opened, what there was none of declared by name, closed."""
    officer.goto("/office/cases/")
    waiting = officer.get_by_role("row", name="清源县人民政府办公室").filter(has_text="还没有交账")
    expect(waiting).to_contain_text("2025-01-31，还有 18 天")
    expect(waiting).to_contain_text("催报")
    looked_at(officer, "annual-today")
    waiting.get_by_role("link", name="还没有交账").click()
    officer.get_by_role("button", name="核对并建账", exact=True).click()
    expect(officer.get_by_text("行政许可：2024 年没有登记，也没有零报告")).to_be_visible()
    for none in ("行政规范性文件", "行政许可", "行政处罚", "行政强制", "行政事业性收费"):
        officer.get_by_label(none, exact=True).check()
    officer.get_by_role("button", name="声明勾选的事项没有").click()
    expect(officer.get_by_text("已经声明 5 项没有，截至 2024-12-31")).to_be_visible()
    looked_at(officer, "annual-declared")
    officer.get_by_role("button", name="交账并封存").click()
    expect(officer.get_by_text("数据已经封存")).to_be_visible()


def the_websites_form_is_filled_in(county: County, officer: Page) -> None:
    """One block on the page, the rest by the same verb; then it ties."""
    officer.goto("/office/reports/qy-office/2024/website/")
    officer.get_by_label("网站名称").fill("清源县人民政府网")
    officer.get_by_label("网站总访问量（次）").fill("很多")
    officer.get_by_label("这些数据的来源").first.fill("网站统计平台（虚构）")
    officer.get_by_role("button", name="保存“网站”").click()
    expect(officer.get_by_role("alert")).to_contain_text("“网站总访问量”里的“很多”不是数字")
    officer.get_by_label("网站总访问量（次）").fill("8200")
    officer.get_by_role("button", name="保存“网站”").click()
    expect(officer.get_by_text("已经保存 2 项")).to_be_visible()
    expect(officer.get_by_text("网站“首页网址”没有填")).to_be_attached()
    filled_whole(county, hour=22)
    officer.reload()
    expect(officer.get_by_text("填写完整，各项相符")).to_be_visible()
    looked_at(officer, "annual-website")


def the_text_is_written(officer: Page) -> None:
    """Sentences offered, figures bound, the print beside."""
    officer.goto("/office/reports/qy-office/2024/text/")
    officer.get_by_role("textbox", name="报告开头").fill(
        "统计期限自2024年1月1日起至2024年12月31日止。联系电话：0000-0000000。"
    )
    part = officer.locator(".field").filter(has=officer.get_by_label("一、总体情况"))
    part.get_by_text("可用的句子").click()
    for chip in part.locator("button.insert").all():
        chip.click()
    officer.get_by_role("textbox", name="五、存在的主要问题及改进情况").fill("答复说理不够充分，今后加强培训。")
    officer.get_by_role("textbox", name="六、其他需要报告的事项").fill("2024年没有收取信息处理费。")
    expect(officer.locator("#preview")).to_contain_text("全年新收政府信息公开申请1件")
    expect(officer.locator("#preview a.bound").first).to_be_visible()
    looked_at(officer, "annual-text")
    officer.get_by_role("button", name="保存").click()
    expect(officer.get_by_text("已经保存第 1 稿")).to_be_visible()


def test_a_clerk_walks_from_the_deadline_board_to_publication(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    first = registered(county, day=date(2024, 3, 4), description="清源县2023年农村公路养护资金的分配文件")
    served(county, first.pk, date(2024, 3, 20))
    at("2025-01-13 09:00")
    supervisor = signed_in(county.supervisor)
    supervisor.goto("/office/reports/board/2024/")
    expect(supervisor.get_by_text("未报送 5")).to_be_visible()
    supervisor.get_by_role("row", name="清源县人民政府办公室").get_by_label("催报").check()
    supervisor.get_by_role("button", name="催报选中的机关").click()
    expect(supervisor.get_by_text("已经催报 1 个机关")).to_be_visible()
    looked_at(supervisor, "annual-board")

    officer = signed_in(county.people[county.office, Role.REPORT_OFFICER])
    the_books_are_closed(officer)
    the_websites_form_is_filled_in(county, officer)
    the_text_is_written(officer)

    reviewer, head = signed_in(county.reviewer), signed_in(county.head)
    sent_up_and_signed(officer, reviewer, head)
    supervisor.goto(WAY)
    supervisor.get_by_label("意见").fill("请补充改进措施")
    looked_at(supervisor, "annual-receive")
    supervisor.get_by_role("button", name="退回修改").click()
    expect(supervisor.get_by_text("已经退回，填报单位能看到意见")).to_be_visible()

    officer.goto("/office/reports/")
    returned = officer.get_by_role("row").filter(has_text="意见：请补充改进措施")
    returned.get_by_role("link", name="退回，请修改后再送审").click()
    expect(officer.get_by_text("请补充改进措施")).to_be_visible()
    officer.goto("/office/reports/qy-office/2024/text/")
    officer.get_by_role("textbox", name="五、存在的主要问题及改进情况").fill("答复说理不够充分，已经安排两次培训。")
    officer.get_by_role("button", name="保存").click()
    sent_up_and_signed(officer, reviewer, head)
    said(supervisor, "接收", "已经接收，填报单位可以公开")
    said(officer, "现在公开", "已经公开")
    looked_at(officer, "annual-way")
    officer.get_by_role("link", name="看送审的报告全文").click()
    looked_at(officer, "annual-signed")

    corrected_in_the_books(county)
    at("2025-01-15 14:00")
    officer = signed_in(county.people[county.office, Role.REPORT_OFFICER])
    officer.goto(WAY)
    officer.get_by_label("更正原因（公众能看到）").fill("补登一件误投的信件")
    officer.get_by_role("button", name="发布更正公告").click()
    expect(officer.get_by_text("更正公告已经发布")).to_be_visible()
    officer.goto("/organ/qy-office/reports/")
    looked_at(officer, "annual-public-list")
    officer.get_by_role("link", name="政府网站工作年度报表").click()
    expect(officer.get_by_role("row", name="网站总访问量（次）")).to_contain_text("8200")
    looked_at(officer, "annual-website-public")
    officer.get_by_role("link", name="2024年政府信息公开工作年度报告").click()
    expect(officer.get_by_label("更正公告")).to_contain_text("补登一件误投的信件")
    looked_at(officer, "annual-public")
