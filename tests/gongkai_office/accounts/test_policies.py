"""Who may do what where: every role, permission and relation between organs, declared as a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import (
    PERMISSIONS,
    SYSTEM,
    ForbiddenError,
    may,
    needs_second_factor,
    organs_where,
    require,
)
from gongkai_office.organs.models import Organ
from tests.factories.office import SINCE, County, appointed, organ, person

TODAY = date(2024, 3, 4)

TABLE = """
                     registrar handler reviewer head secrecy_reviewer editor report_officer supervisor auditor administrator
case.read            own       own     own      own  own              -      own            below      below   -
case.register        own       -       -        -    -                -      -              -          -       -
case.import          own       -       -        -    -                -      -              -          -       -
case.assign          own       -       -        own  -                -      -              -          -       -
case.handle          -         own     -        -    -                -      -              -          -       -
case.serve           own       own     -        -    -                -      -              -          -       -
case.review          -         -       own      -    -                -      -              -          -       -
case.review_secrecy  -         -       -        -    own              -      -              -          -       -
case.sign            -         -       -        own  -                -      -              -          -       -
case.amend           -         -       own      own  -                -      -              -          -       -
case.reveal_identity own       own     -        -    -                -      -              -          -       -
case.export          own       own     -        -    -                -      own            below      below   -
case.bundle          own       own     -        -    -                -      -              -          -       -
call.answer          own       own     -        -    -                -      -              -          -       -
case.urge            -         -       -        -    -                -      -              below      -       -
item.read            -         -       own     own  own              own    own            below      below   -
item.draft           -         -       -        -    -                own    -              -          -       -
item.publish         -         -       -        own  -                own    -              -          -       -
item.force           -         -       -        own  -                -      -              -          -       -
item.take_down       -         -       -        own  -                own    -              -          -       -
catalogue.manage     -         -       -        -    -                own    -              -          -       below
register.read        -         own     own      own  -                own    own            below      below   -
register.enter       -         own     -        -    -                own    own            -          -       -
register.correct     -         own     own      -    -                own    own            -          -       -
document.read        own       own     own      own  own              own    own            below      below   -
document.enter       -         own     -        -    -                own    own            -          -       -
document.clean       -         own     -        -    -                own    own            -          -       -
document.review      -         -       own      -    -                -      -              -          -       -
document.decide      -         -       -        own  -                -      -              -          -       -
comment.handle       -         own     -        -    -                own    own            -          -       -
report.read          -         -       own      own  -                -      own            below      below   -
report.prepare       -         -       -        -    -                -      own            -          -       -
report.waive         -         -       -        own  -                -      own            -          -       -
report.close         -         -       -        own  -                -      own            -          -       -
report.receive       -         -       -        -    -                -      -              below      -       -
report.publish       -         -       -        own  -                -      own            -          -       -
organ.manage         -         -       -        -    -                -      -              -          -       below
merger.read          -         -       -        -    -                -      -              below      below   below
person.read          -         -       -        -    -                -      -              -          below   below
person.manage        -         -       -        -    -                -      -              -          -       below
calendar.enter       -         -       -        -    -                -      -              -          -       below
journal.read         -         -       -        -    -                -      -              -          below   -
"""  # noqa: E501  a table is read in columns
REACHES = {"-": set[str](), "own": {"own"}, "below": {"own", "below"}}
RELATIONS = ("own", "below", "above", "sibling", "other county")


def declared() -> dict[tuple[str, Role], set[str]]:
    """For each permission and role, the relations in which it holds."""
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return {(row[0], Role(role)): REACHES[cell] for row in rows for role, cell in zip(head, row[1:], strict=True)}


@pytest.fixture
def places(qingyuan: County, yunling: County) -> dict[str, Organ]:
    """Organs as the education department sees them, which has a school authority below it."""
    school = organ("清源县招生考试中心", "清源招", "qy-exams", parent=qingyuan.education)
    return {
        "own": qingyuan.education,
        "below": school,
        "above": qingyuan.government,
        "sibling": qingyuan.water,
        "other county": yunling.government,
    }


def test_the_table_declares_every_role_and_every_permission() -> None:
    assert set(declared()) == {(permission, role) for permission in PERMISSIONS for role in Role}


@pytest.mark.parametrize("role", Role)
def test_a_role_gives_exactly_what_the_table_says(places: dict[str, Organ], role: Role) -> None:
    holder = person("钱寅", "qian.yin", places["own"])
    appointed(holder, places["own"], role)
    for permission in PERMISSIONS:
        granted = {where for where in RELATIONS if may(holder, permission, places[where], TODAY)}
        assert granted == declared()[permission, role], permission


@pytest.mark.parametrize("role", Role)
def test_the_list_of_organs_agrees_with_the_question_about_each(places: dict[str, Organ], role: Role) -> None:
    holder = person("钱寅", "qian.yin", places["own"])
    appointed(holder, places["own"], role)
    for permission in PERMISSIONS:
        asked = {one for one in Organ.objects.all() if may(holder, permission, one, TODAY)}
        assert set(organs_where(holder, permission, TODAY)) == asked, permission


def test_who_holds_no_office_may_do_nothing_anywhere(places: dict[str, Organ]) -> None:
    stranger = person("孙卯", "sun.mao", places["own"])
    assert not list(granted_to(stranger))
    assert not any(organs_where(stranger, permission, TODAY).exists() for permission in PERMISSIONS)


def test_the_public_may_do_nothing_and_the_installation_itself_everything(qingyuan: County) -> None:
    assert not any(may("public", permission, qingyuan.office, TODAY) for permission in PERMISSIONS)
    assert all(may(SYSTEM, permission, qingyuan.office, TODAY) for permission in PERMISSIONS)
    assert not organs_where("public", "case.read", TODAY).exists()
    assert organs_where(SYSTEM, "case.read", TODAY).count() == Organ.objects.count()


def test_an_administrator_of_one_county_sees_and_does_nothing_in_another(qingyuan: County, yunling: County) -> None:
    theirs = Organ.objects.filter(path__startswith=yunling.government.path)
    assert theirs.count() == 5
    for permission in PERMISSIONS:
        assert not any(may(qingyuan.administrator, permission, one, TODAY) for one in theirs), permission
        assert not organs_where(qingyuan.administrator, permission, TODAY).intersection(theirs).exists(), permission


def test_rights_begin_and_end_with_the_appointment(qingyuan: County) -> None:
    holder = person("钱寅", "qian.yin", qingyuan.water)
    appointed(holder, qingyuan.water, Role.REGISTRAR, start=date(2024, 3, 1), end=date(2024, 6, 1))
    days = [date(2024, 2, 29), date(2024, 3, 1), date(2024, 5, 31), date(2024, 6, 1)]
    assert [may(holder, "case.register", qingyuan.water, day) for day in days] == [False, True, True, False]
    assert [organs_where(holder, "case.register", day).count() for day in days] == [0, 1, 1, 0]


def test_a_closed_account_may_do_nothing_whatever_its_appointments(qingyuan: County) -> None:
    Person.objects.filter(pk=qingyuan.head.pk).update(is_active=False)
    assert not list(granted_to(qingyuan.head))


def test_rights_add_up_over_appointments(qingyuan: County) -> None:
    appointed(qingyuan.registrar, qingyuan.water, Role.HANDLER)
    where = {permission: set(organs_where(qingyuan.registrar, permission, TODAY)) for permission in PERMISSIONS}
    assert where["case.read"] == {qingyuan.office, qingyuan.water}
    assert where["case.register"] == {qingyuan.office}
    assert where["case.handle"] == {qingyuan.water}


def test_an_organ_whose_path_only_begins_alike_is_not_below(qingyuan: County) -> None:
    alike = Organ.objects.create(
        code="alike", kind="DEPARTMENT", level="county", region="640199",
        path=qingyuan.government.path.rstrip("/") + "0/", opened_on=SINCE,
    )  # fmt: skip
    assert not may(qingyuan.supervisor, "case.read", alike, TODAY)
    assert alike not in organs_where(qingyuan.supervisor, "case.read", TODAY)


def test_a_refusal_says_in_one_sentence_what_is_missing_and_whom_to_ask(qingyuan: County) -> None:
    with pytest.raises(ForbiddenError) as refused:
        require(qingyuan.registrar, "case.sign", qingyuan.water, TODAY)
    assert str(refused.value) == "您在清源县水务局没有“签发答复”的权限，如需办理，请联系本机关管理员"


def test_who_has_the_permission_passes(qingyuan: County) -> None:
    require(qingyuan.head, "case.sign", qingyuan.office, TODAY)


def test_a_permission_that_does_not_exist_is_a_mistake_of_the_program(qingyuan: County) -> None:
    with pytest.raises(KeyError):
        may(qingyuan.head, "case.fly", qingyuan.office, TODAY)


def test_heads_administrators_and_supervisors_need_a_second_factor(qingyuan: County) -> None:
    guarded = {role for (_, role), who in qingyuan.people.items() if needs_second_factor(who, TODAY)}
    assert guarded == {Role.HEAD, Role.ADMINISTRATOR, Role.SUPERVISOR}


def test_asking_costs_one_query_and_a_list_two_whatever_the_tree(
    qingyuan: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        may(qingyuan.supervisor, "case.read", qingyuan.township, TODAY)
    with django_assert_num_queries(2):  # the appointments, then the organs
        list(organs_where(qingyuan.supervisor, "case.read", TODAY))


def granted_to(who: Person) -> Iterator[tuple[str, Organ]]:
    """Everything somebody may do in any organ there is."""
    yield from ((name, one) for name in PERMISSIONS for one in Organ.objects.all() if may(who, name, one, TODAY))
