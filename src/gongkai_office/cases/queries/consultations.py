"""Who was asked for an opinion in a case, what they said, and what the law makes of silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.cases.entries import EntryKind
from gongkai.documents.letters.facts import ThirdPartyView
from gongkai.law.calendars import Calendar
from gongkai.law.clocks import Ask, Question
from gongkai_office.cases.models import Consultation, DisclosureRequest, Opinion, Stance

ANSWERED_BY = {
    EntryKind.THIRD_PARTY_ASKED: EntryKind.THIRD_PARTY_ANSWERED,
    EntryKind.ORGAN_ASKED: EntryKind.ORGAN_ANSWERED,
}
"""Which entry answers which."""
_WHOM = {EntryKind.THIRD_PARTY_ASKED: Ask.THIRD_PARTY, EntryKind.ORGAN_ASKED: Ask.ORGAN}


@dataclass(frozen=True, slots=True)
class Asked:
    """One that was asked: until when, and the answer that stands; `silent` once the fifteen working days are over."""

    row: Consultation
    whom: Ask
    sent: date
    until: date
    opinion: Opinion | None
    silent: bool

    @property
    def awaited(self) -> bool:
        """Whether the answer is still awaited."""
        return self.opinion is None and not self.silent

    @property
    def objects(self) -> bool:
        """Whether it is against the disclosure of all or part."""
        return self.opinion is not None and self.opinion.stance != Stance.AGREES


def consulted(request: DisclosureRequest, calendar: Calendar, on: date) -> tuple[Asked, ...]:
    """Everybody who was asked, in the order of asking; voided ones are left out. Raises CalendarHorizonError."""
    return tuple(_asked(request, calendar, on))


def _asked(request: DisclosureRequest, calendar: Calendar, on: date) -> Iterator[Asked]:
    rows = request.consultations.filter(voided=False).select_related("entry").prefetch_related("opinions__entry")
    for row in rows.order_by("entry__on", "entry__sequence"):
        whom = _WHOM[EntryKind(row.entry.kind)]
        until = Question(whom, row.entry.on).end(calendar)
        assert until  # noqa: S101  both kinds have their fifteen working days
        opinion = next((one for one in row.opinions.all() if not one.voided), None)
        yield Asked(row, whom, row.entry.on, until, opinion, opinion is None and until < on)


def answer_kind(row: Consultation) -> EntryKind:
    """The entry by which the answer comes in."""
    return ANSWERED_BY[EntryKind(row.entry.kind)]


def open_consultations(request: DisclosureRequest, answer: EntryKind) -> tuple[Consultation, ...]:
    """Those whose answer, an entry of such a kind, is not there; also late ones."""
    asked = next(kind for kind, answered in ANSWERED_BY.items() if answered is answer)
    rows = request.consultations.filter(voided=False, entry__kind=asked).select_related("entry")
    return tuple(rows.exclude(opinions__voided=False).order_by("entry__on", "entry__sequence"))


def view_of(row: Consultation) -> ThirdPartyView:
    """What one third party said, as letters tell it."""
    said = row.opinions.filter(voided=False).select_related("entry").first()
    return ThirdPartyView(
        asked=row.entry.on,
        answered=said.entry.on if said else None,
        agrees=bool(said and said.stance == Stance.AGREES),
        reason=said.reason if said else "",
    )
