"""From a citizen's question to the court: asked online, corrected, consulted, extended, partly granted, sued."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from gongkai.law.exemptions import Exemption
from gongkai_office.cases.models import DisclosureRequest
from tests.browser.conftest import SignedIn, looked_at
from tests.browser.test_portal import enter, look, solve
from tests.browser.walking import find, step
from tests.factories import uploads
from tests.factories.office import County

pytestmark = pytest.mark.browser

NUMBER = "清源政办公申〔2024〕1号"


def test_a_citizen_asks_is_answered_in_part_and_sues(
    county: County, visitor: Page, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    """The days, by hand: asked and confirmed 4 March 2024, corrected on the 11th, so the reply is due on 9 April
    (Tomb-sweeping Day 4-6 April off, Sunday 7 April worked); one day is used when the third party is asked on the
    12th, nineteen are left when it answers on the 25th: 22 April, and twenty more from there after the extension.
    """
    at("2024-03-04 09:00")
    code = ask(visitor)
    confirm(signed_in(county.registrar))
    at("2024-03-06 10:00")
    correct(signed_in(county.handler))
    at("2024-03-11 20:00")
    hand_in(visitor, code)
    at("2024-03-12 09:00")
    consult(signed_in(county.handler))
    at("2024-03-25 10:00")
    hear(signed_in(county.registrar))
    at("2024-04-01 10:00")
    propose(signed_in(county.handler))
    approve(signed_in(county.head))
    at("2024-04-08 10:00")
    decide(signed_in(county.handler))
    sign(signed_in(county.head))
    serve(signed_in(county.registrar))
    at("2024-04-12 19:00")
    read(visitor, code)
    at("2024-06-03 10:00")
    sue(signed_in(county.registrar))
    at("2024-08-05 10:00")
    judge(signed_in(county.registrar))


def picture(name: str) -> FilePayload:
    return FilePayload(name=name, mimeType="image/png", buffer=uploads.png(320, 200))


def ask(page: Page) -> str:
    """The request with a photograph of the passport; the code of the receipt."""
    page.goto("/")
    page.get_by_role("link", name="开始申请").click()
    page.get_by_label("机关名称").fill("办公室")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name="清源县人民政府办公室").click()
    page.get_by_label("个人", exact=True).check()
    page.get_by_label("姓名或者名称").fill("欧阳问")
    page.get_by_label("身份证明", exact=True).select_option("护照")
    page.get_by_label("证件号码").fill("E00000001")
    page.get_by_label("联系电话").fill("0951-0000000")
    page.get_by_label("身份证明的照片或者扫描件").set_input_files(picture("护照.png"))
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("您要什么政府信息").fill("农村公路养护的投标文件")
    page.get_by_label("通信地址").fill("清源县白石镇一号")
    page.get_by_role("button", name="下一步").click()
    solve(page)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_text(NUMBER).first).to_be_visible()
    code = page.locator(".receipt .code").inner_text()
    page.get_by_role("button", name="我已记下").click()
    return code


def confirm(page: Page) -> None:
    """Found among the arrivals of the morning, confirmed by telephone the same day."""
    page.goto("/office/")
    page.get_by_role("link", name=NUMBER).first.click()
    step(page, "确认收到", {"确认记录": "9:40 电话联系申请人本人，确认收到申请。"}, "partly-confirm")
    expect(page.get_by_text("2024年4月1日").first).to_be_visible()


def correct(page: Page) -> None:
    """What to correct, and how, told once."""
    find(page, NUMBER)
    given = {"第 1 项：需要补正什么": "没有写明是哪一年的投标文件", "怎样补正": "请写明年度和标段"}
    step(page, "告知补正", given, "partly-correction")
    expect(page.get_by_text("等待申请人补正").first).to_be_visible()


def hand_in(page: Page, code: str) -> None:
    """The citizen finds what is asked, and answers with a file."""
    enter(page, NUMBER, code)
    expect(page.get_by_text("没有写明是哪一年的投标文件").first).to_be_visible()
    page.get_by_role("link", name="在网上补正").click()
    page.get_by_label("补正后的内容描述").fill("清源县2023年农村公路养护第二标段的中标文件")
    page.get_by_label("一起交的材料").or_(page.locator("input[type=file]")).first.set_input_files(picture("标段图.png"))
    look(page, "partly-hand-in")
    page.get_by_role("button", name="提交补正").click()
    expect(page.get_by_role("status")).to_contain_text("补正已经交到行政机关")
    expect(page.get_by_text("标段图.png")).to_be_visible()
    expect(page.get_by_text("行政机关最迟应当在2024年4月9日答复您")).to_be_visible()
    look(page, "partly-corrected")


def consult(page: Page) -> None:
    """The corrected words and the file stand on the case; whoever won the bid is asked."""
    find(page, NUMBER)
    expect(page.get_by_text("清源县2023年农村公路养护第二标段的中标文件").first).to_be_visible()
    expect(page.get_by_text("标段图.png").first).to_be_visible()
    page.get_by_role("link", name="征求第三方意见", exact=True).click()
    page.get_by_label("征求谁的意见").fill("清源县青溪建材有限公司")
    page.get_by_label("是单位").check()
    page.get_by_label("涉及的信息").fill("投标报价的构成")
    page.get_by_role("button", name="征求第三方意见").click()
    expect(page.get_by_role("link", name="清源县青溪建材有限公司")).to_be_visible()


def hear(page: Page) -> None:
    """The slip comes back with a no; the clock runs on."""
    find(page, NUMBER)
    page.get_by_role("link", name="收到第三方意见", exact=True).click()
    page.get_by_label("不同意公开").check()
    page.get_by_label("理由").fill("报价构成属于商业秘密")
    page.get_by_role("button", name="收到第三方意见").click()
    expect(page.get_by_text("2024年4月22日").first).to_be_visible()


def propose(page: Page) -> None:
    """The handler asks for twenty days more."""
    find(page, NUMBER)
    step(page, "提请延长答复期限", {"延长的理由": "需要核实第三方主张的商业秘密"}, "partly-extend")
    expect(page.get_by_text("待批准，等签发人")).to_be_visible()


def approve(page: Page) -> None:
    """The head finds it among what waits, and approves."""
    page.goto("/office/")
    page.locator("section", has=page.get_by_role("heading", name="等我批准")).get_by_role("link").first.click()
    page.get_by_role("button", name="批准").click()
    expect(page.get_by_text("已批准，并已登记")).to_be_visible()
    find(page, NUMBER)
    expect(page.get_by_text("已经延期").first).to_be_visible()


def decide(page: Page) -> None:
    """Granted in part: what is given, what is withheld on which ground and why; then sent up."""
    find(page, NUMBER)
    enclose(page)
    page.get_by_role("link", name="拟稿送审", exact=True).click()
    page.get_by_label("处理结果").select_option("partial")
    page.get_by_label("查明的事实").fill("经检索，找到中标文件一份，共四十页。")
    page.get_by_label("予以公开的部分").fill("中标文件的技术部分和总报价")
    page.get_by_label("提供的附件").fill("中标文件")
    page.get_by_label("不公开的部分之1").fill("投标报价的构成")
    page.get_by_label("依据的情形").first.select_option(Exemption.THIRD_PARTY.value)
    page.get_by_label("不公开的理由").first.fill("属于第三方的商业秘密，第三方不同意公开，理由成立。")
    expect(page.locator("#trial")).to_contain_text("（二）部分公开")
    looked_at(page, "partly-draft")
    page.get_by_role("button", name="拟稿送审", exact=True).click()
    expect(page.get_by_text("审签中").first).to_be_visible()


def enclose(page: Page) -> None:
    """What is to be given out is uploaded, and looked into before it can go."""
    page.get_by_role("link", name="上传文件").click()
    page.get_by_label("拟提供的政府信息").check()
    content = uploads.word("清源县2023年农村公路养护第二标段中标文件，技术部分和总报价。")
    file = FilePayload(name="中标文件.docx", mimeType="application/msword", buffer=content)
    page.get_by_label("文件", exact=True).set_input_files(file)
    page.get_by_role("button", name="上传", exact=True).click()
    expect(page.get_by_text("还没有通过")).to_be_visible()
    page.get_by_role("link", name="提供前检查").click()
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.get_by_text("没有发现需要处理的内容")).to_be_visible()
    looked_at(page, "partly-enclosure")
    page.get_by_role("link", name="返回本件").click()
    expect(page.get_by_text("可以提供")).to_be_visible()


def sign(page: Page) -> None:
    """The head reads the whole letter before signing."""
    page.goto("/office/")
    page.get_by_role("link", name=NUMBER).first.click()
    page.get_by_role("link", name="签发", exact=True).click()
    expect(page.locator(".paper")).to_contain_text("投标报价的构成")
    page.get_by_label("我已核对处理结果").or_(page.get_by_label("我已核对答复书")).first.check()
    looked_at(page, "partly-sign")
    page.get_by_role("button", name="签发", exact=True).click()
    expect(page.get_by_text("待送达").first).to_be_visible()


def serve(page: Page) -> None:
    """By the post, with the number of the parcel."""
    find(page, NUMBER)
    page.get_by_role("link", name="送达答复", exact=True).click()
    page.get_by_label("邮寄送达").check()
    page.get_by_label("送达凭证").fill("邮政特快专递 1000000000000")
    page.get_by_label("答复书已经实际发出").check()
    looked_at(page, "partly-serve")
    page.get_by_role("button", name="送达答复", exact=True).click()
    expect(page.get_by_text("邮政特快专递 1000000000000").first).to_be_visible()
    looked_at(page, "partly-served")


def read(page: Page, code: str) -> None:
    """The citizen reads the reply, and takes it away as PDF."""
    page.goto("/follow/")
    enter(page, NUMBER, code)
    look(page, "partly-answered")
    page.get_by_role("link", name="答复书", exact=False).first.click()
    expect(page.get_by_text("投标报价的构成").first).to_be_visible()
    expect(page.get_by_text("清源县人民法院").first).to_be_visible()
    look(page, "partly-letter")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 PDF").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page.get_by_role("link", name="返回办理进度").click()
    with page.expect_download() as given:
        page.get_by_role("link", name="中标文件.docx").click()
    assert given.value.path().read_bytes().startswith(b"PK")


def sue(page: Page) -> None:
    """The suit is filed without reconsideration before; the court took it all the same, which is said."""
    find(page, NUMBER)
    given = {"行政诉讼案号": "（2024）清源行初3号", "说明": "法院认为属于可以直接起诉的情形，已经立案"}
    step(page, "登记行政诉讼", given, "partly-suit")
    expect(page.get_by_text("尚未审结")).to_be_visible()


def judge(page: Page) -> None:
    """The court upholds; the row of table four knows."""
    find(page, NUMBER)
    page.get_by_role("link", name="登记复议、诉讼结果", exact=True).click()
    page.get_by_label("结果").select_option(label="结果维持")
    looked_at(page, "partly-ruling")
    page.get_by_role("button", name="登记复议、诉讼结果").click()
    expect(page.get_by_text("2024-08-05 结案")).to_be_visible()
    looked_at(page, "partly-end")
    assert DisclosureRequest.objects.get().disputes.get().result == "upheld"
