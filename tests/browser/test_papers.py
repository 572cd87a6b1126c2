"""Files in a real browser: a citizen's photograph goes in with the request, a clerk opens it for a reason."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.files.models import StoredFile
from gongkai_office.journal.models import Line
from tests.browser.conftest import SignedIn, looked_at
from tests.browser.test_portal import look, solve
from tests.factories import uploads
from tests.factories.office import County

pytestmark = pytest.mark.browser


def photo(name: str) -> FilePayload:
    return FilePayload(name=name, mimeType="image/png", buffer=uploads.png(320, 200))


def ask(page: Page) -> None:
    """Ask with a photograph of a passport, forgetting the name at first."""
    page.goto("/ask/who/?organ=qy-office")
    page.get_by_label("个人", exact=True).check()
    page.get_by_label("身份证明", exact=True).select_option("护照")
    page.get_by_label("证件号码").fill("E00000001")
    page.get_by_label("联系电话").fill("0951-0000000")
    page.get_by_label("身份证明的照片或者扫描件").set_input_files(photo("护照.png"))
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("alert")).to_contain_text("姓名或者名称：请填写")
    expect(page.get_by_label("去掉“护照.png”")).to_be_visible()
    look(page, "who-with-file")
    page.get_by_label("姓名或者名称").fill("欧阳问")
    page.get_by_role("button", name="下一步").click()
    page.get_by_label("您要什么政府信息").fill("2025年农村饮水安全工程的验收报告")
    page.get_by_label("通信地址").fill("清源县白石镇一号")
    program = FilePayload(name="委托书.pdf", mimeType="application/pdf", buffer=b"MZ" + bytes(99))
    page.get_by_label("一起交的材料").set_input_files(program)
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("alert")).to_contain_text("“委托书.pdf”：这是程序文件")
    look(page, "want-refused-file")
    page.get_by_label("一起交的材料").set_input_files(photo("委托书.png"))
    page.get_by_role("button", name="下一步").click()
    look(page, "review-with-files")
    solve(page)
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_text("2 个", exact=True)).to_be_visible()


def test_a_photograph_goes_in_with_the_request_and_opens_for_a_reason(
    county: County, visitor: Page, signed_in: SignedIn, at: Callable[[str], None]
) -> None:
    at("2026-03-02 09:00")
    ask(visitor)
    case = DisclosureRequest.objects.get()
    page = signed_in(county.handler)
    page.goto(f"/office/cases/{case.pk}/")
    looked_at(page, "case-files")
    page.get_by_role("link", name="身份证明", exact=True).click()
    looked_at(page, "look")
    page.get_by_label("查看的理由").fill("核对申请人身份")
    with page.expect_download() as download:
        page.get_by_role("button", name="打开文件").click()
    assert download.value.path().read_bytes() == uploads.png(320, 200)
    assert download.value.suggested_filename == "护照.png"
    assert Line.objects.get(command="file.look").reason == "核对申请人身份"
    page.get_by_role("link", name="返回").click()
    page.get_by_role("link", name=re.compile("在线看")).click()
    shown = page.evaluate(
        "() => { const one = document.querySelector('img'); return [one.naturalWidth, one.naturalHeight] }"
    )
    assert shown == [320, 200]
    page.go_back()
    page.get_by_role("link", name=re.compile("撤下")).last.click()
    looked_at(page, "withdraw-file")
    page.get_by_label("撤下的理由").fill("与本件无关")
    page.get_by_role("button", name="撤下").click()
    expect(page.get_by_text("撤下：与本件无关")).to_be_visible()
    page.get_by_role("link", name="上传文件").click()
    page.get_by_label("文件").set_input_files([photo("信封.png"), photo("签收单.png")])
    page.get_by_role("button", name="上传", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("请选择文件的用途")
    looked_at(page, "attach")
    page.get_by_label("收件凭证").check()
    page.get_by_role("button", name="上传", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("已上传")
    looked_at(page, "case-files-after")
    assert StoredFile.objects.filter(withdrawn_at__isnull=True).count() == 3
