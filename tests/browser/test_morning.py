"""A busy morning: what is gravest stands first, and one look at a requester's identity leaves a trace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.journal.models import Line
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.cases import at as instant
from tests.factories.cases import drafted, registered, served, submitted
from tests.factories.office import County

pytestmark = pytest.mark.browser


def test_the_morning_shows_what_can_go_wrong_and_whose_turn_it_is(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    busy(county)
    at("2024-03-04 08:30")
    page = signed_in(county.registrar)
    page.goto("/office/cases/")
    headings = page.get_by_role("heading", level=2)
    expect(headings).to_have_text(
        ["已经逾期 2 件", "今天到期 1 件", "补正期限将满 1 件", "待确认登记 1 件", "待审签 1 件", "已送达待补凭证 1 件"]
    )
    looked_at(page, "today-busy")
    page.get_by_role("link", name="本机关及下级").click()
    expect(page.get_by_role("link", name="本机关及下级")).to_have_attribute("aria-current", "true")
    page.goto("/office/cases/risk/overdue/")
    expect(page.get_by_text("已逾期", exact=False).first).to_be_visible()
    looked_at(page, "risk")
    page.get_by_role("link", name="公申").first.click()
    page.get_by_role("link", name="查看身份和联系方式").click()
    looked_at(page, "reveal")
    page.get_by_label("查看的理由").fill("电话联系申请人，告知办理进展")
    page.get_by_role("button", name="查看").last.click()
    expect(page.get_by_text("13800005678")).to_be_visible()
    looked_at(page, "revealed")
    assert Line.objects.filter(command="case.reveal", by=str(county.registrar.pk)).count() == 1


def busy(county: County) -> None:
    """One case of each kind that a morning can hold; twenty working days before 4 March 2024 was 31 January."""
    registered(county, day=date(2024, 1, 8), description="清源县城东片区控制性详细规划的批准文件和图纸")
    registered(county, day=date(2024, 1, 15), description="白石镇柳湾村集体土地征收补偿安置方案", name="赵大海")
    registered(county, day=date(2024, 1, 31), description="2023年度县级政府采购投诉处理决定", name="刘春")
    correcting = registered(county, day=date(2024, 2, 7), description="与某企业有关的全部材料", name="马千里")
    notice_correction(
        case=correcting.pk,
        items="请写明所需材料的名称或者年度",
        by=county.handler,
        on=date(2024, 2, 8),
        at=instant(date(2024, 2, 8)),
    )
    submitted(county, day=date(2024, 3, 4), name="周小舟")
    review = registered(county, day=date(2024, 2, 20), description="清源县义务教育学校食堂供餐企业名单")
    drafted(county, review.pk, date(2024, 3, 1))
    answered = registered(county, day=date(2024, 2, 19), description="县医院医疗设备采购合同", name="吕方")
    served(county, answered.pk, date(2024, 3, 1), proof="")
