"""A list of subsidies with numbers in a hidden column: stopped, masked, reviewed, out on time, found, taken down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from gongkai_office.clock import BEIJING
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.procedure import REVIEWS
from gongkai_office.publishing.tasks import publish_due, read_attachments, run_imports, take_down_expired
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.impossible import id_number
from tests.factories.office import County
from tests.factories.publishing import Desk, desk
from tests.factories.sites import page as site_page
from tests.factories.sites import word, zipped
from tests.factories.uploads import subsidy_list

pytestmark = pytest.mark.browser
PASTED = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><p class=MsoNormal style='color:red'>发放标准："
    "</p><table class=MsoTableGrid border=1><tr><td style='width:90pt'><p>乡镇</p></td><td><p>每亩</p></td></tr>"
    "<tr><td><p>云溪镇</p></td><td><p>80元</p></td></tr></table></body></html>"
)
_PASTE = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const place = document.querySelector(".ProseMirror");
  place.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def instant(day: int, hour: int = 9) -> datetime:
    return datetime(2024, 3, day, hour, tzinfo=BEIJING)


def written(page: Page, publishing: Desk, tmp_path: Path) -> None:
    """The editor's form, filled in and saved."""
    paper = tmp_path / "补贴名单.xlsx"
    paper.write_bytes(subsidy_list(id_number("19850101")))
    page.goto(reverse("publishing:new"))
    page.get_by_label("标题").fill("云岭沟片区耕地补贴名单公示")
    expect(page.get_by_role("toolbar", name="正文的格式")).to_be_visible()
    text = page.get_by_role("textbox", name="正文")
    text.click()
    page.keyboard.type("现将名单公示如下。")
    page.keyboard.press("Enter")
    page.evaluate(_PASTE, PASTED)
    page.get_by_role("button", name="插入表格").wait_for()
    looked_at(page, "publishing-edit")
    page.get_by_label("增加附件").set_input_files(paper)
    page.get_by_label(publishing.columns["20(11)"].name).check()
    page.get_by_label("计划发布时间").fill("2024-03-05T09:00")
    page.get_by_label("公示截止日期").fill("2024-03-12")
    page.get_by_role("button", name="保存").click()


def reviewed(signed_in: SignedIn, publishing: Desk, version: Version) -> None:
    """Every proof-reading and review, each by its own person."""
    for stage in REVIEWS:
        page = signed_in(publishing.reviewers[stage.role])
        here = reverse("publishing:show", args=[version.pk])
        for act in ["登记校对", "审核通过"] if stage.proof else ["审核通过"]:
            page.goto(here)
            page.get_by_role("link", name=act).click()
            page.get_by_role("checkbox").check()
            page.get_by_role("button", name=act).click()
            expect(page.get_by_text(f"已{act}")).to_be_visible()


def test_a_subsidy_list_walks_from_its_hidden_column_to_the_end_of_its_period(
    county: County, signed_in: SignedIn, at: Callable[[str], None], tmp_path: Path
) -> None:
    publishing = desk(county)
    at("2024-03-04 09:00")
    page = signed_in(publishing.editor)
    written(page, publishing, tmp_path)
    version = Version.objects.get()
    assert "<p>现将名单公示如下。</p>" in version.body
    assert "<td" in version.body
    assert "style" not in version.body
    expect(page.get_by_text("处需要处理")).to_be_visible()
    looked_at(page, "publishing-gate")
    page.get_by_role("link", name="送审").click()
    page.get_by_role("button", name="送审").click()
    expect(page.get_by_text("没有处理，请逐处改正")).to_be_visible()
    page.get_by_role("link", name="不办理，返回").click()
    page.get_by_role("button", name="全部遮盖").click()
    expect(page.get_by_text("没有需要处理的地方")).to_be_visible()
    page.get_by_role("link", name="送审").click()
    page.get_by_role("button", name="送审").click()
    reviewed(signed_in, publishing, version)
    assert publish_due(instant(5, 8)) == 0
    assert publish_due(instant(5)) == 1
    read_attachments(instant(5))
    page.goto("/find/?q=云溪")
    page.get_by_role("link", name="云岭沟片区耕地补贴名单公示").first.click()
    expect(page.get_by_role("cell", name="80元")).to_be_visible()
    expect(page.get_by_role("link", name="补贴名单.xlsx")).to_be_visible()
    looked_at(page, "publishing-item")
    here = page.url
    take_down_expired(instant(13))
    page.goto(here)
    expect(page.get_by_text("公示期满").first).to_be_visible()
    assert page.get_by_text("补贴名单.xlsx").count() == 0


def test_the_desks_own_pages_read_well_on_every_screen(
    county: County, signed_in: SignedIn, at: Callable[[str], None], tmp_path: Path
) -> None:
    publishing = desk(county)
    at("2024-03-04 09:00")
    publishing.sent_up(publishing.drafted())
    page = signed_in(publishing.editor)
    page.goto(reverse("publishing:terms"))
    page.get_by_label("词语").fill("清源老街")
    page.get_by_role("button", name="列入").click()
    expect(page.get_by_role("button", name="停用 清源老街")).to_be_visible()
    looked_at(page, "publishing-terms")
    page.goto(reverse("publishing:catalogue"))
    page.get_by_label("栏目名称").fill("惠农补贴")
    page.get_by_role("button", name="增加").click()
    expect(page.get_by_role("button", name="停用 惠农补贴")).to_be_visible()
    looked_at(page, "publishing-catalogue")
    page.goto(reverse("publishing:old_stock"))
    looked_at(page, "publishing-old-stock")
    page.goto(reverse("publishing:imports"))
    package = tmp_path / "旧网站.zip"
    package.write_bytes(zipped({"通知/1.html": site_page(), "说明.docx": word("说明", "开放日定在每月第一个星期五。")}))
    page.get_by_label("压缩包").set_input_files(package)
    looked_at(page, "publishing-imports")
    page.get_by_role("button", name="上传并检查").click()
    run_imports(instant(4, 10))
    expect(page.get_by_role("button", name="导入 2 条")).to_be_visible()
    looked_at(page, "publishing-import")
    page.get_by_role("button", name="导入 2 条").click()
    run_imports(instant(4, 11))
    expect(page.get_by_text("2 条信息已全部导入")).to_be_visible()
    at("2024-03-07 09:00")
    reviewer = signed_in(publishing.second)
    reviewer.goto(reverse("publishing:work"))
    expect(reviewer.get_by_text("待校对")).to_be_visible()
    looked_at(reviewer, "publishing-work")
