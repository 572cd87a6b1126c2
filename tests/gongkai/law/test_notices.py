"""Notices an operator enters: taken as they are meant, refused with the file and the field."""

from datetime import date
from pathlib import Path

import pytest

from gongkai.errors import GongkaiError
from gongkai.law import notices
from gongkai.law.notices import Holiday, Notice, NoticeError

GOOD = """
region = "640000"
year = 2024

[[notice]]
number = "宁政办发〔2023〕1号"
issued = 2023-12-20

[[notice.holiday]]
name = "开斋节"
off = ["2024-04-10..2024-04-11"]
work = ["2024-04-13"]
"""


def test_an_entered_notice_is_read_with_its_range_of_days(tmp_path: Path) -> None:
    (tmp_path / "640000-2024.toml").write_text(GOOD, encoding="utf-8")
    eid = Holiday("开斋节", (date(2024, 4, 10), date(2024, 4, 11)), (date(2024, 4, 13),))
    assert notices.read_folder(tmp_path) == (Notice("640000", 2024, "宁政办发〔2023〕1号", date(2023, 12, 20), (eid,)),)


def test_no_folder_means_no_notices(tmp_path: Path) -> None:
    assert notices.read_folder(tmp_path / "none") == ()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (('region = "640000"', ""), "region"),
        (('off = ["2024-04-10..2024-04-11"]', ""), "off"),
        (("2024-04-10..2024-04-11", "2024-04-31"), "2024-10-01"),
        (("2024-04-10..2024-04-11", "2024-04-11..2024-04-10"), "2024-04-11..2024-04-10"),
        (("year = 2024", "year = 二零二四"), "TOML"),
        (("year = 2024", 'year = "2024"'), "year"),
        (('region = "640000"', 'region = "99"'), "六位代码"),
    ],
)
def test_a_slip_in_a_notice_is_refused_with_what_is_wrong(damage: tuple[str, str], words: str, tmp_path: Path) -> None:
    file = tmp_path / "640000-2024.toml"
    file.write_text(GOOD.replace(*damage), encoding="utf-8")
    with pytest.raises(GongkaiError, match=words):
        notices.read(file)


def test_a_file_in_another_encoding_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "宁夏.toml"
    file.write_bytes(GOOD.encode("gb18030"))
    with pytest.raises(NoticeError, match=r"宁夏\.toml"):
        notices.read(file)


def test_every_built_in_day_off_lies_in_or_next_to_its_year() -> None:
    for notice in notices.built_in():
        for holiday in notice.holidays:
            for day in (*holiday.off, *holiday.work):
                assert date(notice.year - 1, 12, 20) <= day <= date(notice.year, 12, 31), (notice.number, day)


def test_every_make_up_day_is_a_weekend_day() -> None:
    assert [
        (notice.number, day)
        for notice in notices.built_in()
        for holiday in notice.holidays
        for day in holiday.work
        if day.weekday() < 5
    ] == []
