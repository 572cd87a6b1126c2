"""What journeys in a real browser share: Chromium, a clock that stands where the journey wants it, signed-in people."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from gongkai_office import clock
from gongkai_office.accounts.models import Person
from tests.factories import office
from tests.factories.clocks import stop
from tests.factories.office import County
from tests.gongkai_office.conftest import django_db_modify_db_settings

__all__ = ["django_db_modify_db_settings"]

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's own loop runs in this thread; nothing else is async
ARGS = [
    "--lang=zh-CN",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SignedIn = Callable[[Person], Page]
_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def county(transactional_db: None) -> County:  # noqa: ARG001  its rows
    """清源县 and its people, kept where the live server sees them."""
    return office.qingyuan()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the office's clock: `at("2024-03-04 09:00")`."""

    def put(instant: str) -> None:
        stop(monkeypatch, datetime.fromisoformat(instant).replace(tzinfo=clock.BEIJING))

    return put


@pytest.fixture
def signed_in(chromium: Browser, live_server: LiveServer) -> Iterator[SignedIn]:
    """A page of somebody who is signed in, second factor and all."""
    contexts = []

    def enter(person: Person) -> Page:
        client = office.signed_in(Client(), person)
        context = chromium.new_context(base_url=live_server.url, viewport=WIDE, locale="zh-CN")  # type: ignore[arg-type]
        contexts.append(context)
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": client.session.session_key, "url": live_server.url}
        context.add_cookies([cookie])  # type: ignore[list-item]
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"a script failed: {error}"))
        return page

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """Somebody's browser, signed in nowhere."""
    context = chromium.new_context(base_url=live_server.url, viewport=WIDE, locale="zh-CN")  # type: ignore[arg-type]
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA on a page, once it is all there."""
    page.wait_for_load_state()
    page.evaluate(AXE)
    found = page.evaluate(
        "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
    )
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]


def shot(page: Page, name: str) -> None:
    """Keep a picture, wide and phone, where `GONGKAI_PICTURES` says."""
    folder = os.environ.get("GONGKAI_PICTURES")
    if folder:
        page.screenshot(path=f"{folder}/{name}-wide.png", full_page=True)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.screenshot(path=f"{folder}/{name}-phone.png", full_page=True)
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]


def sideways(page: Page) -> list[str]:
    """Where a page has to be pushed sideways: on a phone, and in type of double size."""
    found = []
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    if page.evaluate(_TOO_WIDE):
        found.append("on a phone")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    if page.evaluate(_TOO_WIDE):
        found.append("in large type")
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def looked_at(page: Page, name: str) -> None:
    """Keep a picture where asked, and find nothing wrong for whoever sees little or nothing, or holds a phone."""
    page.wait_for_load_state()
    shot(page, name)
    assert violations(page) == []
    assert sideways(page) == []
