"""Who runs the machine begins an empty office: the code, the first organ, its administrator, the door."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from gongkai_office.administration.opening import opening_code
from tests.browser.conftest import WIDE, looked_at
from tests.factories.office import PASSWORD

pytestmark = pytest.mark.browser


def test_an_empty_office_is_begun_and_its_administrator_signs_in(
    chromium: Browser, live_server: LiveServer, settings: LazySettings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    page = chromium.new_context(base_url=live_server.url, viewport=WIDE, locale="zh-CN").new_page()  # type: ignore[arg-type]
    page.goto("/")
    page.get_by_role("link", name="办公入口").click()
    expect(page.get_by_role("heading", name="建立办公系统")).to_be_visible()
    page.get_by_role("button", name="建立").click()
    expect(page.get_by_role("alert")).to_contain_text("请填写开办码")
    looked_at(page, "begin")
    for label, text in {
        "开办码": opening_code(), "全称": "云岭县人民政府", "简称": "云岭政", "机关代码": "yunling",
        "行政区划代码": "640000", "管理员姓名": "孟天", "登录名": "meng.tian", "再次输入密码": PASSWORD,
    }.items():  # fmt: skip
        page.get_by_label(label).fill(text)
    page.get_by_label("密码", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="建立").click()
    expect(page.get_by_text("已经建立")).to_be_visible()
    page.get_by_label("登录名").fill("meng.tian")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="启用动态口令")).to_be_visible()
    page.context.close()
