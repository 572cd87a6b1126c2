"""A supervising office urges, the office sees it in the morning and answers; words and answer are on record."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gongkai_office.accounts.models import Role
from gongkai_office.cases.models import DisclosureRequest, Urging
from gongkai_office.cases.verify import verify
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.models import Line
from tests.factories.cases import registered
from tests.factories.office import County
from tests.gongkai_office.cases.desk.conftest import Desk

WORDS = "本件涉及重点工程，请于3月20日前答复申请人。"
KEY = "0190b6d5-0000-7000-8000-000000000001"


@pytest.fixture
def urged(qingyuan: County, desk: Desk) -> DisclosureRequest:
    case = registered(qingyuan)
    given = {"text": WORDS, "key": KEY, "do": "save"}
    answer = desk(qingyuan.supervisor).post(reverse("cases:step", args=[case.pk, "urge"]), given)
    assert answer.status_code == 302
    return case


def test_the_office_sees_an_urging_in_the_morning_and_in_the_case(
    qingyuan: County, urged: DisclosureRequest, desk: Desk
) -> None:
    client = desk(qingyuan.handler)
    for address in (reverse("cases:today"), reverse("cases:case", args=[urged.pk])):
        assert WORDS in client.get(address).content.decode(), address
    other = desk(qingyuan.people[qingyuan.education, Role.HANDLER])
    assert WORDS not in other.get(reverse("cases:today")).content.decode()


def test_an_answer_is_given_once_and_the_urging_waits_no_longer(
    qingyuan: County, urged: DisclosureRequest, desk: Desk
) -> None:
    client, address = desk(qingyuan.handler), reverse("cases:step", args=[urged.pk, "answer-urging"])
    given = {"urging": KEY, "answer": "已调取材料，3月18日前答复。", "key": KEY, "do": "save"}
    assert client.post(address, given).status_code == 302
    assert client.post(address, given).status_code == 422
    made = Urging.objects.get()
    assert (made.answer, made.answered_by) == ("已调取材料，3月18日前答复。", qingyuan.handler)
    assert WORDS not in client.get(reverse("cases:today")).content.decode()
    assert "已调取材料" in desk(qingyuan.supervisor).get(reverse("cases:case", args=[urged.pk])).content.decode()


def test_sent_twice_it_urges_once_and_without_words_not_at_all(
    qingyuan: County, urged: DisclosureRequest, desk: Desk
) -> None:
    client, address = desk(qingyuan.supervisor), reverse("cases:step", args=[urged.pk, "urge"])
    client.post(address, {"text": WORDS, "key": KEY, "do": "save"})
    assert client.post(address, {"text": " ", "key": KEY, "do": "save"}).status_code == 422
    assert Urging.objects.count() == 1


def test_the_journal_tells_of_it_without_its_words_and_an_alteration_is_found(urged: DisclosureRequest) -> None:
    assert WORDS not in str(list(Line.objects.values()))
    assert not list(verify())
    Urging.objects.update(text="不急")
    assert [(one.fault, one.subject) for one in verify()] == [(Fault.URGING, f"case:{urged.pk}")]


def test_a_supervisor_sees_the_load_of_every_office_and_person_below_and_of_no_other(
    qingyuan: County, yunling: County, urged: DisclosureRequest, desk: Desk
) -> None:
    DisclosureRequest.objects.filter(pk=urged.pk).update(handler=qingyuan.handler)
    shown = desk(qingyuan.supervisor).get(reverse("cases:workload")).content.decode()
    assert "清源县人民政府办公室" in shown
    assert "李乙" in shown
    assert WORDS in shown
    theirs = desk(yunling.supervisor).get(reverse("cases:workload")).content.decode()
    assert "没有未办结的申请" in theirs
    assert WORDS not in theirs
