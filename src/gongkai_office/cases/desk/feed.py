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
from gongkai_office.cases.models import FeedSalt
from gongkai_office.cases.queries.agenda import Due

_LINE = 73  # octets; the format allows 75 with its line end


def token(person: Person) -> str:
    """The secret part of a person's address."""
    salt = FeedSalt.objects.filter(person=person).values_list("salt", flat=True).first() or ""
    bound = f"{person.pk}:{person.password}:{salt}"
    return salted_hmac("gongkai.cases.feed", bound, algorithm="sha256").hexdigest()[:40]


def opens(person: Person, given: str) -> bool:
    """Whether somebody who shows this token may read the person's calendar."""
    return person.is_active and not is_closed(person) and constant_time_compare(given, token(person))


def is_closed(person: Person) -> bool:
    """Whether the person has given the calendar's address up."""
    return FeedSalt.objects.filter(person=person, closed=True).exists()


def ical(days: Iterable[Due], at: datetime, name: str = "") -> str:
    """The calendar of an agenda."""
    called = f"X-WR-CALNAME:{_text('政府信息公开期限' + (f'（{name}）' if name else ''))}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Gongkai//office//ZH", called]
    for due in days:
        lines += _event(due, at)
    return "\r\n".join(part for line in [*lines, "END:VCALENDAR"] for part in _folded(line)) + "\r\n"


def _event(due: Due, at: datetime) -> list[str]:
    case, words = due.case, due.why or f"{stage_words(due.case.stage)}，期限届满"
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return [
        "BEGIN:VEVENT",
        f"UID:{case.pk}{due.mark and f'-{due.mark}'}@gongkai",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{due.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(f'{case.number} {words}')}",
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
