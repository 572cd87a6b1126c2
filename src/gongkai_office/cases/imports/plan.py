"""A row as what happened in it: the arrival, and the entries in the order in which they would be made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.cases.entries import Applicant, Detail, DisputeResult, Draft, EntryKind, Filing, Forum, Receipt, Ruling
from gongkai.law.fees import FeeMethod
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.cases.commands.arrive import Wanted
from gongkai_office.cases.imports.fields import Field
from gongkai_office.cases.sealing import Particulars

_F, _K = Field, EntryKind
COPIED = "由原台账导入"
"""What the note of every copied entry begins with."""

_SPOKEN = {
    _F.CORRECTION_NOTICED: _K.CORRECTION_NOTICED,
    _F.CORRECTED: _K.CORRECTED,
    _F.THIRD_PARTY_ASKED: _K.THIRD_PARTY_ASKED,
    _F.THIRD_PARTY_ANSWERED: _K.THIRD_PARTY_ANSWERED,
    _F.ORGAN_ASKED: _K.ORGAN_ASKED,
    _F.ORGAN_ANSWERED: _K.ORGAN_ANSWERED,
    _F.REASONS_ASKED: _K.REASONS_ASKED,
    _F.REASONS_GIVEN: _K.REASONS_GIVEN,
    _F.EXTENDED: _K.EXTENDED,
    _F.FEE_NOTICED: _K.FEE_NOTICED,
    _F.FEE_PAID: _K.FEE_PAID,
}
"""What happens between receipt and reply, in the order in which things of the same day are told."""

_AFTER = {
    _F.CORRECTED: _F.CORRECTION_NOTICED,
    _F.THIRD_PARTY_ANSWERED: _F.THIRD_PARTY_ASKED,
    _F.ORGAN_ANSWERED: _F.ORGAN_ASKED,
    _F.REASONS_GIVEN: _F.REASONS_ASKED,
    _F.FEE_PAID: _F.FEE_NOTICED,
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry to make, and the column that tells of it."""

    kind: EntryKind
    on: date
    told_by: Field
    detail: Detail | None = None
    note: str = COPIED


@dataclass(frozen=True, slots=True)
class Cost:
    """The fee that was asked for: by which scale, for how many pages or the how-manieth request."""

    method: FeeMethod
    quantity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One row of an older ledger, ready to be tried against the law."""

    row: int
    former_number: str
    channel: Channel
    applicant: Applicant
    particulars: Particulars
    wanted: Wanted
    arrived: date
    happened: tuple[Happening, ...]
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says, each cell in its own type; the cells that are blank are not there."""

    texts: dict[Field, str] = field(default_factory=dict)
    days: dict[Field, date] = field(default_factory=dict)
    values: dict[Field, str] = field(default_factory=dict)
    counts: dict[Field, int] = field(default_factory=dict)


def plan(row: int, told: Told) -> Plan:
    """The plan of a row that has all it needs (`rows.read`)."""
    channel, applicant = Channel(told.values[_F.CHANNEL]), Applicant(told.values[_F.APPLICANT])
    text = told.texts
    return Plan(
        row=row,
        former_number=text.get(_F.NUMBER, ""),
        channel=channel,
        applicant=applicant,
        particulars=Particulars(
            name=text[_F.NAME],
            identity_number=text.get(_F.IDENTITY_NUMBER, ""),
            contact_person=text.get(_F.CONTACT_PERSON, ""),
            phone=text.get(_F.PHONE, ""),
            email=text.get(_F.EMAIL, ""),
            address=text.get(_F.ADDRESS, ""),
            postcode=text.get(_F.POSTCODE, ""),
        ),
        wanted=Wanted(description=text[_F.DESCRIPTION], form=text.get(_F.FORM, ""), delivery=text.get(_F.DELIVERY, "")),
        arrived=told.days.get(_F.ARRIVED) or told.days[_F.RECEIVED],
        happened=tuple(_happened(row, told, channel, applicant)),
        cost=_cost(told),
    )


def first_day(told: Told) -> date | None:
    """The day of receipt: as told, or that of arrival where the channel needs no confirmation."""
    channel = Channel(told.values[_F.CHANNEL])
    return told.days.get(_F.RECEIVED) or (None if channel.needs_confirmation else told.days.get(_F.ARRIVED))


def _happened(row: int, told: Told, channel: Channel, applicant: Applicant) -> Iterator[Happening]:
    text, days = told.texts, told.days
    received = first_day(told)
    if received:
        words = "；".join(filter(None, (COPIED, text.get(_F.EVIDENCE), text.get(_F.NOTE))))
        yield Happening(_K.RECEIVED, received, _F.RECEIVED, Receipt(channel, applicant), words)
    yield from sorted(_between(days), key=lambda one: _place(one, days))
    ended, disputed = tuple(_ended(told)), tuple(_disputed(row, told))
    yield from (one for one in disputed if ended and one.on < ended[0].on)
    yield from ended
    if _F.ARCHIVED in days:
        yield Happening(_K.ARCHIVED, days[_F.ARCHIVED], _F.ARCHIVED)
    yield from (one for one in disputed if not ended or one.on >= ended[0].on)


def _between(days: Mapping[Field, date]) -> Iterator[Happening]:
    for one, kind in _SPOKEN.items():
        if one in days:
            yield Happening(kind, days[one], one)


def _place(one: Happening, days: Mapping[Field, date]) -> tuple[date, int]:
    """By day; an answer never before its question, so that the law names a day that is wrong, not an order."""
    asked = days.get(_AFTER[one.told_by]) if one.told_by in _AFTER else None
    return max(one.on, asked) if asked else one.on, tuple(_SPOKEN).index(one.told_by)


def _ended(told: Told) -> Iterator[Happening]:
    """The reply as it is entered: drafted, signed and served; older ledgers tell the last day alone."""
    days = told.days
    if _F.WITHDRAWN in days:
        yield Happening(_K.WITHDRAWN, days[_F.WITHDRAWN], _F.WITHDRAWN)
    elif _F.REPLIED in days and _F.OUTCOME in told.values:
        day, proof = days[_F.REPLIED], told.texts.get(_F.PROOF)
        apart = f"{COPIED}；原台账没有写明这一步的日期，按答复日期登记"
        yield Happening(_K.DRAFTED, day, _F.OUTCOME, Draft(Outcome(told.values[_F.OUTCOME])), apart)
        yield Happening(_K.SIGNED, day, _F.REPLIED, note=apart)
        yield Happening(_K.SERVED, day, _F.REPLIED, note="；".join(filter(None, (COPIED, proof))))


def _disputed(row: int, told: Told) -> Iterator[Happening]:
    days, texts = told.days, told.texts
    if _F.RECONSIDERED in days:
        number = texts.get(_F.RECONSIDERATION_NUMBER) or f"原台账第 {row} 行复议"
        filing = Filing(number, Forum.RECONSIDERATION)
        yield Happening(_K.RECONSIDERATION_FILED, days[_F.RECONSIDERED], _F.RECONSIDERED, filing)
        yield from _settled(told, number, _F.RECONSIDERATION_ENDED, _F.RECONSIDERATION_RESULT)
    if _F.SUED in days:
        number = texts.get(_F.SUIT_NUMBER) or f"原台账第 {row} 行诉讼"
        after = Forum.SUIT_AFTER_RECONSIDERATION if _F.RECONSIDERED in days else Forum.DIRECT_SUIT
        yield Happening(_K.SUIT_FILED, days[_F.SUED], _F.SUED, Filing(number, after))
        yield from _settled(told, number, _F.SUIT_ENDED, _F.SUIT_RESULT)


def _settled(told: Told, number: str, ended: Field, result: Field) -> Iterator[Happening]:
    if ended in told.days and result in told.values:
        ruling = Ruling(number, DisputeResult(told.values[result]))
        yield Happening(_K.DISPUTE_DECIDED, told.days[ended], ended, ruling)


def _cost(told: Told) -> Cost | None:
    if _F.FEE_NOTICED not in told.days:
        return None
    return Cost(FeeMethod(told.values[_F.FEE_METHOD]), told.counts[_F.FEE_QUANTITY])
