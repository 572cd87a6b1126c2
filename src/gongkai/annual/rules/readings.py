"""What a number in the prose may rightly equal: the readings of each concept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.annual.balance import outcome_addresses
from gongkai.annual.narrative import Concept, Fact
from gongkai.annual.rules.rule import Subject

_ORGANISATIONS = ("commercial", "research", "public_welfare", "legal_service", "other")
_TEN_THOUSAND = 10_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that the tables give for a concept, and the cells it comes from."""

    value: int | Decimal
    cells: tuple[str, ...]


Sums = Callable[[Subject, Fact], tuple[tuple[str, ...], ...]]


def readings(subject: Subject, fact: Fact) -> tuple[Reading, ...]:
    """Every reading of a fact's concept that the tables settle, the plainest first; none where they do not."""
    sums = _SUMS.get(fact.concept)
    if sums is None:
        return ()
    found = (_reading(subject, fact, cells) for cells in sums(subject, fact))
    return tuple(reading for reading in found if reading is not None)


def _reading(subject: Subject, fact: Fact, cells: tuple[str, ...]) -> Reading | None:
    values = [subject.report.value(address) for address in cells]
    if not values or any(value is None for value in values):
        return None
    total = sum((value for value in values if value is not None), 0)
    if fact.unit and subject.report.cell(cells[0]).unit != fact.unit:
        total = total * _TEN_THOUSAND if fact.unit == "元" else total / Decimal(_TEN_THOUSAND)
    return Reading(total, cells)


def _fixed(*sums: tuple[str, ...]) -> Sums:
    return lambda _subject, _fact: sums


def _intake(*columns: str) -> Sums:
    """New requests, or new and carried in: prose uses both."""
    new = tuple(f"requests.new.{column}" for column in columns)
    return _fixed(new, new + tuple(f"requests.carried_in.{column}" for column in columns))


def _group(name: str) -> Sums:
    """All rows of one group of outcomes."""
    return lambda subject, _fact: (outcome_addresses(subject.report, name),)


def _handled(subject: Subject, _fact: Fact) -> tuple[tuple[str, ...], ...]:
    """All that was handled, or only what was answered on its merits."""
    groups = {name: outcome_addresses(subject.report, name) for name in _GROUPS}
    answered = sum((groups[name] for name in _GROUPS if name not in ("unprocessed", "other")), ())
    return (
        ("requests.handled.total",),
        (*answered, *groups["unprocessed"]),
        (*answered, *groups["other"]),
        answered,
    )


def _suits(_subject: Subject, fact: Fact) -> tuple[tuple[str, ...], ...]:
    """Both kinds of suit, or one of them; who says there were none means both."""
    direct, after = ("litigation_direct.total",), ("litigation_after_reconsideration.total",)
    return ((*direct, *after), direct, after) if fact.value else ((*direct, *after),)


_GROUPS = ("granted", "partial", "denied", "unable", "unprocessed", "other")
_DOCUMENTS = "proactive.normative_documents."


def _issued(row: str) -> Sums:
    """This year's documents: issued in the form of 2021; made, or newly published, in that of 2019."""
    return _fixed(*((f"proactive.{row}.{field}",) for field in ("issued", "made", "newly_public")))


_SUMS: Mapping[Concept, Sums] = {
    Concept.RECEIVED: _intake("total"),
    Concept.ACCEPTED: _intake("total"),
    Concept.NATURAL_PERSON: _intake("natural_person"),
    Concept.ORGANISATION: _intake(*_ORGANISATIONS),
    Concept.COMMERCIAL: _intake("commercial"),
    Concept.RESEARCH: _intake("research"),
    Concept.PUBLIC_WELFARE: _intake("public_welfare"),
    Concept.LEGAL_SERVICE: _intake("legal_service"),
    Concept.CARRIED_IN: _fixed(("requests.carried_in.total",)),
    Concept.CARRIED_OVER: _fixed(("requests.carried_over.total",)),
    Concept.HANDLED: _handled,
    Concept.GRANTED: _fixed(("requests.granted.total",), ("requests.granted.total", "requests.partial.total")),
    Concept.PARTIAL: _group("partial"),
    Concept.DENIED: _group("denied"),
    Concept.UNABLE: _group("unable"),
    Concept.UNPROCESSED: _group("unprocessed"),
    Concept.OTHER: _group("other"),
    Concept.RECONSIDERATION: _fixed(("reconsideration.total",)),
    Concept.LITIGATION: _suits,
    Concept.LITIGATION_DIRECT: _fixed(("litigation_direct.total",)),
    Concept.LITIGATION_AFTER: _fixed(("litigation_after_reconsideration.total",)),
    Concept.DOCUMENTS_ISSUED: _issued("normative_documents"),
    Concept.DOCUMENTS_REPEALED: _fixed((_DOCUMENTS + "repealed",)),
    Concept.DOCUMENTS_VALID: _fixed((_DOCUMENTS + "valid",), (_DOCUMENTS + "total_public",)),
    Concept.RULES_ISSUED: _issued("rules"),
    Concept.LICENCES: _fixed(("proactive.licences.decisions",)),
    Concept.PENALTIES: _fixed(("proactive.penalties.decisions",)),
    Concept.COERCION: _fixed(("proactive.coercion.decisions",)),
    Concept.FEES: _fixed(("proactive.fees.amount",)),
}
