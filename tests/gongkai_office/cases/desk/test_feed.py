"""A calendar for each post: days of one's own, what waits for one's hand, what one's organs owe; nobody's data."""

from __future__ import annotations

from datetime import date

from django.test import Client
from django.urls import reverse

from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.models import Person, Role
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.calls.ask import ask
from gongkai_office.cases.commands.draft import draft
from gongkai_office.cases.commands.propose import propose_extension
from gongkai_office.cases.desk.feed import token
from tests.factories.cases import FIRST_DAY, at, registered
from tests.factories.office import County, appointed, person
from tests.gongkai_office.cases.desk.conftest import Desk

EARLIER = date(2024, 3, 1)


def read(who: Person, post: str) -> str:
    """The calendar as a program reads it, its folded lines joined."""
    answer = Client().get(reverse("cases:feed", args=[who.pk, token(who), post]))
    assert answer.status_code == 200
    return answer.content.decode().replace("\r\n ", "")


def test_a_handlers_calendar_holds_their_own_cases_and_no_others(qingyuan: County) -> None:
    mine, _others = registered(qingyuan, day=EARLIER), registered(qingyuan)
    assign(case=mine.pk, office=None, handler=qingyuan.handler, by=qingyuan.registrar, at=at(FIRST_DAY))
    told = read(qingyuan.handler, "handler")
    assert told.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20240329" in told  # twenty working days after Friday 1 March
    assert mine.number in told


def test_an_office_asked_to_search_finds_the_day_in_its_handlers_calendar(qingyuan: County) -> None:
    case, due = registered(qingyuan), date(2024, 3, 11)
    ask(case=case.pk, office=qingyuan.education, what="校舍", due=due, by=qingyuan.handler, at=at(FIRST_DAY))
    told = read(qingyuan.people[qingyuan.education, Role.HANDLER], "handler")
    assert "DTSTART;VALUE=DATE:20240311" in told
    assert "请我们查找的信息" in told


def test_a_signers_calendar_holds_what_waits_for_their_hand_and_what_the_organ_owes(qingyuan: County) -> None:
    case, other = registered(qingyuan, day=EARLIER), registered(qingyuan)
    signers = (Role.REVIEWER, Role.HEAD)
    draft(case=case.pk, outcome=Outcome.GRANTED, signers=signers, by=qingyuan.handler, on=EARLIER, at=at(EARLIER, 11))
    propose_extension(case=other.pk, note="需要调取资料", by=qingyuan.handler, at=at(FIRST_DAY))
    reviewer, head = read(qingyuan.reviewer, "signer"), read(qingyuan.head, "signer")
    assert reviewer.count("BEGIN:VEVENT") == 3
    assert f"{case.number} 等您审签" in reviewer
    assert "等您批准" not in reviewer
    assert "等您审签" not in head  # the reviewer comes first
    assert f"{other.number} 延长答复期限等您批准" in head


def test_a_supervisors_calendar_holds_every_organ_below(qingyuan: County, yunling: County) -> None:
    mine, strange = registered(qingyuan), registered(yunling)
    told = read(qingyuan.supervisor, "supervisor")
    assert mine.number in told
    assert strange.number not in told


def test_a_calendar_of_a_post_that_is_not_held_is_empty(qingyuan: County) -> None:
    registered(qingyuan)
    for post in ("signer", "supervisor"):
        assert "VEVENT" not in read(qingyuan.handler, post)


def test_a_calendar_follows_its_owners_appointments(qingyuan: County) -> None:
    registered(qingyuan)
    newcomer = person("钱壬", "qian.ren", qingyuan.office)
    assert "VEVENT" not in read(newcomer, "signer")
    appointed(newcomer, qingyuan.office, Role.HEAD)
    assert "VEVENT" in read(newcomer, "signer")


def test_no_calendar_tells_who_asks_or_for_what(qingyuan: County) -> None:
    case = registered(qingyuan, description="柳湾村引水渠的图纸", name="欧阳小满")
    propose_extension(case=case.pk, note="柳湾村的图纸要调取", by=qingyuan.handler, at=at(FIRST_DAY))
    told = read(qingyuan.registrar, "registrar") + read(qingyuan.head, "signer") + read(qingyuan.supervisor, "below")
    assert case.number in told
    assert not any(word in told for word in ("欧", "小满", "柳湾", "图纸", "1380000"))


def test_a_calendar_given_up_answers_nobody_until_it_is_opened_anew(qingyuan: County, desk: Desk) -> None:
    registered(qingyuan)
    client, address = desk(qingyuan.head), reverse("cases:renew_feed")
    old = reverse("cases:feed", args=[qingyuan.head.pk, token(qingyuan.head), "signer"])
    assert Client().get(old).status_code == 200
    assert "重新启用" in client.post(address, {"do": "close"}, follow=True).content.decode()
    new = reverse("cases:feed", args=[qingyuan.head.pk, token(qingyuan.head), "signer"])
    assert [Client().get(one).status_code for one in (old, new)] == [404, 404]
    client.post(address, {"do": "renew"})
    assert "VEVENT" in read(qingyuan.head, "signer")
    assert Client().get(old).status_code == 404


def test_the_morning_offers_the_calendars_of_ones_own_posts(qingyuan: County, desk: Desk) -> None:
    shown = desk(qingyuan.head).get(reverse("cases:today")).content.decode()
    assert "/signer.ics" in shown
    assert "/handler.ics" not in shown
