"""Passwords: changed by their owner, reset by an administrator within reach, hashed so that guessing is dear."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from gongkai_office.accounts.commands.change_password import change_password
from gongkai_office.accounts.commands.reset_password import reset_password
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.passwords import PasswordError, check_strength, first_password
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.clock import BEIJING
from gongkai_office.journal.models import Line
from gongkai_office.project.settings import security
from tests.factories.office import PASSWORD, County

TODAY = date(2024, 3, 4)
NOW = datetime(2024, 3, 4, 10, 30, tzinfo=BEIJING)
BETTER = "bai-shi-zhen-you-yi-ke-lao-shu"

WEAK = {
    "short-1": "密码太短，至少要 10 个字符",
    "8273645091827": "密码不能全是数字，请加上文字或者字母",
    "zhou.bing.1": "密码与姓名、登录名或者邮箱太像，容易被猜到，请换一个",
    "qwertyuiop": "这个密码很多人在用，容易被猜到，请换一个",
    "5271844": "密码太短，至少要 10 个字符；密码不能全是数字，请加上文字或者字母",
}


@pytest.mark.parametrize(("weak", "reason"), WEAK.items())
def test_a_weak_password_is_refused_with_every_reason(qingyuan: County, weak: str, reason: str) -> None:
    with pytest.raises(PasswordError) as refused:
        check_strength(weak, qingyuan.reviewer)
    assert refused.value.message == reason


def test_a_first_password_made_by_the_office_is_strong_and_never_the_same(qingyuan: County) -> None:
    made = {first_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        check_strength(password, qingyuan.reviewer)


def test_who_knows_the_old_password_sets_a_new_one(qingyuan: County) -> None:
    Person.objects.filter(pk=qingyuan.handler.pk).update(must_change_password=True)
    changed = change_password(person=qingyuan.handler, old=PASSWORD, new=BETTER, at=NOW)
    assert changed.check_password(BETTER)
    assert not changed.must_change_password
    assert Line.objects.filter(subject=f"person:{changed.pk}").latest("sequence").command == "person.change_password"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [("guessed", BETTER, "原密码不对"), (PASSWORD, PASSWORD, "与原密码相同"), (PASSWORD, "short", "太短")],
)
def test_a_password_is_not_changed_by_mistake(qingyuan: County, old: str, new: str, reason: str) -> None:
    with pytest.raises(PasswordError, match=reason):
        change_password(person=qingyuan.handler, old=old, new=new, at=NOW)
    assert Person.objects.get(pk=qingyuan.handler.pk).check_password(PASSWORD)
    assert not Line.objects.filter(subject=f"person:{qingyuan.handler.pk}", command__contains="password").exists()


def test_an_administrator_resets_a_forgotten_password_for_one_sign_in(qingyuan: County) -> None:
    given = reset_password(
        person=qingyuan.handler, password=BETTER, by=qingyuan.administrator, on=TODAY, at=NOW, reason="本人忘记"
    )
    assert given.check_password(BETTER)
    assert given.must_change_password
    line = Line.objects.filter(subject=f"person:{given.pk}").latest("sequence")
    assert (line.command, line.reason, line.facts) == ("person.reset_password", "本人忘记", {})


def test_nobody_resets_a_password_across_counties_or_without_the_right(qingyuan: County, yunling: County) -> None:
    for by in (yunling.administrator, qingyuan.head, qingyuan.auditor):
        with pytest.raises(ForbiddenError):
            reset_password(person=qingyuan.handler, password=BETTER, by=by, on=TODAY, at=NOW, reason="试试")
    assert Person.objects.get(pk=qingyuan.handler.pk).check_password(PASSWORD)


def test_an_installation_hashes_passwords_with_a_function_hard_on_memory() -> None:
    """The tests' own settings take a quick one, so the installation's are asked."""
    assert security.PASSWORD_HASHERS[0] == "django.contrib.auth.hashers.ScryptPasswordHasher"
