"""An administrator's pages about people: found, appointed, reset, locked out, signed out; each with its reason."""

from __future__ import annotations

import re

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client
from django.urls import reverse

from gongkai_office.accounts.models import KeptSession, Person, Role
from gongkai_office.clock import now
from gongkai_office.journal.models import Line
from tests.factories.office import County, appointed, signed_in
from tests.gongkai_office.cases.desk.conftest import Desk

REASON = {"reason": "本人电话要求", "sure": "on"}


def page(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def text(client: Client, address: str, **query: str) -> str:
    return client.get(address, query).content.decode()


def test_people_are_found_by_organ_role_name_and_state(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    Person.objects.filter(pk=qingyuan.reviewer.pk).update(is_active=False)
    everybody = text(client, page("people"))
    assert all(name in everybody for name in ("陈甲", "沈子", "杨寅"))
    assert "周丙" not in everybody
    assert "周丙" in text(client, page("people"), state="closed")
    assert "沈子" not in text(client, page("people"), role="registrar")
    assert "陈甲" not in text(client, page("people"), organ=str(qingyuan.education.pk))
    assert "韩丑" in text(client, page("people"), text="han.ch")
    assert "没有符合条件的人员" in text(client, page("people"), text="没有这个人")


def test_nobody_of_another_county_is_shown_or_can_be_chosen(qingyuan: County, yunling: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    assert "朱卯" not in text(client, page("people"), state="all")
    assert client.get(page("person", yunling.registrar.pk)).status_code == 404
    given = {"organ": str(yunling.office.pk), "role": "head", "start": "2024-03-04"}
    answer = client.post(page("appoint", qingyuan.registrar.pk), given)
    assert answer.status_code == 422
    assert not qingyuan.registrar.appointments.filter(organ=yunling.office).exists()


def test_a_new_person_gets_a_password_that_is_shown_once_and_an_office(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    given = {
        "name": "钱寅",
        "login": "qian.yin",
        "organ": str(qingyuan.water.pk),
        "role": "handler",
        "start": "2024-03-04",
    }
    shown = client.post(page("new_person"), given).content.decode()
    found = re.search(r'class="secret">([a-z0-9]{14})<', shown)
    made = Person.objects.get(login="qian.yin")
    assert found
    assert made.check_password(found[1])
    assert made.must_change_password
    assert made.appointments.get().role == Role.HANDLER
    assert found[1] not in text(client, page("person", made.pk))
    assert found[1] not in str(list(Line.objects.values()))


def test_a_login_in_use_is_refused_and_nobody_is_made(qingyuan: County, desk: Desk) -> None:
    given = {"name": "钱寅", "login": "chen.jia", "organ": str(qingyuan.water.pk), "role": ""}
    answer = desk(qingyuan.administrator).post(page("new_person"), given)
    assert answer.status_code == 422
    assert "已经有人使用" in answer.content.decode()


def test_an_appointment_is_given_and_ended_with_its_reason(qingyuan: County, desk: Desk) -> None:
    client, who = desk(qingyuan.administrator), qingyuan.handler
    given = {"organ": str(qingyuan.office.pk), "role": "registrar", "start": "2024-03-04"}
    assert client.post(page("appoint", who.pk), given).status_code == 302
    held = who.appointments.get(role="registrar")
    assert client.post(page("end", who.pk, held.pk), {"end": "2024-03-05"}).status_code == 422, "a reason is missing"
    client.post(page("end", who.pk, held.pk), {"end": "2024-03-05", "reason": "轮岗"})
    held.refresh_from_db()
    assert str(held.end) == "2024-03-05"
    assert Line.objects.get(command="person.end").reason == "轮岗"


@pytest.mark.parametrize(
    ("act", "command"), [("close", "person.close"), ("password", "person.reset_password"), ("unlock", "person.unlock")]
)
def test_what_takes_something_away_asks_for_a_reason_and_keeps_it(
    qingyuan: County, desk: Desk, act: str, command: str
) -> None:
    client = desk(qingyuan.administrator)
    address = page(act, qingyuan.handler.pk)
    assert client.post(address, {"sure": "on"}).status_code == 422
    assert not Line.objects.filter(command=command).exists()
    assert client.post(address, REASON).status_code in {200, 302}
    assert Line.objects.get(command=command).reason == REASON["reason"]


def test_a_closed_account_can_be_opened_again(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    client.post(page("close", qingyuan.handler.pk), REASON)
    assert "已停用" in text(client, page("person", qingyuan.handler.pk))
    client.post(page("reopen", qingyuan.handler.pk), {"reason": "返岗"})
    qingyuan.handler.refresh_from_db()
    assert qingyuan.handler.is_active


def test_an_account_with_an_office_in_another_county_is_not_this_administrators_to_keep(
    qingyuan: County, yunling: County, desk: Desk
) -> None:
    appointed(qingyuan.handler, yunling.office, Role.HANDLER)
    client = desk(qingyuan.administrator)
    for act in ("close", "password", "factor", "unlock"):
        assert client.post(page(act, qingyuan.handler.pk), REASON).status_code == 403, act
    assert "云岭" not in text(client, page("person", qingyuan.handler.pk))


def test_who_is_locked_out_is_shown_and_can_try_again(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    AccessAttempt.objects.create(
        username="li.yi", ip_address="10.0.0.1", failures_since_start=settings.AXES_FAILURE_LIMIT, attempt_time=now()
    )
    AccessAttempt.objects.update(attempt_time=now())
    assert page("unlock", qingyuan.handler.pk) in text(client, page("security"))
    client.post(page("unlock", qingyuan.handler.pk), {"reason": "本人电话要求"})
    assert not AccessAttempt.objects.exists()
    assert page("unlock", qingyuan.handler.pk) not in text(client, page("security"))


def test_somebodys_session_is_ended_by_the_administrator_and_one_page_later_it_is_over(
    qingyuan: County, desk: Desk
) -> None:
    client, theirs = desk(qingyuan.administrator), signed_in(Client(), qingyuan.handler)
    theirs.get("/office/cases/")
    key = theirs.session.session_key
    listed = text(client, page("person", qingyuan.handler.pk))
    assert str(key) not in listed, "a session's key opens it"
    mark = re.search(rf"{qingyuan.handler.pk}/sessions/([0-9a-f]{{20}})/", listed)
    assert mark
    assert client.post(page("sign_out", qingyuan.handler.pk, mark[1]), {"do": "save"}).status_code == 422
    client.post(page("sign_out", qingyuan.handler.pk, mark[1]), {"reason": "电脑遗失"})
    assert theirs.get("/office/cases/").status_code == 302
    assert Line.objects.get(command="person.end_sessions").reason == "电脑遗失"


def test_one_ends_ones_own_sessions_elsewhere_and_keeps_this_one(qingyuan: County, desk: Desk) -> None:
    here, elsewhere = desk(qingyuan.handler), signed_in(Client(), qingyuan.handler)
    assert KeptSession.objects.filter(person=qingyuan.handler).count() == 2
    here.post(reverse("accounts:end_session", args=["all"]))
    assert here.get("/office/cases/").status_code == 200
    assert elsewhere.get("/office/cases/").status_code == 302


def test_who_works_without_the_second_factor_their_office_needs_is_named(qingyuan: County, desk: Desk) -> None:
    shown = text(desk(qingyuan.auditor), page("security"))
    assert "吴丁" in shown.partition("已锁定")[0]
    assert "李乙" not in shown.partition("已锁定")[0]
