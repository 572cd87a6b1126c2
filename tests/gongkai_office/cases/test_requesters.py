"""The same requester again: the month's count and what may be the same request."""

from __future__ import annotations

from datetime import date

from gongkai.cases.entries import Applicant
from gongkai.law.receipt import Channel
from gongkai_office.cases import queries
from gongkai_office.cases.commands.register import register
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.sealing import Particulars
from tests.factories.cases import at, wanted
from tests.factories.office import County


def asked(county: County, day: date, name: str, number: str, text: str = "某文件") -> DisclosureRequest:
    return register(
        organ=county.office,
        channel=Channel.COUNTER,
        applicant=Applicant.NATURAL_PERSON,
        particulars=Particulars(name=name, identity_number=number),
        wanted=wanted(text),
        arrived=day,
        by=county.registrar,
        at=at(day),
    ).request


MARCH_4, MARCH_29, APRIL_1 = date(2024, 3, 4), date(2024, 3, 29), date(2024, 4, 1)


def test_the_month_counts_the_same_number_whatever_the_name(qingyuan: County) -> None:
    asked(qingyuan, MARCH_4, "王晓明", "1001")
    asked(qingyuan, MARCH_29, "王小明", "1001")
    asked(qingyuan, MARCH_29, "王晓明", "2002")  # a namesake
    last = asked(qingyuan, APRIL_1, "王晓明", "1001")
    assert queries.month_count(last, MARCH_29) == 2
    assert queries.month_count(last, APRIL_1) == 1
    assert queries.place_in_month(last) == 1


def test_the_place_in_the_month_follows_the_order_of_receipt(qingyuan: County) -> None:
    requests = [asked(qingyuan, MARCH_4, "王晓明", "1001") for _ in range(3)]
    assert [queries.place_in_month(request) for request in requests] == [1, 2, 3]


def test_without_a_number_the_name_tells(qingyuan: County) -> None:
    first = asked(qingyuan, MARCH_4, "王晓明", "")
    asked(qingyuan, MARCH_4, "王晓明", "")
    assert queries.month_count(first, MARCH_4) == 2


def test_likely_duplicates_come_with_their_signs_the_surest_first(qingyuan: County) -> None:
    text = asked(qingyuan, MARCH_4, "赵不在", "3003", "公路养护资金，2023年")
    person = asked(qingyuan, MARCH_4, "王晓明", "1001", "水库加固方案")
    both = asked(qingyuan, MARCH_4, "王晓明", "1001", "公路养护资金 2023年")
    asked(qingyuan, MARCH_4, "钱不在", "4004", "别的")
    new = asked(qingyuan, MARCH_29, "王晓明", "1001", "公路养护资金2023年。")
    found = [(one.request, one.same_requester, one.same_text) for one in queries.likely_duplicates(new)]
    assert found == [(both, True, True), (text, False, True), (person, True, False)]
