"""The door: sign in, second factor, lock-out, sessions that end, and what is owed before anything else."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from gongkai_office.accounts.addresses import client_address
from gongkai_office.accounts.commands.begin_factor import begin_factor
from gongkai_office.accounts.commands.change_password import change_password
from gongkai_office.accounts.commands.close_person import close_person
from gongkai_office.accounts.commands.confirm_factor import confirm_factor
from gongkai_office.accounts.commands.reset_password import reset_password
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.totp import code_at
from gongkai_office.clock import now, today
from tests.factories import office
from tests.factories.office import PASSWORD, County, signed_in

SIGN_IN = reverse("accounts:sign_in")
CODE = reverse("accounts:code")
ACCOUNT = reverse("accounts:account")
SETUP = reverse("accounts:factor_setup")
CHANGE = reverse("accounts:password")
BETTER = "bai-shi-zhen-you-yi-ke-lao-shu"


def knock(client: Client, login: str, password: str = PASSWORD, *, address: str = "10.0.0.1", to: str = SIGN_IN) -> str:
    """Try to sign in; where it leads, or the page's text."""
    answer = client.post(to, {"login": login, "password": password}, REMOTE_ADDR=address)
    return answer.headers.get("Location", "") or answer.content.decode()


def equip(person: Person) -> tuple[str, list[str]]:
    """Set up an authenticator; a code that opens now, and the recovery codes."""
    at = now()
    secret, step = begin_factor(person=person, at=at), int(at.timestamp()) // 30
    codes = confirm_factor(person=person, code=code_at(secret, step - 1), at=at)
    return code_at(secret, step), codes


def is_in(client: Client) -> bool:
    """Whether the client is signed in and owes nothing."""
    return client.get(ACCOUNT).status_code == 200


def aged(client: Client, key: str, by: timedelta) -> None:
    """Make a mark of the session older."""
    session = client.session
    session[key] -= by.total_seconds()
    session.save()


def test_a_handler_signs_in_with_login_name_and_password(client: Client, qingyuan: County) -> None:
    assert knock(client, qingyuan.handler.login) == "/office/"
    assert "清源县人民政府办公室，经办人" in client.get(ACCOUNT).content.decode()


@pytest.mark.parametrize(("login", "password"), [("li.yi", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_password_and_an_unknown_name_look_the_same(
    client: Client, qingyuan: County, login: str, password: str
) -> None:
    assert qingyuan.handler.login == "li.yi"
    assert "登录名或者密码不对" in knock(client, login, password)
    assert not is_in(client)


def test_after_signing_in_one_comes_to_the_page_one_asked_for(client: Client, qingyuan: County) -> None:
    asked = client.get(ACCOUNT)
    assert asked.headers["Location"] == f"{SIGN_IN}?next={ACCOUNT}"
    assert knock(client, qingyuan.handler.login, to=asked.headers["Location"]) == ACCOUNT


def test_nobody_is_led_to_a_strange_site_after_signing_in(client: Client, qingyuan: County) -> None:
    assert knock(client, qingyuan.handler.login, to=f"{SIGN_IN}?next=https://evil.example/") == "/office/"


def test_a_code_is_asked_for_after_the_password_and_nothing_opens_before_it(client: Client, qingyuan: County) -> None:
    code, _ = equip(qingyuan.head)
    assert knock(client, qingyuan.head.login, to=f"{SIGN_IN}?next={ACCOUNT}").startswith(CODE)
    assert not is_in(client)
    assert "动态口令不对" in client.post(CODE, {"code": "12345"}).content.decode()
    assert not is_in(client)
    answer = client.post(f"{CODE}?next={ACCOUNT}", {"code": f"{code[:3]} {code[3:]}"})
    assert answer.headers["Location"] == ACCOUNT
    assert is_in(client)


def test_a_recovery_code_opens_once(client: Client, qingyuan: County) -> None:
    _, codes = equip(qingyuan.head)
    for opened in (True, False):
        client.post(reverse("accounts:sign_out"))
        knock(client, qingyuan.head.login)
        client.post(CODE, {"code": codes[0]})
        assert is_in(client) is opened


def test_a_code_without_the_password_before_it_opens_nothing(client: Client, qingyuan: County) -> None:
    code, _ = equip(qingyuan.head)
    assert client.post(CODE, {"code": code}).headers["Location"] == SIGN_IN


def test_a_password_given_too_long_ago_must_be_given_again(client: Client, qingyuan: County) -> None:
    code, _ = equip(qingyuan.head)
    knock(client, qingyuan.head.login)
    aged(client, "asked", timedelta(minutes=6))
    assert client.post(CODE, {"code": code}).headers["Location"] == SIGN_IN


@pytest.mark.parametrize("role", ["head", "administrator", "supervisor"])
def test_without_a_second_factor_a_guarded_role_reaches_no_page_but_its_set_up(
    client: Client, qingyuan: County, role: str
) -> None:
    knock(client, getattr(qingyuan, role).login)
    for page in (ACCOUNT, reverse("home"), SIGN_IN):
        assert client.get(page).headers["Location"] == SETUP, page
    assert client.get(SETUP).status_code == 200


def test_the_set_up_shows_a_square_code_then_the_recovery_codes_once(client: Client, qingyuan: County) -> None:
    knock(client, qingyuan.head.login)
    page = client.get(SETUP).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = begin_factor(person=qingyuan.head, at=now())
    assert "动态口令不对" in client.post(SETUP, {"code": "12345"}).content.decode()
    done = client.post(SETUP, {"code": code_at(secret, int(now().timestamp()) // 30)}).content.decode()
    assert len(re.findall(r"<code>[A-Z2-7]{4}(?: [A-Z2-7]{4}){3}</code>", done)) == 10
    assert is_in(client)
    assert client.get(SETUP).headers["Location"] == ACCOUNT


def test_a_refresh_in_part_of_a_page_leads_the_whole_page_to_what_is_owed(client: Client, qingyuan: County) -> None:
    knock(client, qingyuan.head.login)
    answer = client.get(ACCOUNT, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, SETUP)


def test_a_first_password_is_changed_before_anything_else(client: Client, qingyuan: County) -> None:
    reset_password(
        person=qingyuan.handler, password=BETTER, by=qingyuan.administrator, on=today(), at=now(), reason="本人忘记"
    )
    knock(client, qingyuan.handler.login, BETTER)
    assert client.get(ACCOUNT).headers["Location"] == CHANGE
    own = "gui-hua-kai-le-man-yuan-xiang"
    assert "两次输入的新密码不一致" in change(client, BETTER, own, "other")
    assert "原密码不对" in change(client, "guessed", own, own)
    assert change(client, BETTER, own, own) == ACCOUNT
    assert is_in(client)


def change(client: Client, old: str, new: str, again: str) -> str:
    """Send the form that changes a password; where it leads, or the page's text."""
    answer = client.post(CHANGE, {"old": old, "new": new, "again": again})
    return answer.headers.get("Location", "") or answer.content.decode()


def test_five_wrong_passwords_rest_one_place_and_not_the_person(client: Client, qingyuan: County) -> None:
    login = qingyuan.handler.login
    for _ in range(4):
        assert "登录名或者密码不对" in knock(client, login, "wrong")
    assert "15 分钟后再试" in knock(client, login, "wrong")
    assert "15 分钟后再试" in knock(client, login), "not even the right password opens from there"
    assert knock(client, login, address="10.0.0.2") == "/office/", "the person comes in from elsewhere"
    assert knock(Client(), qingyuan.registrar.login) == "/office/", "others come in from there"


@pytest.mark.django_db(transaction=True)
def test_wrong_passwords_given_at_once_are_all_counted(client: Client) -> None:
    login = office.qingyuan().handler.login
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(knock_once, [login] * 5))
    assert "15 分钟后再试" in knock(client, login)


def knock_once(login: str) -> None:
    """A wrong password, over a connection of its own."""
    knock(Client(), login, "wrong")
    connection.close()


def test_the_rest_ends_and_knocking_on_does_not_prolong_it(client: Client, qingyuan: County) -> None:
    login = qingyuan.handler.login
    for _ in range(5):
        knock(client, login, "wrong")
    before = AccessAttempt.objects.get().attempt_time
    knock(client, login, "wrong")
    assert AccessAttempt.objects.get().attempt_time == before
    AccessAttempt.objects.update(attempt_time=before - timedelta(minutes=15, seconds=1))
    assert knock(client, login) == "/office/"


def test_a_sign_in_forgives_earlier_slips(client: Client, qingyuan: County) -> None:
    for _ in range(2):
        for _ in range(4):
            knock(client, qingyuan.handler.login, "wrong")
        assert knock(client, qingyuan.handler.login) == "/office/"


def test_a_reset_password_lifts_the_rest(client: Client, qingyuan: County) -> None:
    for _ in range(5):
        knock(client, qingyuan.handler.login, "wrong")
    reset_password(
        person=qingyuan.handler, password=BETTER, by=qingyuan.administrator, on=today(), at=now(), reason="本人忘记"
    )
    assert knock(client, qingyuan.handler.login, BETTER) == "/office/"


@pytest.mark.parametrize(
    ("key", "age", "open_still"),
    [
        ("seen", timedelta(minutes=29), True),
        ("seen", timedelta(minutes=31), False),
        ("began", timedelta(hours=11, minutes=59), True),
        ("began", timedelta(hours=12, minutes=1), False),
    ],
)
def test_a_session_ends_after_half_an_hour_unused_and_after_half_a_day_anyway(
    client: Client, qingyuan: County, key: str, age: timedelta, *, open_still: bool
) -> None:
    knock(client, qingyuan.handler.login)
    aged(client, key, age)
    assert is_in(client) is open_still


def test_using_a_session_keeps_it(client: Client, qingyuan: County) -> None:
    knock(client, qingyuan.handler.login)
    for _ in range(3):
        aged(client, "seen", timedelta(minutes=20))
        assert is_in(client)


def test_who_signs_out_is_out(client: Client, qingyuan: County) -> None:
    signed_in(client, qingyuan.head)
    assert is_in(client)
    assert client.get(reverse("accounts:sign_out")).status_code == 405, "a link in a letter signs nobody out"
    client.post(reverse("accounts:sign_out"))
    assert not is_in(client)


def test_a_closed_account_is_out_at_the_next_page_and_cannot_come_back(client: Client, qingyuan: County) -> None:
    knock(client, qingyuan.handler.login)
    close_person(person=qingyuan.handler, by=qingyuan.administrator, on=today(), at=now(), reason="调离")
    assert not is_in(client)
    assert "登录名或者密码不对" in knock(client, qingyuan.handler.login)


def test_a_changed_password_ends_the_sessions_elsewhere(client: Client, qingyuan: County) -> None:
    knock(client, qingyuan.handler.login)
    change_password(person=qingyuan.handler, old=PASSWORD, new=BETTER, at=now())
    assert not is_in(client)


def test_a_sign_in_changes_the_session_key(client: Client, qingyuan: County) -> None:
    client.get(CODE)
    before = client.session.session_key
    knock(client, qingyuan.handler.login)
    assert client.session.session_key != before


def test_the_door_asks_nothing_of_who_merely_reads(client: Client, db: None) -> None:  # noqa: ARG001  healthz asks it
    assert "Cookie" not in client.get("/healthz").headers.get("Vary", "")


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "", "10.0.0.9"),
        (0, "1.2.3.4", "10.0.0.9"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.8", "1.2.3.4"),
        (2, "", "10.0.0.9"),
    ],
)
def test_an_address_is_what_our_own_proxies_saw(settings: Settings, proxies: int, forwarded: str, seen: str) -> None:
    settings.GONGKAI_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", headers=headers)) == seen


@pytest.mark.parametrize("page", [SIGN_IN, CHANGE, SETUP])
def test_every_field_has_its_label_and_its_error_beside_it(client: Client, qingyuan: County, page: str) -> None:
    signed_in(client, qingyuan.handler)
    if page == SIGN_IN:
        client.logout()
    text = client.post(page, {"sent": "empty"}).content.decode()
    fields = re.findall(r'<input[^>]*id="(id_\w+)"[^>]*>', text)
    assert fields
    for field in fields:
        assert f'<label for="{field}"' in text
        assert f'id="{field}_error"' in text
        assert re.search(rf'<input[^>]*aria-describedby="[^"]*{field}_error[^"]*"[^>]*>', text), field


def test_pages_of_the_door_are_never_kept_by_a_browser_and_run_no_script_inline(
    client: Client, qingyuan: County
) -> None:
    knock(client, qingyuan.handler.login)
    for page in (SIGN_IN, ACCOUNT, CHANGE, SETUP):
        answer = client.get(page)
        assert "no-store" in answer.headers["Cache-Control"], page
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|<style| style=", answer.content.decode()), page
