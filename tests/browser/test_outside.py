"""A town outside the system hands in its PDF: a blurred cell is held against the picture, and the county counts it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gongkai_office.accounts.models import Role
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.queries.compute import tables
from tests.browser.conftest import SignedIn, looked_at
from tests.factories.layouts.catalogue import PAGES
from tests.factories.layouts.pdf import scanned
from tests.factories.office import County, appointed
from tests.factories.outside import published_report

pytestmark = pytest.mark.browser
HERE = "/office/reports/qy-baishi/2024/"


def test_a_towns_report_is_confirmed_against_its_picture_accepted_rolled_up_and_published(
    county: County, signed_in: SignedIn, at: Callable[[str], None], tmp_path: Path
) -> None:
    file = tmp_path / "白石镇2024年年报.pdf"
    file.write_bytes(PAGES["pdf-ruled"].render(published_report(blurred=True, granted__natural_person=4)))
    clerk = county.people[county.office, Role.REPORT_OFFICER]
    appointed(clerk, county.government, Role.REPORT_OFFICER)
    at("2025-01-14 09:00")
    officer = signed_in(clerk)
    officer.goto("/office/reports/qy/2024/units/")
    officer.get_by_role("row", name="清源县白石镇人民政府").get_by_role("link", name="代交文件").click()
    officer.get_by_label("2024年公布的年度报告").set_input_files(file)
    officer.get_by_role("button", name="交来并读出").click()
    expect(officer.get_by_text("已经收下第 1 份文件")).to_be_visible()
    looked_at(officer, "outside-file")
    officer.get_by_role("link", name="逐格核对").click()
    expect(officer.get_by_text("3?7")).to_be_visible()
    expect(officer.locator("svg.close .spot")).to_be_visible()
    expect(officer.get_by_label("原件上的数")).to_be_focused()
    looked_at(officer, "outside-cell")
    officer.keyboard.type("37")
    officer.keyboard.press("Enter")
    expect(officer.get_by_text("须逐格核对的都核对了")).to_be_visible()
    for _ in range(3):
        officer.get_by_role("button", name="已对照原件").first.click()
        expect(officer.get_by_text("已经成表核对")).to_be_visible()
    officer.get_by_role("button", name="报送主管部门").click()
    expect(officer.get_by_text("已经报送主管部门，数字计入汇总")).to_be_visible()

    supervisor = signed_in(county.supervisor)
    supervisor.goto(f"{HERE}way/")
    supervisor.get_by_role("button", name="接收", exact=True).click()
    expect(supervisor.get_by_text("已经接收")).to_be_visible()
    supervisor.goto("/office/reports/qy/2024/units/")
    expect(supervisor.get_by_role("row", name="清源县白石镇人民政府")).to_contain_text("主管部门已接收")
    looked_at(supervisor, "outside-units")
    assert tables(account(county.government, 2024)).value("requests.new.total") == 4

    officer.goto(f"{HERE}outside/")
    officer.get_by_role("button", name="现在公开").click()
    expect(officer.get_by_text("已经公开")).to_be_visible()
    officer.goto("/organ/qy-baishi/reports/2024/")
    expect(officer.get_by_role("heading", level=1)).to_contain_text("政府信息公开工作年度报告")
    looked_at(officer, "outside-public")


def test_a_scan_is_typed_beside_its_picture_cell_by_cell(
    county: County, signed_in: SignedIn, at: Callable[[str], None], tmp_path: Path
) -> None:
    file = tmp_path / "白石镇2024年年报（扫描件）.pdf"
    file.write_bytes(scanned(published_report(granted__natural_person=4)))
    clerk = county.people[county.office, Role.REPORT_OFFICER]
    appointed(clerk, county.government, Role.REPORT_OFFICER)
    at("2025-01-14 09:00")
    officer = signed_in(clerk)
    officer.goto(f"{HERE}outside/")
    officer.get_by_label("2024年公布的年度报告").set_input_files(file)
    officer.get_by_role("button", name="交来并读出").click()
    expect(officer.get_by_text("已经收下第 1 份文件")).to_be_visible()
    officer.get_by_role("link", name="逐格核对").click()
    picture = officer.locator("svg.page image")
    expect(picture).to_be_visible()
    assert officer.evaluate("href => fetch(href).then(one => one.status)", picture.get_attribute("href")) == 200
    looked_at(officer, "outside-scan")
    for figure in ("0", "2", "5"):
        expect(officer.get_by_label("原件上的数")).to_be_focused()
        expect(officer.get_by_label("出处")).to_have_value("原件第 1 页")
        before = officer.url
        officer.keyboard.type(figure)
        officer.keyboard.press("Enter")
        expect(officer).not_to_have_url(before)
    officer.get_by_role("link", name="清源县白石镇人民政府 2024 年度报告").click()
    expect(officer.get_by_text("已核对 3 格")).to_be_visible()
