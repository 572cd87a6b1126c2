"""The tabs over every page of a year's report."""

from __future__ import annotations

from gongkai_office.reporting.views.access import Asked

_TABS = (
    ("report", "三张表"),
    ("text", "文字"),
    ("website", "网站报表"),
    ("books", "账务：建账、查账、交账"),
    ("way", "送审、报送和公开"),
)
_UNITS = ("units", "汇总")


def tabs(given: Asked, here: str) -> list[tuple[str, str, bool]]:
    """For each tab: its address, its words, whether it is open; the units where there are any."""
    shown = (*_TABS[:1], *(() if given.account.own else (_UNITS,)), *_TABS[1:])
    return [(given.link(page), words, page == here) for page, words in shown]
