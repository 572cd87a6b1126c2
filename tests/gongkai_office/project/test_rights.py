"""Every role against every address of the office, in its own organ, below, above, beside, in another county.

The addresses are read from the URL configuration, so a page that nobody declared (`rights_pages`) fails here. A page
that shows one thing of an organ (a case, a person, an organ) is tried with that thing in each of the five places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from gongkai.cases.entries import Applicant
from gongkai.law.receipt import Channel
from gongkai_office.accounts.models import Appointment, Person, Role
from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.cases.commands.register import register
from gongkai_office.cases.models import DisclosureRequest, Entry
from gongkai_office.cases.views.steps import STEPS
from gongkai_office.ids import new_id
from gongkai_office.journal.models import Line
from gongkai_office.organs.models import ChosenPractice, Organ, OrganName, Particulars
from tests.factories.cases import FIRST_DAY, at, particulars, wanted
from tests.factories.clocks import stop
from tests.factories.office import County, appointed, organ, person, signed_in
from tests.gongkai_office.project.rights_pages import PAGES, STEPS_OPEN_TO

RELATIONS = ("own", "below", "above", "beside", "other county")
NOON = at(FIRST_DAY, 12)


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What stands in one place: an organ, somebody who works there, a case."""

    organ: Organ
    person: Person
    appointment: Appointment
    case: DisclosureRequest


@dataclass(frozen=True, kw_only=True)
class Declared:
    """Who may open a page: `everybody`, `staff`, or roles, each with whether it reaches below."""

    who: str = ""
    reaches: dict[Role, bool]

    def opens(self, role: Role, relation: str) -> bool:
        """Whether a role in the organ `own` opens the page of something there."""
        if self.who:
            return self.who != "own-thing"
        return role in self.reaches and (relation == "own" or (relation == "below" and self.reaches[role]))


def declared(table: str) -> dict[str, Declared]:
    """A table of `rights_pages`."""
    rows = [line.split() for line in table.splitlines() if line.strip()]
    return {name: _declared(words) for name, *words in rows}


def _declared(words: list[str]) -> Declared:
    if words[0] in {"everybody", "staff", "own-thing"}:
        return Declared(who=words[0], reaches={})
    return Declared(reaches={Role(word.rstrip("↓")): word.endswith("↓") for word in words})


def expectations() -> dict[str, Declared]:
    """Every page by its name; the steps of a case one by one."""
    steps = declared(STEPS_OPEN_TO)
    assert set(steps) == set(STEPS), "declare every step of a case"
    trials = {f"cases:step_trial {slug}": one for slug, one in steps.items()}
    return declared(PAGES) | {f"cases:step {slug}": one for slug, one in steps.items()} | trials


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address of the office by its name."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}", one


PATTERNS = dict(patterns(get_resolver()))
PER_THING = {"case", "organ", "person", "appointment", "code"}


def test_every_address_of_the_office_is_declared_and_no_other() -> None:
    known = {name.partition(" ")[0] for name in expectations()}
    assert known == set(PATTERNS), "one line in PAGES for each page: its name, and who may open it"


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The office's clock stands at noon of Monday 2024-03-04."""
    return stop(monkeypatch, NOON)


@pytest.fixture
def things(qingyuan: County, yunling: County) -> dict[str, Thing]:
    """The places as the education department sees them, which has an examination centre below it."""
    below = organ("清源县招生考试中心", "清源招", "qy-exams", parent=qingyuan.education)
    places = (qingyuan.education, below, qingyuan.government, qingyuan.water, yunling.government)
    return {
        relation: _thing(place, number) for number, (relation, place) in enumerate(zip(RELATIONS, places, strict=True))
    }


def _thing(place: Organ, number: int) -> Thing:
    worker = person(f"孙{number}", f"sun.{number}", place)
    case = register(
        organ=place,
        channel=Channel.COUNTER,
        applicant=Applicant.NATURAL_PERSON,
        particulars=particulars(),
        wanted=wanted(),
        arrived=FIRST_DAY,
        by=SYSTEM,
        at=at(FIRST_DAY),
    ).request
    return Thing(organ=place, person=worker, appointment=appointed(worker, place, Role.EDITOR), case=case)


def address(name: str, thing: Thing) -> str:
    """A page of a thing; what else stands in an address is nobody's."""
    page, _, slug = name.partition(" ")
    values = {
        "case": thing.case.pk, "organ": thing.organ.pk, "person": thing.person.pk,
        "appointment": thing.appointment.pk, "slug": slug or "none", "risk": "overdue", "mark": "all", "token": "none",
        "scope": "office", "code": thing.organ.code, "year": 2023, "number": 1, "nth": 1, "serial": 1,
        "container": "docx", "kind": "licence", "verb": "none", "index_number": "none",
    }  # fmt: skip
    if page.startswith("reporting:"):
        values["address"] = "requests.new.total"
    wanted_here = PATTERNS[page].pattern.converters
    return reverse(page, kwargs={key: values.get(key, new_id()) for key in wanted_here})


def relations(name: str) -> tuple[str, ...]:
    """Where a page is tried: one about a thing of an organ in every place, a trial of a step where the step is."""
    about_a_thing = PER_THING & set(PATTERNS[name.partition(" ")[0]].pattern.converters)
    return RELATIONS if about_a_thing and not name.startswith("cases:step_trial") else ("own",)


def refused(client: Client, method: str, where: str) -> bool:
    """Whether an address sends somebody away: to the door, or with 403 or 404. Anything of ours that fails is told."""
    answer = client.get(where) if method == "get" else client.post(where, {"do": "save"})
    if answer.status_code == 405:  # an address that only takes the other way
        answer = client.post(where, {"do": "try"}) if method == "get" else client.get(where)
    assert answer.status_code < 500, where
    at_the_door = answer.status_code == 302 and answer["Location"].startswith(reverse("accounts:sign_in"))
    return at_the_door or answer.status_code in {403, 404}


def kept() -> tuple[int, ...]:
    """How much is on record."""
    tables = (Entry, Person, Appointment, Organ, OrganName, Particulars, ChosenPractice)
    return tuple(table.objects.count() for table in tables)


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_exactly_the_pages_declared_for_it(qingyuan: County, things: dict[str, Thing], role: Role) -> None:
    holder = person("钱寅", "qian.yin", qingyuan.education)
    appointed(holder, qingyuan.education, role)
    client = signed_in(Client(), holder)
    wrong = []
    for name, page in expectations().items():
        if page.who == "everybody":
            continue
        for relation in relations(name):
            where = address(name, things[relation])
            if refused(client, "get", where) == page.opens(role, relation):
                wrong.append(f"{name} ({relation})")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", Role)
def test_a_role_changes_nothing_by_posting_to_a_page_that_is_not_its_own(
    qingyuan: County, things: dict[str, Thing], role: Role
) -> None:
    holder = person("钱寅", "qian.yin", qingyuan.education)
    appointed(holder, qingyuan.education, role)
    client = signed_in(Client(), holder)
    before, lines = kept(), Line.objects.count()
    for name, page in expectations().items():
        for relation in relations(name):
            if page.who in {"everybody", "staff"} or page.opens(role, relation):
                continue
            answer = client.post(address(name, things[relation]), {"do": "save", "reason": "试", "sure": "on"})
            assert answer.status_code in {403, 404, 405}, f"{name} ({relation}): {answer.status_code}"
    assert (kept(), Line.objects.count()) == (before, lines)


def test_who_is_not_signed_in_is_sent_to_the_door_by_every_page_of_the_office(things: dict[str, Thing]) -> None:
    client, before = Client(), kept()
    for name, page in expectations().items():
        if page.who != "everybody":
            for method in ("get", "post"):
                assert refused(client, method, address(name, things["own"])), name
    assert kept() == before


def test_whoever_holds_no_office_opens_only_their_own_account(qingyuan: County, things: dict[str, Thing]) -> None:
    client = signed_in(Client(), person("孙卯", "sun.mao", qingyuan.education))
    opened = {
        name
        for name, page in expectations().items()
        if page.who != "everybody" and not refused(client, "get", address(name, things["own"]))
    }
    assert opened == {name for name, page in expectations().items() if page.who == "staff"}


def test_an_appointment_that_is_over_opens_nothing_any_more(qingyuan: County, things: dict[str, Thing]) -> None:
    holder = person("钱寅", "qian.yin", qingyuan.education)
    for role in (Role.ADMINISTRATOR, Role.HEAD, Role.HANDLER):
        appointed(holder, qingyuan.education, role, start=date(2023, 1, 1), end=date(2024, 3, 4))
    client = signed_in(Client(), holder)
    for name, page in expectations().items():
        if page.reaches:
            assert refused(client, "get", address(name, things["own"])), name
