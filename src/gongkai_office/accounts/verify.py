"""Who holds which office, and whose account is closed, against the journal: a right nobody granted is found."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_office.accounts.models import Appointment, Person
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line

_Key = tuple[str, str, str, str]
_END = {"person.close": False, "person.reopen": True}


def verify() -> Iterator[Difference]:
    """Every appointment granted, changed or taken away, and every account opened or closed, without its line."""
    yield from _appointments()
    yield from _accounts()


def _appointments() -> Iterator[Difference]:
    told = _told()
    for row in Appointment.objects.order_by("pk").iterator():
        key = (f"person:{row.person_id}", str(row.organ_id), row.role, row.start.isoformat())
        found = row.end.isoformat() if row.end else ""
        expected = told.pop(key, None)
        if expected != found:
            yield _differs(key, "无" if expected is None else expected or "未终止", found or "未终止")
    for key in told:
        yield _differs(key, "有", "无")


def _told() -> dict[_Key, str]:
    """The day each appointment ends by the journal, empty where it does not."""
    told: dict[_Key, str] = {}
    lines = Line.objects.filter(command__in=("person.appoint", "person.end")).order_by("subject", "sequence")
    for line in lines.iterator():
        key = (line.subject, str(line.organ), str(line.facts.get("role")), str(line.facts.get("start")))
        told[key] = str(line.facts.get("end") or "")
    return told


def _accounts() -> Iterator[Difference]:
    told: dict[str, bool] = {}
    for line in Line.objects.filter(command__in=_END).order_by("subject", "sequence").iterator():
        told[line.subject] = _END[line.command]
    for key, active in Person.objects.order_by("pk").values_list("pk", "is_active").iterator():
        if active is not told.get(f"person:{key}", True):
            yield Difference(Fault.PERSON, f"person:{key}", "账号", *(("停用", "启用") if active else ("启用", "停用")))


def _differs(key: _Key, expected: str, found: str) -> Difference:
    person, _, role, start = key
    return Difference(Fault.PERSON, person, f"{start} 起任 {role}", expected, found)
