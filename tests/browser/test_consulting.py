"""A case that needs others: a third party consulted, an office asked for records, the period extended by two people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongkai_office.accounts.models import Role
from gongkai_office.cases.models import DisclosureRequest, RecordsCall
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.cases import registered
from tests.factories.office import County

pytestmark = pytest.mark.browser


def test_a_third_party_and_an_office_are_asked_and_the_period_extended(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2024-03-04 09:00")
    case = registered(county)
    address = reverse("cases:case", args=[case.pk])
    at("2024-03-11 09:30")
    desk = signed_in(county.handler)
    consult(desk, address)
    call(desk, address)
    at("2024-03-12 10:00")
    answer(signed_in(county.people[county.education, Role.HANDLER]))
    at("2024-03-20 10:00")
    reply(signed_in(county.registrar), address)
    at("2024-04-10 10:00")
    desk = signed_in(county.handler)
    propose(desk, address)
    approve(signed_in(county.head), case)
    desk.goto(address)
    expect(desk.get_by_text("已经延期").first).to_be_visible()
    looked_at(desk, "case-consulted")


def consult(page: Page, address: str) -> None:
    """The third party's contact is sealed; its fifteen working days stand on the case."""
    page.goto(address)
    page.get_by_role("link", name="征求第三方意见").click()
    page.get_by_label("征求谁的意见").or_(page.get_by_label("第三方的姓名或者名称")).first.fill(
        "清源县青溪建材有限公司"
    )
    page.get_by_label("是单位").check()
    page.get_by_label("涉及的信息").or_(page.get_by_label("涉及第三方的信息")).first.fill("投标报价的构成")
    looked_at(page, "consult")
    page.get_by_role("button", name="征求第三方意见").click()
    expect(page.get_by_text("待答复，2024-04-01 期满")).to_be_visible()


def call(page: Page, address: str) -> None:
    """The education department is asked to search, within five working days."""
    page.goto(address)
    page.get_by_role("link", name="请有关单位协助查找").click()
    page.get_by_label("请哪个单位查找").select_option(label="清源县教育局")
    expect(page.get_by_label("希望答复的日期")).to_have_value("2024-03-18")
    looked_at(page, "call-ask")
    page.get_by_role("button", name="请有关单位协助查找").click()
    expect(page.get_by_role("heading", name="协助查找")).to_be_visible()


def answer(page: Page) -> None:
    """The department finds the call in its morning and answers with the record of its search; no name is shown."""
    page.goto("/office/cases/")
    expect(page.get_by_role("heading", name="请我们查找的信息")).to_be_visible()
    looked_at(page, "today-call")
    page.get_by_role("link", name="清源县2023年农村公路养护资金的分配文件").click()
    expect(page.get_by_text("王")).to_have_count(0)
    page.get_by_label("检索后没有找到").check()
    page.get_by_label("检索范围").fill("2022年至2023年全部收发文")
    page.get_by_label("检索的系统和案卷").fill("公文系统、档案室")
    page.get_by_label("检索词").fill("养护资金、分配")
    looked_at(page, "call-answer")
    page.get_by_role("button", name="送出答复").click()
    expect(page.get_by_text("答复已送出")).to_be_visible()
    assert RecordsCall.objects.get().searched_by == "沈子"


def reply(page: Page, address: str) -> None:
    """The slip says no; what that means for the decision stands on the case."""
    page.goto(address)
    page.get_by_role("link", name="收到第三方意见").click()
    page.get_by_label("不同意公开").check()
    page.get_by_label("理由").fill("报价构成属于商业秘密")
    looked_at(page, "opinion")
    page.get_by_role("button", name="收到第三方意见").click()
    expect(page.get_by_text("公共利益造成重大影响")).to_be_visible()
    page.get_by_role("link", name="清源县青溪建材有限公司").click()
    looked_at(page, "consultation")


def propose(page: Page, address: str) -> None:
    """Nothing moves before somebody else agrees."""
    page.goto(address)
    page.get_by_role("link", name="提请延长答复期限").click()
    page.get_by_label("延长的理由").fill("需要核实第三方主张的商业秘密")
    looked_at(page, "extend-propose")
    page.get_by_role("button", name="提请延长答复期限").click()
    expect(page.get_by_text("待批准，等签发人")).to_be_visible()


def approve(page: Page, case: DisclosureRequest) -> None:
    """The head sees until when it counts, and what follows."""
    page.goto("/office/cases/")
    expect(page.get_by_text("延期待批")).to_be_visible()
    looked_at(page, "today-approve")
    page.locator("section", has=page.get_by_role("heading", name="等我批准")).get_by_role("link").first.click()
    looked_at(page, "approve")
    page.get_by_role("button", name="批准").click()
    expect(page.get_by_text("已批准，并已登记")).to_be_visible()
    case.refresh_from_db()
    assert case.extended
    page.goto(reverse("cases:volume", args=[case.pk]))
    looked_at(page, "volume")
