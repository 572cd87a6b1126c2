"""A holiday notice as an operator types it: a line a holiday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django import forms

from gongkai.errors import GongkaiError
from gongkai.law.notices import NATION, Holiday, Notice
from gongkai.law.notices import region as division
from gongkai_office.administration.forms.people import PlainForm
from gongkai_office.fields import DayField, Words

_LINE = re.compile(r"^(?P<name>[^:：]+)[:：]\s*(?:放假)?(?P<off>[^;；]*)(?:[;；]\s*上班(?P<work>.*))?$")
_LONGEST = 40  # days of one holiday


class NoticeForm(PlainForm):
    """Region, year, number, and the holidays."""

    region = forms.RegexField(
        r"^[0-9]{6}$",
        label="行政区划代码",
        help_text="放假安排管到哪里：省级代码管全省，县级代码只管本县。",
        error_messages={"required": "请填写行政区划代码", "invalid": "行政区划代码是六位数字，例如 640000"},
    )
    year = forms.IntegerField(
        label="年度", min_value=2019, max_value=2100, error_messages={"invalid": "请填写年度，例如 2026"}
    )
    number = Words("通知的文号", "没有文号的，写通知的全名；每一天都会注明出自这里。", longest=120)
    issued = DayField("印发日期", required=False)
    holidays = Words(
        "放假安排",
        "一行一个假日，写成“开斋节：2026-03-20..2026-03-21；上班 2026-03-28”。"
        "一段日子写“起..止”，两头都算；几个日子用空格分开；没有调休的不写“上班”。",
        lines=5,
        longest=4000,
    )

    def clean_region(self) -> str:
        """A division that exists."""
        code = str(self.cleaned_data["region"])
        try:
            return code if code == NATION else division(code).code
        except GongkaiError as error:
            raise forms.ValidationError(error.message) from error

    def clean_holidays(self) -> tuple[Holiday, ...]:
        """Each line as a holiday."""
        lines = str(self.cleaned_data["holidays"]).splitlines()
        return tuple(_holiday(line.strip()) for line in lines if line.strip())

    def clean(self) -> dict[str, object]:
        """No day outside the notice's year, but for the turn of the year."""
        given = super().clean() or {}
        year, holidays = given.get("year"), given.get("holidays")
        if isinstance(year, int) and isinstance(holidays, tuple):
            days = [day for holiday in holidays for day in (*holiday.off, *holiday.work)]
            astray = [day for day in days if not date(year - 1, 12, 1) <= day <= date(year + 1, 1, 31)]
            if astray:
                self.add_error("holidays", f"{astray[0].isoformat()} 不在 {year} 年度，请核对")
        return given

    def notice(self) -> Notice:
        """The notice, from a form that is valid."""
        given = self.cleaned_data
        return Notice(given["region"], given["year"], given["number"], given["issued"], given["holidays"])


def _holiday(line: str) -> Holiday:
    found = _LINE.match(line)
    if not found:
        raise forms.ValidationError(f"这一行看不懂：{line}。请写成“假日名称：放假的日子；上班 调休的日子”")
    off, work = (tuple(_days(found[part] or "")) for part in ("off", "work"))
    if not off and not work:
        raise forms.ValidationError(f"“{found['name']}”没有写日期")
    return Holiday(found["name"].strip(), off, work)


def _days(text: str) -> Iterator[date]:
    for part in text.replace("、", " ").replace("，", " ").split():
        first, _, last = part.partition("..")
        day, end = _day(first), _day(last or first)
        if not day <= end <= day + timedelta(days=_LONGEST):
            raise forms.ValidationError(f"“{part}”的起止日期不对，请写成“起..止”，最多 {_LONGEST} 天")
        while day <= end:
            yield day
            day += timedelta(days=1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise forms.ValidationError(f"“{text}”不是日期，请写成 2026-03-20 的样子") from None
