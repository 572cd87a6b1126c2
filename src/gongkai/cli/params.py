"""What people type: dates, events, regions, the data folder. A slip gets one plain line."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gongkai.law.calendars import Calendar

_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class DayType(click.ParamType[date]):
    """A day: 2024-03-04, 2024/3/4 or 2024年3月4日."""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or one line that says how to write it."""
        if isinstance(value, date):
            return value
        return day(str(value)) or self.fail(f"“{value}”不是日期，请写成 2024-03-04 的样子", param, ctx)


class CountType(click.ParamType[int]):
    """A whole number: pages, requests, a year."""

    name = "整数"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or one line that it is none."""
        text = str(value).strip()
        if not (text.removeprefix("-").isascii() and text.removeprefix("-").isdigit()):
            self.fail(f"“{value}”不是整数", param, ctx)
        return int(text)


DAY, COUNT = DayType(), CountType()


def day(text: str) -> date | None:
    """A day as people write it, or None.

    >>> day("2024年3月4日"), day("2024-02-30")
    (datetime.date(2024, 3, 4), None)
    """
    found = _DATE.fullmatch(text.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def data_folder(ctx: click.Context, param: click.Parameter, value: str | None) -> Path:  # noqa: ARG001  click's signature
    """The installation's folder: as given, else the platform's place for an application's data."""
    if value:
        return Path(value)
    from platformdirs import user_data_path  # noqa: PLC0415  start-up

    return user_data_path("gongkai", appauthor=False)


DATA = click.option(
    "--data",
    envvar="GONGKAI_DATA",
    metavar="DIR",
    callback=data_folder,
    help="数据文件夹（默认取环境变量 GONGKAI_DATA，再取系统的数据目录）；自行录入的地方节假日在其中的 calendars/。",
)
REGION = click.option("--region", metavar="CODE", help="六位行政区划代码，如 640000（宁夏）；不写则只按全国安排。")
JSON = click.option("--json", "as_json", is_flag=True, help="输出 JSON，供其他程序使用。")


def calendar_of(region: str | None, data: Path) -> Calendar:
    """The region's calendar with the notices entered in the data folder. Raises GongkaiError."""
    from gongkai.law import calendars, notices  # noqa: PLC0415  start-up

    return calendars.calendar(region, entered=notices.read_folder(data / "calendars"))
