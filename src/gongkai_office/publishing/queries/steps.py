"""Which proof-reading or review a version waits for, since when and until when; for a whole list in few queries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from gongkai.law.calendars import Calendar, CalendarHorizonError
from gongkai_office.approvals.models import Chain, Signature
from gongkai_office.approvals.models import State as ChainState
from gongkai_office.clock import day_of
from gongkai_office.organs.practices import practices_of
from gongkai_office.organs.queries import calendars_of
from gongkai_office.publishing.models import Proof, Version
from gongkai_office.publishing.procedure import REVIEWS, STEPS, Stage, Step, proof_before
from gongkai_office.publishing.queries.reviews import PURPOSE, subject

_SOON = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The step in turn. `due` is the last working day the organ's practice gives it.

    None where no calendar says, and for what a former site brought: all of it began to wait on one day.
    """

    step: Step
    since: datetime
    due: date | None
    left: int | None

    @property
    def grade(self) -> str:
        """How pressing it is, as the pages show it."""
        if self.left is None or self.left > _SOON:
            return ""
        return "late" if self.left < _SOON else "soon"


def waiting(versions: Collection[Version], on: date) -> dict[UUID, Waiting]:
    """The step that each of these versions waits for; those that wait for none are left out."""
    chains = _chains(versions)
    if not chains:
        return {}
    signed, proofs = _signed(chains.values()), _proofs(versions)
    organs = {row.organ_id: row.organ for row in versions}
    calendars, practices = calendars_of(organs.values()), practices_of(organs.values(), on)
    found = {}
    for row in versions:
        chain = chains.get(subject(row.item_id))
        if chain is None:
            continue
        given, read = signed.get(chain.pk, []), proofs.get(row.pk, {})
        step = _in_turn(REVIEWS[len(given)], row, read)
        since = max([chain.opened_at, *given, *read.values()])
        days = practices[row.organ_id].review_step
        due = None if row.brought else _due(since, days, calendars[row.organ_id])
        found[row.pk] = Waiting(step, since, due, (due - on).days if due else None)
    return found


def by_due(versions: Iterable[Version], on: date) -> list[tuple[Version, Waiting | None]]:
    """Versions with the step each waits for, overdue first, then what is due next."""
    rows = list(versions)
    found = waiting(rows, on)
    return sorted(((row, found.get(row.pk)) for row in rows), key=_pressing)


def _pressing(one: tuple[Version, Waiting | None]) -> tuple[date, datetime]:
    row, held = one
    return (held.due if held and held.due else date.max), row.edited_at


def _chains(versions: Collection[Version]) -> dict[str, Chain]:
    subjects = [subject(row.item_id) for row in versions]
    rows = Chain.objects.filter(subject__in=subjects, purpose=PURPOSE, state=ChainState.OPEN)
    return {row.subject: row for row in rows}


def _signed(chains: Collection[Chain]) -> dict[UUID, list[datetime]]:
    rounds = {chain.pk: chain.round for chain in chains}
    found: dict[UUID, list[datetime]] = {}
    for one in Signature.objects.filter(chain__in=rounds):
        if one.round == rounds[one.chain_id]:
            found.setdefault(one.chain_id, []).append(one.at)
    return found


def _proofs(versions: Collection[Version]) -> dict[UUID, dict[int, datetime]]:
    """When each proof-reading of the content as it stands was given."""
    content = {row.pk: bytes(row.content_hash) for row in versions}
    found: dict[UUID, dict[int, datetime]] = {}
    for one in Proof.objects.filter(version__in=content):
        if bytes(one.content_hash) == content[one.version_id]:
            found.setdefault(one.version_id, {})[one.order] = one.at
    return found


def _in_turn(stage: Stage, version: Version, read: Mapping[int, datetime]) -> Step:
    before = proof_before(stage, version)
    proof = before if before not in read else 0
    return next(step for step in STEPS if step.stage == stage and step.proof == proof)


def _due(since: datetime, days: int, calendar: Calendar) -> date | None:
    try:
        return calendar.add(day_of(since), days)
    except CalendarHorizonError:
        return None
