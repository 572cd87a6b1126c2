"""`gongkai calendar`: a year's working days, days off and make-up days, and the notice each comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import click
from rich.cells import set_cell_size

from gongkai.cli.output import print_object
from gongkai.cli.params import COUNT, DATA, JSON, REGION, calendar_of
from gongkai.cli.wording import Worded
from gongkai.errors import GongkaiError
from gongkai.law.calendars import Calendar, CalendarHorizonError, Day, DayKind, weekday
from gongkai.law.citations import WORKING_HOURS

_WEEKEND_SOURCE = str(WORKING_HOURS.article(7))


@click.command(
    cls=Worded,
    help="列出一年的放假、调休上班和工作日数，并注明出自哪个通知。",
    epilog="""\b
例：
  gongkai calendar 2026
  gongkai calendar 2022 --region 640000
  gongkai calendar 2026 --region 640000 --enter 宁夏2026.toml""",
)
@click.argument("year", type=COUNT, metavar="YEAR")
@REGION
@DATA
@click.option(
    "--enter",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="录入一份地方节假日通知（TOML，写法见 docs/calendars.md），核对后存入数据文件夹。",
)
@JSON
def command(*, year: int, region: str | None, data: Path, enter: Path | None, as_json: bool) -> None:
    """Print the calendar of a year."""
    if enter:
        _enter(enter, data)
    calendar = calendar_of(region, data)
    if not calendar.first.year <= year <= calendar.horizon.year:
        raise CalendarHorizonError(
            f"{year} 年的节假日安排没有收录，现有 {calendar.first.year} 年至 {calendar.horizon.year} 年"
        )
    if as_json:
        print_object(_data(calendar, year))
    else:
        click.echo(_sheet(calendar, year))


def _enter(file: Path, data: Path) -> None:
    from gongkai.law import notices  # noqa: PLC0415  start-up

    if not file.is_file():
        raise GongkaiError(f"没有 {file} 这个文件，请核对路径")
    first = notices.read(file)[0]
    folder = data / "calendars"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{first.region}-{first.year}.toml"
    kept.write_bytes(file.read_bytes())
    click.echo(f"已录入：{first.number}，存于 {kept}", err=True)


def _year(calendar: Calendar, year: int) -> Sequence[Day]:
    return calendar.days(date(year, 1, 1), date(year, 12, 31))


def _data(calendar: Calendar, year: int) -> dict[str, object]:
    days = _year(calendar, year)
    return {
        "year": year,
        "region": calendar.region.code if calendar.region else None,
        "working_days": sum(day.working for day in days),
        "version": calendar.version,
        "provisional": list(calendar.gaps(date(year, 1, 1), date(year, 12, 31))),
        "days": [
            {
                "date": day.date.isoformat(),
                "working": day.working,
                "reason": day.reason,
                "source": day.source or (_WEEKEND_SOURCE if day.kind is DayKind.WEEKEND else ""),
            }
            for day in days
        ],
    }


def _sheet(calendar: Calendar, year: int) -> str:
    days = _year(calendar, year)
    place = calendar.region.name if calendar.region else "全国"
    lines = [f"{year}年工作日历（{place}）  工作日 {sum(day.working for day in days)} 天", ""]
    for (kind, name, source), run in groupby(filter(lambda day: day.holiday, days), key=_belonging):
        cells = set_cell_size(_span(list(run)), 50), set_cell_size(kind, 9), set_cell_size(name, 17), source
        lines.append("  " + "".join(cells))
    lines += ["", f"  其余星期六、星期日休息（{_WEEKEND_SOURCE}）；其余各日为工作日。"]
    lines += [f"  注意：{gap}" for gap in calendar.gaps(date(year, 1, 1), date(year, 12, 31))]
    return "\n".join([*lines, f"  日历版本：{calendar.version}"])


def _belonging(day: Day) -> tuple[DayKind, str, str]:
    return (day.kind, day.holiday, day.source)


def _span(run: Sequence[Day]) -> str:
    first, last = run[0].date, run[-1].date
    text = f"{first.isoformat()} {weekday(first)}"
    return text if first == last else f"{text} 至 {last.isoformat()} {weekday(last)}，共 {len(run)} 天"
