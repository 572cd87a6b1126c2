"""An empty installation is begun by who runs the machine: one organ, one administrator, once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai.law.organs import OrganKind
from gongkai_office.accounts.models import Person, Role
from gongkai_office.administration.commands.begin import First, begin
from gongkai_office.administration.opening import is_new, opening_code
from gongkai_office.clock import now
from gongkai_office.journal.models import Line
from gongkai_office.organs.models import Level, Organ
from gongkai_office.project.verification import differences
from tests.factories.office import PASSWORD, County

GIVEN = {
    "name": "云岭县人民政府", "short": "云岭政", "code": "yunling", "kind": "OTHER_GOVERNMENT", "level": "county",
    "region": "640000", "start": "2008-05-01", "person": "孟天", "login": "meng.tian", "password": PASSWORD,
    "again": PASSWORD,
}  # fmt: skip


@pytest.fixture
def empty(db: None, settings: LazySettings, tmp_path: Path) -> str:  # noqa: ARG001  the tables are needed
    """An installation without a row; its opening code."""
    settings.DATA = tmp_path
    return opening_code()


def test_who_comes_to_the_office_of_an_empty_installation_is_led_to_begin(client: Client, empty: str) -> None:
    assert empty
    answer = client.get(reverse("door"))
    assert answer["Location"] == reverse("administration:begin")
    assert "本站还没有设立机关" in client.get("/").content.decode()


def test_the_first_organ_and_its_administrator_are_made_and_can_sign_in(client: Client, empty: str) -> None:
    answer = client.post(reverse("administration:begin"), {**GIVEN, "opening": empty.lower().replace("-", " ")})
    assert answer["Location"] == reverse("accounts:sign_in")
    organ, person = Organ.objects.get(), Person.objects.get()
    assert (organ.code, organ.parent, organ.opened_on) == ("yunling", None, date(2008, 5, 1))
    assert [(one.organ, one.role) for one in person.appointments.all()] == [(organ, Role.ADMINISTRATOR)]
    signed_in = client.post(reverse("accounts:sign_in"), {"login": "meng.tian", "password": PASSWORD})
    assert signed_in["Location"] == "/office/"
    assert client.get("/office/")["Location"] == reverse("accounts:factor_setup"), "an administrator needs a factor"
    assert {line.command for line in Line.objects.all()} >= {"organ.found", "person.create", "person.appoint"}
    assert list(differences(lambda _said: None)) == []


def test_it_is_begun_only_once_and_the_code_has_served(client: Client, empty: str, settings: LazySettings) -> None:
    client.post(reverse("administration:begin"), {**GIVEN, "opening": empty})
    assert not (Path(settings.DATA) / "opening-code").exists()
    again = client.post(reverse("administration:begin"), {**GIVEN, "opening": empty, "code": "other"})
    assert again["Location"] == reverse("accounts:sign_in")
    assert Organ.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"opening": "AAAA-BBBB-CCCC-DDDD"}, "开办码不对"),
        ({"again": "another-one-22"}, "两次输入的密码不一致"),
        ({"password": "12345", "again": "12345"}, "密码太短"),
        ({"region": "999999"}, "999999"),
        ({"name": ""}, "请填写全称"),
        ({"login": "孟天"}, "登录名只能用字母"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    client: Client, empty: str, change: dict[str, str], said: str
) -> None:
    page = client.post(reverse("administration:begin"), {**GIVEN, "opening": empty, **change}).content.decode()
    assert said in page
    assert PASSWORD not in page
    assert is_new()
    assert not Line.objects.exists()


def test_an_installation_that_has_people_cannot_be_begun(client: Client, qingyuan: County) -> None:
    assert qingyuan
    assert client.get(reverse("administration:begin"))["Location"] == reverse("accounts:sign_in")
    with pytest.raises(GongkaiError, match="已经建立"):
        begin(organ=_first("other"), login="x.y", name="孟天", password=PASSWORD, at=now())


@pytest.mark.django_db(transaction=True)
def test_of_two_who_begin_at_once_one_does() -> None:
    together, refused = Barrier(2), []

    def try_to(code: str) -> None:
        together.wait()
        try:
            begin(organ=_first(code), login=code, name="孟天", password=PASSWORD, at=now())
        except GongkaiError as error:
            refused.append(str(error))
        finally:
            connection.close()

    both = [Thread(target=try_to, args=(code,)) for code in ("one-organ", "two-organ")]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert refused == ["这个办公系统已经建立，请直接登录"]
    assert (Organ.objects.count(), Person.objects.count()) == (1, 1)


def _first(code: str) -> First:
    return First(
        code=code,
        name="云岭县人民政府",
        short="云岭政",
        kind=OrganKind.OTHER_GOVERNMENT,
        level=Level.COUNTY,
        region="640000",
        opened_on=date(2008, 5, 1),
    )
