"""People come, are appointed, leave; each act by an administrator of their own organs, with one line in the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from gongkai.errors import GongkaiError
from gongkai_office.accounts.commands.appoint import appoint
from gongkai_office.accounts.commands.begin_factor import begin_factor
from gongkai_office.accounts.commands.close_person import close_person
from gongkai_office.accounts.commands.create_person import create_person
from gongkai_office.accounts.commands.end_appointment import end_appointment
from gongkai_office.accounts.commands.reset_factor import reset_factor
from gongkai_office.accounts.commands.reset_password import reset_password
from gongkai_office.accounts.models import Appointment, Person, Role
from gongkai_office.accounts.passwords import PasswordError
from gongkai_office.accounts.policies import SYSTEM, ForbiddenError, may
from gongkai_office.clock import BEIJING
from gongkai_office.journal.models import Line
from gongkai_office.organs.commands.merge import merge
from gongkai_office.organs.models import Organ
from tests.factories.office import PASSWORD, County, appointed, person

TODAY = date(2024, 3, 4)
NOW = datetime(2024, 3, 4, 10, 30, tzinfo=BEIJING)


def create(where: Organ, by: Person | str, *, login: str = "qian.yin", password: str = PASSWORD) -> Person:
    return create_person(login=login, name="钱寅", password=password, organ=where, by=by, on=TODAY, at=NOW)


def give(
    who: Person, where: Organ, role: Role, by: Person | str, *, start: date = TODAY, end: date | None = None
) -> Appointment:
    return appoint(person=who, organ=where, role=role, start=start, end=end, by=by, on=TODAY, at=NOW)


def story(who: Person) -> list[tuple[str, str]]:
    """Of each line about somebody: the command and who gave it."""
    return list(Line.objects.filter(subject=f"person:{who.pk}").values_list("command", "by"))


def test_an_administrator_creates_a_person_who_must_change_the_first_password(qingyuan: County) -> None:
    created = create(qingyuan.water, qingyuan.administrator)
    assert created.check_password(PASSWORD)
    assert created.must_change_password
    assert story(created) == [("person.create", str(qingyuan.administrator.pk))]


def test_nobody_signs_in_for_a_person_without_a_password(qingyuan: County) -> None:
    by = qingyuan.administrator
    made = create_person(login="qian.yin", name="钱寅", password=None, organ=qingyuan.water, by=by, on=TODAY, at=NOW)
    assert not made.has_usable_password()
    assert not made.check_password("")


def test_the_journal_names_nobody_and_carries_no_password(qingyuan: County) -> None:
    created = create(qingyuan.water, qingyuan.administrator)
    give(created, qingyuan.water, Role.HANDLER, qingyuan.administrator)
    told = str(list(Line.objects.filter(subject=f"person:{created.pk}").values()))
    assert not [word for word in (created.name, created.login, PASSWORD) if word in told]


def test_an_administrator_of_another_county_creates_and_appoints_nobody_here(qingyuan: County, yunling: County) -> None:
    with pytest.raises(ForbiddenError):
        create(qingyuan.water, yunling.administrator)
    with pytest.raises(ForbiddenError):
        give(qingyuan.handler, qingyuan.office, Role.HEAD, yunling.administrator)
    assert not Person.objects.filter(login="qian.yin").exists()
    assert not may(qingyuan.handler, "case.sign", qingyuan.office, TODAY)


def test_a_login_name_belongs_to_one_person(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="已经有人使用"):
        create(qingyuan.water, qingyuan.administrator, login=qingyuan.head.login)


@pytest.mark.parametrize("weak", ["short-1", "8273645091827", "qian.yin", "password123"])
def test_a_first_password_that_is_easy_to_guess_is_refused_in_chinese(qingyuan: County, weak: str) -> None:
    with pytest.raises(PasswordError, match="密码"):
        create(qingyuan.water, qingyuan.administrator, password=weak)


def test_an_appointment_gives_its_rights_from_its_first_day(qingyuan: County) -> None:
    created = create(qingyuan.water, qingyuan.administrator)
    give(created, qingyuan.water, Role.HEAD, qingyuan.administrator, start=date(2024, 4, 1))
    assert not may(created, "case.sign", qingyuan.water, date(2024, 3, 31))
    assert may(created, "case.sign", qingyuan.water, date(2024, 4, 1))


def test_the_installation_appoints_the_first_administrator(qingyuan: County) -> None:
    first = create(qingyuan.water, SYSTEM)
    give(first, qingyuan.water, Role.ADMINISTRATOR, SYSTEM)
    assert story(first) == [("person.create", "system"), ("person.appoint", "system")]


def test_nobody_appoints_themselves(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="不能给自己任职"):
        give(qingyuan.administrator, qingyuan.office, Role.HEAD, qingyuan.administrator)


@pytest.mark.parametrize(
    ("start", "end"), [(TODAY, None), (date(2010, 1, 1), date(2020, 1, 2)), (date(2030, 1, 1), date(2031, 1, 1))]
)
def test_the_same_role_is_not_given_twice_for_the_same_day(qingyuan: County, start: date, end: date | None) -> None:
    Organ.objects.filter(pk=qingyuan.office.pk).update(opened_on=date(2000, 1, 1))
    qingyuan.office.refresh_from_db()
    with pytest.raises(GongkaiError, match="已经担任经办人"):
        give(qingyuan.handler, qingyuan.office, Role.HANDLER, qingyuan.administrator, start=start, end=end)


def test_administrator_and_auditor_are_never_one_person(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="不能由同一人担任"):
        give(qingyuan.auditor, qingyuan.water, Role.ADMINISTRATOR, qingyuan.administrator)


def test_nobody_is_appointed_in_an_organ_that_is_closed(qingyuan: County) -> None:
    merge(organ=qingyuan.water, into=qingyuan.education, on=TODAY, by="system", at=NOW, reason="机构改革")
    qingyuan.water.refresh_from_db()
    with pytest.raises(GongkaiError, match="不存续"):
        give(qingyuan.handler, qingyuan.water, Role.HANDLER, qingyuan.administrator)


def test_an_appointment_ends_after_it_began(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="晚于起始日期"):
        give(qingyuan.handler, qingyuan.water, Role.HANDLER, qingyuan.administrator, end=TODAY)


def test_rights_end_with_the_appointment_and_the_line_says_why(qingyuan: County) -> None:
    post = qingyuan.handler.appointments.get()
    end_appointment(appointment=post, end=TODAY, by=qingyuan.administrator, on=TODAY, at=NOW, reason="调离")
    assert not may(qingyuan.handler, "case.handle", qingyuan.office, TODAY)
    line = Line.objects.filter(subject=f"person:{qingyuan.handler.pk}").latest("sequence")
    assert (line.command, line.reason, line.facts) == (
        "person.end",
        "调离",
        {"role": "handler", "start": "2020-01-01", "end": "2024-03-04"},
    )


def test_an_appointment_is_not_ended_in_the_past_or_twice(qingyuan: County) -> None:
    post = qingyuan.handler.appointments.get()
    with pytest.raises(GongkaiError, match="今天或者以后"):
        end_appointment(appointment=post, end=date(2024, 3, 1), by=qingyuan.administrator, on=TODAY, at=NOW)
    end_appointment(appointment=post, end=TODAY, by=qingyuan.administrator, on=TODAY, at=NOW)
    with pytest.raises(GongkaiError, match="已于 2024-03-04 终止"):
        end_appointment(appointment=post, end=TODAY, by=qingyuan.administrator, on=TODAY, at=NOW)


def test_a_closed_person_has_no_rights_left_and_cannot_be_appointed(qingyuan: County) -> None:
    close_person(person=qingyuan.head, by=qingyuan.administrator, on=TODAY, at=NOW, reason="退休")
    assert not may(qingyuan.head, "case.sign", qingyuan.office, TODAY)
    with pytest.raises(GongkaiError, match="已经停用"):
        give(qingyuan.head, qingyuan.water, Role.HEAD, qingyuan.administrator)


def test_an_account_that_holds_office_in_another_county_is_out_of_an_administrators_reach(
    qingyuan: County, yunling: County
) -> None:
    shared = person("钱寅", "qian.yin", qingyuan.office)
    appointed(shared, yunling.office, Role.HEAD, start=date(2024, 6, 1))
    with pytest.raises(ForbiddenError, match="云岭县人民政府办公室"):
        close_person(person=shared, by=qingyuan.administrator, on=TODAY, at=NOW, reason="退休")


def test_nobody_closes_their_own_account(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="不能停用自己"):
        close_person(person=qingyuan.administrator, by=qingyuan.administrator, on=TODAY, at=NOW, reason="退休")


COMMANDS: dict[str, Callable[[County, Person], object]] = {
    "create a person": lambda county, by: create(county.water, by),
    "appoint": lambda county, by: give(county.handler, county.water, Role.EDITOR, by),
    "end an appointment": lambda county, by: end_appointment(
        appointment=county.handler.appointments.get(), end=TODAY, by=by, on=TODAY, at=NOW
    ),
    "close an account": lambda county, by: close_person(person=county.handler, by=by, on=TODAY, at=NOW, reason="调离"),
    "reset a password": lambda county, by: reset_password(
        person=county.handler, password=PASSWORD, by=by, on=TODAY, at=NOW, reason="忘记"
    ),
    "reset a second factor": lambda county, by: reset_factor(
        person=county.handler, by=by, on=TODAY, at=NOW, reason="丢失"
    ),
}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("role", Role)
def test_only_administrators_keep_accounts(qingyuan: County, role: Role, command: str) -> None:
    """Every role against every command, held where it reaches farthest."""
    holder = person("钱寅", "qian.mao", qingyuan.government)
    appointed(holder, qingyuan.government, role)
    begin_factor(person=qingyuan.handler, at=NOW)
    if role is Role.ADMINISTRATOR:
        COMMANDS[command](qingyuan, holder)
        return
    told = Line.objects.count()
    with pytest.raises(ForbiddenError):
        COMMANDS[command](qingyuan, holder)
    assert Line.objects.count() == told


@pytest.mark.parametrize("command", COMMANDS)
def test_an_administrator_of_another_county_commands_nothing_here(
    qingyuan: County, yunling: County, command: str
) -> None:
    begin_factor(person=qingyuan.handler, at=NOW)
    with pytest.raises(ForbiddenError):
        COMMANDS[command](qingyuan, yunling.administrator)
