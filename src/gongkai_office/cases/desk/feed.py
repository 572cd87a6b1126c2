"""Due days as a calendar (iCalendar, RFC 5545) that a person's own calendar program reads by a secret address.

The address follows from the person's password and a salt that can be renewed; changing either closes the old one. It
tells numbers, stages and days, nothing about requesters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from gongkai_office.accounts.models import Person
from gongkai_office.cases.desk.words import stage_words
from gongkai_office.cases.models import DisclosureRequest, FeedSalt

_LINE = 73  # octets; the format allows 75 with its line end


def token(person: Person) -> str:
    """The secret part of a person's address."""
    salt = FeedSalt.objects.filter(person=person).values_list("salt", flat=True).first() or ""
    bound = f"{person.pk}:{person.password}:{salt}"
    return salted_hmac("gongkai.cases.feed", bound, algorithm="sha256").hexdigest()[:40]


def opens(person: Person, given: str) -> bool:
    """Whether somebody who shows this token may read the person's calendar."""
    return person.is_active and constant_time_compare(given, token(person))


def ical(cases: Iterable[DisclosureRequest], at: datetime) -> str:
    """The calendar of the cases' next days."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gongkai//office//ZH", "X-WR-CALNAME:政府信息公开期限"]
    for case in cases:
        lines += _event(case, at)
    return "\r\n".join(part for line in [*lines, "END:VCALENDAR"] for part in _folded(line)) + "\r\n"


def _event(case: DisclosureRequest, at: datetime) -> list[str]:
    if case.next_due is None:
        return []
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return [
        "BEGIN:VEVENT",
        f"UID:{case.pk}@gongkai",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{case.next_due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{case.next_due + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(f'{case.number} {stage_words(case.stage)}，期限届满')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(words: str) -> str:
    r"""Text as the format escapes it.

    >>> _text("甲;乙,丙")
    '甲\\;乙\\,丙'
    """
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, cut between characters; each but the first begins with a space."""
    piece, lead = "", ""
    for sign in line:
        if len((lead + piece + sign).encode()) > _LINE:
            yield lead + piece
            piece, lead = "", " "
        piece += sign
    yield lead + piece
