"""Keep what a later look at something found, and let one finding stand by name and reason (回头看)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.gate.looking import STOPPING, Looked, rules
from gongkai_office.gate.models import LookBack
from gongkai_office.gate.queries import last_look
from gongkai_office.gate.vouched import LOOK_BACK
from gongkai_office.journal.chain import instant
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ

_LONGEST, _MESSAGE = 200, 400


@dataclass(frozen=True, slots=True)
class Out:
    """Something that is out: whose it is, the chain of the journal that tells of it, its own name, its title."""

    organ: Organ
    subject: str
    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Who let a finding stand, when and why."""

    by: str
    at: str
    reason: str


@transaction.atomic(durable=True)
def keep(*, of: Out, found: Looked, screener: Screener, at: datetime, answered: Mapping[str, Answer]) -> LookBack:
    """The look with its findings. What somebody answered for before (`answered`, by key) stays answered for."""
    former = last_look(of.ref)
    before = {**answered, **(_answers(former) if former else {})}
    hits = []
    for one in found.hits:
        hit = {
            "key": one.key.hex(),
            "place": one.place[:_LONGEST],
            "severity": one.hit.severity.value,
            "masked": one.hit.masked[:_LONGEST],
            "message": one.words[:_MESSAGE],
        }
        hits.append(_with(hit, before.get(hit["key"])))
    row = LookBack(
        organ=of.organ, subject=of.subject, ref=of.ref, title=of.title[:300], rules=rules(screener), at=at,
        notes=list(found.notes), hits=hits, waiting=_waiting(hits),
    )  # fmt: skip
    row.save(force_insert=True)
    _tell(row, "look_back", by="system", at=at)
    return row


@transaction.atomic(durable=True)
def stand(*, look: UUID, key: str, by: Person, at: datetime, reason: str) -> LookBack:
    """The look with one finding answered for; each room asks before for the right. Raises GongkaiError."""
    row = LookBack.objects.select_for_update(of=("self",)).get(pk=look)
    if not reason.strip():
        raise GongkaiError("请写明可以公开的理由，例如：本单位公开的咨询电话")
    if not any(hit["key"] == key for hit in row.hits):
        raise GongkaiError("这一处已经重新检查过，请刷新页面后再处理")
    answer = Answer(str(by.pk), instant(at), reason.strip()[:_MESSAGE])
    row.hits = [_with(hit, answer) if hit["key"] == key else hit for hit in row.hits]
    row.waiting = _waiting(row.hits)
    row.save(update_fields=["hits", "waiting"])
    _tell(row, "let_stand", by=str(by.pk), at=at, reason=reason.strip())
    return row


def open_hits(row: LookBack) -> list[dict[str, str]]:
    """The findings that somebody has to decide on."""
    return [hit for hit in row.hits if hit["severity"] in STOPPING and "by" not in hit]


def _with(hit: dict[str, str], answer: Answer | None) -> dict[str, str]:
    return hit if answer is None else {**hit, "by": answer.by, "decided_at": answer.at, "reason": answer.reason}


def _answers(row: LookBack) -> dict[str, Answer]:
    return {hit["key"]: Answer(hit["by"], hit["decided_at"], hit["reason"]) for hit in row.hits if "by" in hit}


def _waiting(hits: list[dict[str, str]]) -> int:
    return sum(hit["severity"] in STOPPING and "by" not in hit for hit in hits)


def _tell(row: LookBack, command: str, *, by: str, at: datetime, reason: str = "") -> None:
    facts = {"look": str(row.pk), "rules": row.rules, "waiting": row.waiting}
    vouch(LOOK_BACK, row, f"gate.{command}", by=by, at=at, facts=facts, reason=reason)
