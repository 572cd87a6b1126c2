"""What a public page weighs: requests and bytes, held under budgets that an old office line carries in a second."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, Request
from pytest_django.live_server_helper import LiveServer

from gongkai_office.publishing.addresses import address
from tests.factories.office import County
from tests.factories.publishing import desk

pytestmark = pytest.mark.browser

REQUESTS, BYTES = 4, 80_000
"""The page, two style sheets, for the search a script; uncompressed, without headers. Figures: docs/performance.md."""


@pytest.fixture
def places(county: County) -> dict[str, str]:
    """The pages that most people open, each with something on it."""
    version = desk(county).published()
    return {
        "home": "/",
        "catalogue": reverse("portal:organ", args=[county.office.code]),
        "item": address(version.item),
        "search": f"{reverse('portal:find')}?q=夜间",
        "documents": reverse("portal:documents"),
        "open-data": reverse("portal:open_data"),
        "gazettes": reverse("portal:gazettes"),
        "ask": reverse("portal:choose"),
        "reports": reverse("portal:reports", args=[county.office.code]),
    }


def weighed(page: Page, place: str) -> tuple[int, int]:
    """How many requests a page takes, and how many bytes come with them, with nothing kept from before."""
    seen: list[Request] = []
    page.on("requestfinished", lambda one: seen.append(one))  # noqa: PLW0108  the driver asks for a function of ours
    page.goto(place)
    page.wait_for_load_state("networkidle")
    return len(seen), sum(one.sizes()["responseBodySize"] for one in seen)


def test_every_public_page_keeps_its_budget_and_asks_nobody_else(
    chromium: Browser, live_server: LiveServer, places: dict[str, str]
) -> None:
    told = {}
    for name, place in places.items():
        context = chromium.new_context(base_url=live_server.url, locale="zh-CN")
        page = context.new_page()
        page.on("request", lambda one: None if one.url.startswith(live_server.url) else pytest.fail(one.url))
        told[name] = weighed(page, place)
        context.close()
    if folder := os.environ.get("GONGKAI_PICTURES"):
        lines = [f"| {name} | {requests} | {weight / 1000:.0f} |" for name, (requests, weight) in told.items()]
        Path(folder, "budgets.md").write_text("\n".join(lines), encoding="utf-8")
    assert {name: one for name, one in told.items() if one[0] > REQUESTS or one[1] > BYTES} == {}
