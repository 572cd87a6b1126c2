"""A county of eighty organs and five hundred people is found one's way in; what comes next is said until it is done."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai_office.accounts.models import Appointment, Person, Role
from gongkai_office.administration.queries.first_steps import first_steps
from gongkai_office.organs.commands.keep_particulars import keep_particulars
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import below
from gongkai_office.publishing.commands.open_catalogue import open_catalogue
from tests.factories.cases import FIRST_DAY, at
from tests.factories.office import FOUNDED_AT, SINCE, County, organ
from tests.gongkai_office.cases.desk.conftest import Desk

GIVEN = {
    "address": "清源县青溪街1号",
    "phone": "0000-0000000",
    "reconsideration": "清源县人民政府",
    "court": "清源县人民法院",
    "hours": "工作日 9:00—17:00",
}


def page(name: str) -> str:
    return reverse(f"administration:{name}")


def queries(client: Client, name: str) -> int:
    with CaptureQueriesContext(connection) as told:
        assert client.get(page(name)).status_code == 200
    return len(told)


def crowd(county: County, organs: int, people: int) -> None:
    """So many departments with people who hold an office each."""
    made = [organ(f"清源县第{n}局", f"清源{n}", f"qy-{n}", parent=county.government) for n in range(organs)]
    staff = [Person(login=f"sun.{n}", name=f"孙{n}", organ=made[n % organs]) for n in range(people)]
    Person.objects.bulk_create(staff)
    Appointment.objects.bulk_create(
        Appointment(person=one, organ=one.organ, role=Role.HANDLER, start=SINCE) for one in staff
    )


@pytest.mark.parametrize("name", ["people", "organs"])
def test_a_page_asks_no_more_of_a_crowd_than_of_a_few(qingyuan: County, desk: Desk, name: str) -> None:
    client = desk(qingyuan.administrator)
    client.get(page(name))
    before = queries(client, name)
    crowd(qingyuan, 20, 120)
    assert queries(client, name) <= before


def test_the_crowd_is_shown_by_the_page_and_found_by_a_word(qingyuan: County, desk: Desk) -> None:
    crowd(qingyuan, 20, 120)
    client = desk(qingyuan.administrator)
    first = client.get(page("people")).content.decode()
    assert "共 133 人，第 1 页，共 3 页" in first
    assert first.count('data-label="登录名"') == 50
    found = client.get(page("people"), {"text": "孙117"}).content.decode()
    assert found.count('data-label="登录名"') == 1


def test_an_organ_is_found_by_its_name_or_code_below_those_above_it(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    for text in ("水务", "QY-WATER"):
        shown = client.get(page("organs"), {"text": text}).content.decode()
        assert "清源县水务局</a>" in shown
        assert "清源县人民政府</a>" in shown
        assert "清源县教育局</a>" not in shown
    assert "没有名称或者代码含有" in client.get(page("organs"), {"text": "不存在"}).content.decode()


def test_a_new_administrator_is_told_what_comes_next_until_it_is_done(qingyuan: County, desk: Desk) -> None:
    client, by = desk(qingyuan.administrator), qingyuan.administrator
    shown = client.get(page("people")).content.decode()
    assert "接下来做什么" in shown
    assert "还有 4 个机关没有填全" in shown
    assert f'{reverse("publishing:catalogue")}?organ={qingyuan.government.pk}"' in shown
    for one in below(qingyuan.government):
        keep_particulars(organ=one, given=GIVEN, start=SINCE, by="system", at=FOUNDED_AT)
    open_catalogue(organ=qingyuan.government, by=by, at=at(FIRST_DAY))
    assert "接下来做什么" not in client.get(page("people")).content.decode()
    assert "接下来做什么" not in client.get(page("organs")).content.decode()


def test_each_step_is_done_for_itself(qingyuan: County) -> None:
    alone = Organ.objects.filter(pk=qingyuan.government.pk)
    steps = {step.words: step.done for step in first_steps(alone, qingyuan.administrator, FIRST_DAY)}
    assert steps["设立机关"] is False
    assert steps["填写机关信息"] is False
    open_catalogue(organ=qingyuan.government, by=qingyuan.administrator, at=at(FIRST_DAY))
    everything = below(qingyuan.government)
    steps = {step.words: step.done for step in first_steps(everything, qingyuan.administrator, FIRST_DAY)}
    assert [words for words, done in steps.items() if done] == ["设立机关", "开设账号，登记任职", "开设法定公开栏目"]


def test_who_only_looks_is_not_told_what_to_do(qingyuan: County, desk: Desk) -> None:
    assert "接下来做什么" not in desk(qingyuan.auditor).get(page("people")).content.decode()
