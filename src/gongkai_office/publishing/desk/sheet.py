"""The review form 《政务信息发布审查表》 of a version, made of what was done and never typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from gongkai_office.approvals.queries import counting, latest_chain
from gongkai_office.publishing.models import GateHit, Version
from gongkai_office.publishing.procedure import REVIEWS
from gongkai_office.publishing.queries.gate import last_screening
from gongkai_office.publishing.queries.reviews import PURPOSE, subject


@dataclass(frozen=True, slots=True)
class Given:
    """One review or proof-reading: what it is called, and by whom, when and with which words it was given."""

    name: str
    who: str = ""
    at: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the form tells beside the version's own elements."""

    proofs: tuple[Given, ...]
    reviews: tuple[Given, ...]
    screened: datetime | None
    rules: str
    hits: tuple[GateHit, ...]


def sheet(version: Version) -> Sheet:
    """The form as far as it is filled; what has not been done is blank."""
    run = last_screening(version)
    return Sheet(
        _proofs(version),
        _reviews(version),
        run.at if run else None,
        run.rules if run else "",
        tuple(run.hits.select_related("by")) if run else (),
    )


def _proofs(version: Version) -> tuple[Given, ...]:
    content = bytes(version.content_hash)
    done = {one.order: one for one in version.proofs.filter(content_hash=content).select_related("person")}
    orders = [stage.proof for stage in REVIEWS if stage.proof]
    return tuple(
        Given(f"第{order}校", one.person.name, one.at, one.remarks)
        if (one := done.get(order))
        else Given(f"第{order}校")
        for order in orders
    )


def _reviews(version: Version) -> tuple[Given, ...]:
    chain = latest_chain(subject(version.item_id), PURPOSE)
    same = chain is not None and bytes(chain.content_hash) == bytes(version.content_hash)
    signed = list(counting(chain)) if chain and same else []
    given = [
        Given(stage.name, one.person.name, one.at, one.reason) for stage, one in zip(REVIEWS, signed, strict=False)
    ]
    return (*given, *(Given(stage.name) for stage in REVIEWS[len(given) :]))
