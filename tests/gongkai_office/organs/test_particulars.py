"""What letters say of an organ: dated, on record, in the journal, and found out when altered."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from gongkai.errors import GongkaiError
from gongkai_office.clock import BEIJING
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.models import Line
from gongkai_office.organs.commands.keep_particulars import keep_particulars
from gongkai_office.organs.models import Organ, Particulars
from gongkai_office.organs.queries import particulars_of
from gongkai_office.organs.verify import verify
from tests.factories.office import County

GIVEN = {
    "address": "清源县城关镇青溪路1号",
    "postcode": "000000",
    "phone": "0000-0000001",
    "reconsideration": "清源县人民政府\n云岭市水务局",
    "court": "清源县人民法院",
}
NOW = datetime(2024, 2, 20, 9, tzinfo=BEIJING)


def kept(organ: Organ, start: date, *, at: datetime = NOW, **changed: str) -> Particulars:
    return keep_particulars(organ=organ, given={**GIVEN, **changed}, start=start, by="system", at=at, reason="搬迁")


def test_a_letter_of_a_day_says_what_held_on_that_day(qingyuan: County) -> None:
    kept(qingyuan.water, date(2024, 1, 1))
    kept(qingyuan.water, date(2024, 6, 1), court="清源县第二人民法院")
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2024, 5, 31), date(2024, 6, 1)]
    found = [particulars_of(qingyuan.water, day) for day in days]
    assert [one.court if one else None for one in found] == [
        None, "清源县人民法院", "清源县人民法院", "清源县第二人民法院",
    ]  # fmt: skip
    assert particulars_of(qingyuan.education, date(2024, 6, 1)) is None


def test_of_two_with_one_first_day_the_one_entered_later_holds_and_both_stay(qingyuan: County) -> None:
    kept(qingyuan.water, date(2024, 1, 1))
    kept(qingyuan.water, date(2024, 1, 1), at=NOW.replace(hour=10), phone="0000-0000002")
    found = particulars_of(qingyuan.water, date(2024, 1, 1))
    assert found
    assert found.phone == "0000-0000002"
    assert qingyuan.water.particulars.count() == 2
    lines = Line.objects.filter(subject=f"organ:{qingyuan.water.pk}", command="organ.particulars")
    assert [line.facts["phone"] for line in lines] == ["0000-0000001", "0000-0000002"]


def test_bodies_are_named_one_a_line_and_what_letters_miss_is_told(qingyuan: County) -> None:
    row = kept(qingyuan.water, date(2024, 1, 1), court=" ")
    assert row.bodies == ("清源县人民政府", "云岭市水务局")
    assert row.missing() == ("有管辖权的人民法院",)
    assert row.contact == "地址：清源县城关镇青溪路1号（邮编 000000）；电话：0000-0000001"


def test_without_address_or_phone_nothing_is_kept(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="办公地址和联系电话"):
        kept(qingyuan.water, date(2024, 1, 1), address="  ")
    with pytest.raises(GongkaiError, match="办公地址和联系电话"):
        kept(qingyuan.water, date(2024, 1, 1), phone="")
    assert not qingyuan.water.particulars.exists()


def test_what_changes_nothing_is_not_kept_twice(qingyuan: County) -> None:
    kept(qingyuan.water, date(2024, 1, 1))
    with pytest.raises(GongkaiError, match="没有需要保存的变化"):
        kept(qingyuan.water, date(2024, 3, 1))


def test_a_court_changed_behind_the_journals_back_is_found(qingyuan: County) -> None:
    row = kept(qingyuan.water, date(2024, 1, 1))
    assert not list(verify())
    Particulars.objects.filter(pk=row.pk).update(court="云岭县人民法院")
    assert [(one.fault, one.subject, one.where) for one in verify()] == [
        (Fault.ORGAN, f"organ:{qingyuan.water.pk}", "2024-01-01 起的机关信息")
    ]
    Particulars.objects.filter(pk=row.pk).delete()
    assert [(one.expected, one.found) for one in verify()] == [("有", "无")]
