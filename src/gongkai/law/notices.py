"""Holiday notices: which days are off, which weekend days are worked, and who announced it.

One TOML file holds one region's notices for one year (`000000` is the nation). A later notice replaces the holiday
of the same name, so the calendar "as known on" an earlier day can be rebuilt. An operator adds files of the same
shape for regional holidays; see `docs/calendars.md`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from gongkai.errors import GongkaiError

NATION = "000000"
_DATA = Path(__file__).parent / "data"


class NoticeError(GongkaiError):
    """A notice file that cannot be taken as it is; says the file, the field and what is expected."""


class UnknownRegionError(GongkaiError):
    """A region code that is no administrative division."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday of a notice: the days off, the make-up working days, and a remark where there is one."""

    name: str
    off: tuple[date, ...]
    work: tuple[date, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One announcement for one region and year. `issued` is the day it was published, where that is known."""

    region: str
    year: int
    number: str
    issued: date | None
    holidays: tuple[Holiday, ...]

    def known_on(self, day: date) -> bool:
        """Whether the notice was out on a day; one without a date counts as out when its year begins."""
        return (self.issued or date(self.year, 1, 1)) <= day


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative division: its code, its province's name, and its own holidays' names, if it sets any."""

    code: str
    name: str
    own_holidays: str

    @property
    def levels(self) -> tuple[str, ...]:
        """Codes of the province, the prefecture and the county, widest first, each once.

        >>> Region("640121", "宁夏回族自治区", "").levels
        ('640000', '640100', '640121')
        """
        return tuple(dict.fromkeys((self.code[:2] + "0000", self.code[:4] + "00", self.code)))


def region(code: str) -> Region:
    """The division with a six-digit code (GB/T 2260). Raises UnknownRegionError."""
    names, own = _divisions()
    if len(code) != 6 or not code.isascii() or not code.isdigit() or code[:2] not in names:  # noqa: PLR2004
        raise UnknownRegionError(f"没有行政区划代码“{code}”，请用六位代码，例如宁夏回族自治区 640000、永宁县 640121")
    return Region(code, names[code[:2]], own.get(code[:2], ""))


@cache
def _divisions() -> tuple[Mapping[str, str], Mapping[str, str]]:
    tables = tomllib.loads((_DATA / "regions.toml").read_text(encoding="utf-8"))
    return tables["divisions"], tables["own_holidays"]


@cache
def built_in() -> tuple[Notice, ...]:
    """The notices that come with the package."""
    return tuple(notice for path in sorted((_DATA / "calendars").glob("*.toml")) for notice in read(path))


def read_folder(folder: Path) -> tuple[Notice, ...]:
    """The notices an operator has entered: every `*.toml` in a folder; none if the folder is not there."""
    return tuple(notice for path in sorted(folder.glob("*.toml")) for notice in read(path))


def read(path: Path) -> tuple[Notice, ...]:
    """The notices of one file. Raises NoticeError naming the file and the field."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(_notice(table, entry) for entry in table["notice"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise NoticeError(f"节假日文件 {path.name} 不是正确的 TOML 文件：{error}") from error
    except KeyError as error:
        raise NoticeError(f"节假日文件 {path.name} 缺少字段 {error.args[0]}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise NoticeError(
            f"节假日文件 {path.name} 的日期应写成 2024-10-01 或 2024-10-01..2024-10-07：{error}"
        ) from error


def _notice(table: Mapping[str, object], entry: Mapping[str, object]) -> Notice:
    year, issued, holidays = table["year"], entry.get("issued"), entry["holiday"]
    if not isinstance(year, int) or not isinstance(holidays, list) or not isinstance(issued, date | None):
        raise TypeError("year, issued 或 holiday")
    code = str(table["region"])
    if code != NATION:
        region(code)
    return Notice(code, year, str(entry["number"]), issued, tuple(_holiday(holiday) for holiday in holidays))


def _holiday(entry: Mapping[str, Sequence[str]]) -> Holiday:
    return Holiday(
        str(entry["name"]),
        tuple(day for text in entry["off"] for day in _days(text)),
        tuple(day for text in entry.get("work", ()) for day in _days(text)),
        str(entry.get("note", "")),
    )


def _days(text: str) -> Iterator[date]:
    first, _, last = text.partition("..")
    day, end = date.fromisoformat(first), date.fromisoformat(last or first)
    if end < day:
        raise ValueError(text)
    while day <= end:
        yield day
        day += timedelta(days=1)
