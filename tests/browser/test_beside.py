"""Letters beside the reply: a third party and a requester told what was decided (Arts. 32, 41), an office asked.

The decisions are drafted, reworded and approved by another before a letter goes out; the papers of the house are
made from what the case knows.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.calls.ask import ask
from gongkai_office.cases.commands.consult import Party, Said
from gongkai_office.cases.models import Consultation, DisclosureRequest, Stance
from gongkai_office.cases.sealing import Particulars
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.cases import at as instant
from tests.factories.cases import registered
from tests.factories.office import County

pytestmark = pytest.mark.browser
RECEIVED, ASKED, SAID = date(2024, 2, 1), date(2024, 2, 5), date(2024, 2, 20)


def consulted(county: County) -> DisclosureRequest:
    """Received on 1 February; a firm was asked and said no, the education department was asked to search."""
    case = registered(county, day=RECEIVED, description="白石镇柳湾村堤防工程测绘成果和承包地登记")
    party = Party(particulars=Particulars(name="清源县青溪测绘有限公司"), organisation=True, about="测绘方法")
    made = ask_third_party(case=case.pk, party=party, by=county.handler, on=ASKED, at=instant(ASKED))
    said = Said(
        consultation=Consultation.objects.get(entry=made.entry).pk,
        stance=Stance.OBJECTS,
        reason="测绘方法属于商业秘密",
    )
    answer_third_party(case=case.pk, said=said, by=county.registrar, on=SAID, at=instant(SAID))
    ask(
        case=case.pk,
        office=county.education,
        what="柳湾村校舍测绘图",
        due=date(2024, 3, 11),
        by=county.handler,
        at=instant(date(2024, 3, 4), 9),
    )
    return case


def test_decisions_are_told_by_letters_that_another_approves_and_papers_follow_from_the_case(
    county: County, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2024-03-04 10:00")
    case = consulted(county)
    desk, head = signed_in(county.handler), signed_in(county.head)
    address = f"/office/cases/{case.pk}/"
    tell_the_third_party(desk, address)
    approve(head, "告知第三方待批", "approve-third-party")
    desk.goto(address)
    desk.get_by_role("link", name="政府信息公开决定告知书").first.click()
    expect(desk.get_by_text("该部分关系到堤防安全，已隐去联系方式").first).to_be_visible()
    expect(desk.get_by_text("王晓明")).to_have_count(0)  # who asks is not told
    looked_at(desk, "letter-third-party")
    correct_the_record(desk, address)
    approve(head, "更正", "approve-record")
    assert set(case.letters.values_list("kind", flat=True)) == {"D07", "D23"}
    ask_in_writing(desk, address)
    assert case.letters.filter(kind="D24").count() == 1


def tell_the_third_party(page: Page, address: str) -> None:
    """Kept as a draft, reworded, and sent up as it stands then."""
    page.goto(address)
    page.get_by_role("link", name="提请告知第三方决定").click()
    page.get_by_label("告知哪一个第三方").select_option(label="清源县青溪测绘有限公司（2024-02-05 征求）")
    page.get_by_label("决定公开的政府信息内容").fill("验收报告所附测绘方法的结论部分")
    page.get_by_label("决定公开的理由").fill("该部分关系到堤防安全，不公开会对公共利益造成重大影响")
    page.get_by_label("给批准人的说明").fill("第三方不同意公开，拟依公共利益公开")
    looked_at(page, "third-party-told")
    page.get_by_role("button", name="存为草稿，修改文字").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("稿")
    looked_at(page, "draft-beside")
    reasons = page.locator("#edit textarea").filter(has_text="堤防安全").first
    reasons.fill("该部分关系到堤防安全，已隐去联系方式。不公开会对公共利益造成重大影响。")
    page.get_by_role("button", name="保存修改").click()
    expect(page.get_by_text("第 2 稿").first).to_be_visible()
    expect(page.get_by_label("给批准人的说明")).to_have_value("第三方不同意公开，拟依公共利益公开")
    page.get_by_role("button", name="按这一稿提请批准").click()
    expect(page.get_by_role("status").first).to_contain_text("已提请批准")


def approve(page: Page, listed: str, name: str) -> None:
    """The head finds it in the morning's list, reads the letter and lets it go out."""
    page.goto("/office/cases/")
    expect(page.get_by_text(listed).first).to_be_visible()
    page.locator("section", has=page.get_by_role("heading", name="等我批准")).get_by_role("link").first.click()
    looked_at(page, name)
    page.get_by_role("button", name="批准", exact=True).click()
    expect(page.get_by_text("已批准，并已登记")).to_be_visible()


def correct_the_record(page: Page, address: str) -> None:
    """What stood, what was looked at, what stands now; sent up without a draft."""
    page.goto(address)
    page.get_by_role("link", name="提请告知更正结果").click()
    page.get_by_label("原记录").fill("白石镇柳湾村一组 3.2 亩")
    page.get_by_label("核实的证据").fill("申请人提供的承包合同记载为 2.3 亩，与村委会台账一致")
    page.get_by_label("经审核属实，予以更正").check()
    page.get_by_role("button", name="提请告知更正结果").click()
    expect(page.get_by_role("alert")).to_contain_text("请写明更正后的记录")
    page.get_by_label("更正后的记录").fill("白石镇柳湾村一组 2.3 亩")
    page.get_by_label("给批准人的说明").fill("经核对合同和台账")
    looked_at(page, "record-corrected")
    page.get_by_role("button", name="提请告知更正结果").click()
    expect(page.get_by_role("status").first).to_contain_text("已登记")


def ask_in_writing(page: Page, address: str) -> None:
    """The letter to the office that was asked to search follows from the call, and tells nothing of who asks."""
    page.goto(address)
    page.get_by_role("link", name="协办函", exact=True).click()
    expect(page.get_by_label("需要协助的事项")).to_have_value("柳湾村校舍测绘图")
    looked_at(page, "sheet")
    page.get_by_role("button", name="制作", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("已制作《政府信息公开协办函》")
    looked_at(page, "letter-assistance")
