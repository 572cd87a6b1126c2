"""The review form 《政务信息发布审查表》 of a version, made of what was done and never typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from gongkai_office.approvals.queries import counting, latest_chain
from gongkai_office.clock import today
from gongkai_office.publishing.models import GateHit, Version
from gongkai_office.publishing.procedure import REVIEWS, STEPS, steps_of
from gongkai_office.publishing.queries.gate import last_screening
from gongkai_office.publishing.queries.reviews import PURPOSE, subject
from gongkai_office.publishing.queries.steps import waiting


@dataclass(frozen=True, slots=True)
class Given:
    """One review or proof-reading: what it is called, and by whom, when and with which words it was given.

    `due` is the last day for the one in turn.
    """

    name: str
    who: str = ""
    at: datetime | None = None
    words: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the form tells beside the version's own elements."""

    steps: tuple[Given, ...]
    screened: datetime | None
    rules: str
    hits: tuple[GateHit, ...]


def sheet(version: Version) -> Sheet:
    """The form as far as it is filled; what has not been done is blank."""
    run = last_screening(version)
    return Sheet(
        _steps(version),
        run.at if run else None,
        run.rules if run else "",
        tuple(run.hits.select_related("by")) if run else (),
    )


def _steps(version: Version) -> tuple[Given, ...]:
    """Proof-readings and reviews as they follow each other; the one in turn with the last day for it."""
    done = _proofs(version) | _reviews(version)
    now = waiting([version], today()).get(version.pk)
    return tuple(
        done.get(step.name) or Given(step.name, due=now.due if now and now.step == step else None)
        for step in steps_of(version)
    )


def _proofs(version: Version) -> dict[str, Given]:
    read = version.proofs.filter(content_hash=bytes(version.content_hash)).select_related("person")
    names = {step.proof: step.name for step in STEPS if step.proof}
    return {names[one.order]: Given(names[one.order], one.person.name, one.at, one.remarks) for one in read}


def _reviews(version: Version) -> dict[str, Given]:
    chain = latest_chain(subject(version.item_id), PURPOSE)
    if chain is None or bytes(chain.content_hash) != bytes(version.content_hash):
        return {}
    signed = zip(REVIEWS, counting(chain), strict=False)
    return {stage.name: Given(stage.name, one.person.name, one.at, one.reason) for stage, one in signed}
