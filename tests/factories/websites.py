"""A filled yearly form of a website that ties, and the verbs by which 清源县 fills its own in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai.annual.website.form import FIELDS, Kind
from gongkai.annual.website.record import WebsiteForm, summed
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.fill_website import fill_website
from tests.factories.books import officer
from tests.factories.cases import at
from tests.factories.office import County

NUMBERS = {
    "site.visitors": "3100",
    "site.visits": "8200",
    "items.overview": "4",
    "items.news": "30",
    "items.catalogue": "66",
    "topics.kept": "3",
    "topics.opened": "1",
    "readings.materials": "5",
    "readings.products": "2",
    "readings.comments": "0",
    "messages.days": "2.5",
}
COUNTED = frozenset({"items.overview", "items.news", "items.catalogue", "readings.materials"})
DAY = date(2025, 1, 12)


def values() -> dict[str, str]:
    """A value for each field that somebody fills in; the others are nought."""
    found: dict[str, str] = {}
    for address, one in FIELDS.items():
        if not one.sum_of:
            found[address] = {Kind.TEXT: "清源发布", Kind.YES_NO: "是"}.get(one.kind, NUMBERS.get(address, "0"))
    return found


def form(more: Mapping[str, str] | None = None) -> WebsiteForm:
    """The form with some values changed."""
    return summed(WebsiteForm("清源县人民政府", 2024, values() | dict(more or {})))


def filled(county: County, typed: Mapping[str, str], *, source: str = "统计平台（虚构）", hour: int = 9) -> int:
    """Some fields of the office's form of 2024."""
    one = account(county.office, 2024)
    return fill_website(one=one, typed=typed, source=source, by=officer(county), at=at(DAY, hour))


def filled_whole(county: County, *, hour: int = 9) -> int:
    """Every field that the office does not count."""
    typed = {address: value for address, value in values().items() if address not in COUNTED}
    return filled(county, typed, hour=hour)
