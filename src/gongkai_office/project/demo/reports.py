"""The annual reports of 2023, from the opening of the books to the public page, and 2024 under way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongkai_office.accounts.models import Person, Role, in_force
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import particulars_of
from gongkai_office.project.demo.county import morning
from gongkai_office.project.demo.tables import report_texts
from gongkai_office.reporting.accounts import Account, account
from gongkai_office.reporting.commands.close_year import close_year
from gongkai_office.reporting.commands.declare_none import declare_none
from gongkai_office.reporting.commands.fill_website import fill_website
from gongkai_office.reporting.commands.open_year import open_year
from gongkai_office.reporting.commands.reports.hand_in import accept_report, hand_in, publish_report
from gongkai_office.reporting.commands.reports.send_up import send_up
from gongkai_office.reporting.commands.reports.sign_report import sign_report
from gongkai_office.reporting.commands.write_text import write_text
from gongkai_office.reporting.models import Report
from gongkai_office.reporting.queries.fees import fees
from gongkai_office.reporting.queries.grounds import grounds

YEAR = 2023
CLOSED_ON = date(YEAR + 1, 1, 12)
"""The day on which the books of the year are closed: what is entered from then on is of the next."""
_WRITTEN_ON, _SIGNED_ON, _OUT_ON = CLOSED_ON + timedelta(3), CLOSED_ON + timedelta(4), CLOSED_ON + timedelta(7)
NEXT_OPENED_ON, _NEXT_WRITTEN_ON = CLOSED_ON + timedelta(10), date(YEAR + 2, 1, 6)


@dataclass(frozen=True, slots=True)
class Desk:
    """An account, and who answers for it: officer, head, and the supervisor who receives it."""

    account: Account
    officer: Person
    head: Person
    supervisor: Person


def close_books() -> None:
    """Open 2023 after the fact, declare what there was none of, close it: each organ's books, then the county's."""
    for desk in _desks(YEAR):
        one, officer = desk.account, desk.officer
        open_year(one=one, by=officer, at=_hour(CLOSED_ON, 9))
        for ground in grounds(one):
            if ground.bare:
                declare_none(one=one, subject=ground.subject, by=officer, at=_hour(CLOSED_ON, 10))
        close_year(one=one, by=desk.head, at=_hour(CLOSED_ON, 11))


def publish_reports() -> None:
    """Write, sign, hand in, accept and publish the report of every organ and of the county."""
    for desk in _desks(YEAR):
        if desk.account.own and desk.account.organ.parent is None:
            continue  # the county's own books are part of its report; an organ publishes one
        _publish(desk)


def begin_next(today: date) -> None:
    """Open 2024 with what 2023 handed on; once the year is over, the county's text is begun."""
    for desk in _desks(YEAR + 1):
        open_year(one=desk.account, by=desk.officer, at=morning(NEXT_OPENED_ON))
        if not desk.account.own and today > _NEXT_WRITTEN_ON:
            text = _text(desk.account, report_texts()["next"])
            write_text(one=desk.account, sections=text, base=0, by=desk.officer, at=morning(_NEXT_WRITTEN_ON))


def _publish(desk: Desk) -> Report:
    one, officer = desk.account, desk.officer
    text = _text(one, report_texts()["unit" if one.own else "county"])
    write_text(one=one, sections=text, base=0, by=officer, at=morning(_WRITTEN_ON))
    if not one.own:
        site = report_texts()["website"]
        fill_website(one=one, typed=site["values"], source=site["source"], by=officer, at=_hour(_WRITTEN_ON, 10))
    row = send_up(one=one, signed_on=_SIGNED_ON, by=officer, at=morning(_SIGNED_ON))
    for hour, signer in enumerate(_signers(desk), 10):
        row = sign_report(report=row.pk, content_hash=bytes(row.hash), by=signer, at=_hour(_SIGNED_ON, hour))
    hand_in(report=row.pk, by=officer, at=_hour(_SIGNED_ON, 15))
    accept_report(report=row.pk, by=desk.supervisor, at=morning(_OUT_ON))
    return publish_report(report=row.pk, by=officer, at=_hour(_OUT_ON, 10))


def _signers(desk: Desk) -> Iterator[Person]:
    reviewer = _holder(desk.account.organ, Role.REVIEWER)
    if reviewer:
        yield reviewer
    yield desk.head


def _desks(year: int) -> Iterator[Desk]:
    """Every organ's own account, then the county's whole."""
    government = Organ.objects.get(parent=None)
    for organ in Organ.objects.order_by("path"):
        yield _desk(account(organ, year, own=True), government)
    yield _desk(account(government, year), government)


def _desk(one: Account, government: Organ) -> Desk:
    people = [
        _holder(one.organ, Role.REPORT_OFFICER), _holder(one.organ, Role.HEAD), _holder(government, Role.SUPERVISOR),
    ]  # fmt: skip
    officer, head, supervisor = (person for person in people if person)
    return Desk(one, officer, head, supervisor)


def _holder(organ: Organ, role: Role) -> Person | None:
    held = organ.appointments.filter(in_force(CLOSED_ON), role=role)
    return Person.objects.filter(appointments__in=held).order_by("login").first()


def _text(one: Account, sections: Mapping[str, str]) -> dict[str, str]:
    """The sections with what is the organ's own."""
    known, due = particulars_of(one.organ, one.last), fees(one)
    told = {
        "机关": one.name,
        "地址": known.address if known else "",
        "邮编": known.postcode if known else "",
        "电话": known.phone if known else "",
        "通知": str(due.notices),
        "应收": str(due.noticed),
        "实收": str(due.collected),
    }
    return {key: _filled(text, told) for key, text in sections.items()}


def _filled(text: str, told: Mapping[str, str]) -> str:
    for name, value in told.items():
        text = text.replace(f"〔{name}〕", value)
    return text


def _hour(day: date, hour: int) -> datetime:
    return morning(day).replace(hour=hour)
