"""Send a call or its result up, sign it, send it back, take it back to be changed: both go the same way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.send_back import send_back as return_chain
from gongkai_office.approvals.commands.sign import sign as put_signature
from gongkai_office.approvals.commands.submit import submit
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.queries import required_chain
from gongkai_office.clock import day_of
from gongkai_office.engagement.commands.draft import require_days
from gongkai_office.engagement.commands.record import allowed, held, move, tell
from gongkai_office.engagement.content import call_seal, looked_into, result_looked_into, result_seal
from gongkai_office.engagement.models import PUBLIC, CommentCall, Stage, Verdict
from gongkai_office.engagement.queries import CLOSED, purpose_of, standing, under_way
from gongkai_office.engagement.vouched import subject
from gongkai_office.gate.looking import Placed
from gongkai_office.normative.queries.releases import SIGNERS

_UP = {Stage.DRAFT: Stage.IN_REVIEW, Stage.OUT: Stage.RESULT_IN_REVIEW}
_SIGNED = {Stage.IN_REVIEW: Stage.SIGNED, Stage.RESULT_IN_REVIEW: Stage.RESULT_SIGNED}
_BACK = {
    Stage.IN_REVIEW: Stage.DRAFT, Stage.SIGNED: Stage.DRAFT,
    Stage.RESULT_IN_REVIEW: Stage.OUT, Stage.RESULT_SIGNED: Stage.OUT,
}  # fmt: skip


def seal_of(row: CommentCall) -> str:
    """The hash of what is signed now: the call until it is out, then its result."""
    return result_seal(row) if row.stage in PUBLIC else call_seal(row)


def found_in(row: CommentCall, screener: Screener) -> list[Placed]:
    """What the gate stops in that."""
    return result_looked_into(row, screener) if row.stage in PUBLIC else looked_into(row, screener)


@transaction.atomic(durable=True)
def send_up(*, call: UUID, screener: Screener, excuse: str = "", by: Person, at: datetime) -> Chain:
    """The chain of signatures; what the gate finds goes up with the reason why it may go out.

    Raises GongkaiError where something was found and no reason is given, or where something is lacking.
    """
    row = held(call, *_UP)
    allowed(by, row, at)
    if row.stage == Stage.OUT:
        _require_answered(row, at)
    else:
        require_days(row.kind, row.days, row.shortened, day_of(at))
    content, found = bytes.fromhex(seal_of(row)), found_in(row, screener)
    if found and not excuse.strip():
        raise GongkaiError(f"发布前检查发现 {len(found)} 处问题，请改正，或者写明可以公开的理由")
    row.findings, row.excuse = _kept(found), excuse.strip() if found else ""
    row.save(update_fields=["findings", "excuse"])
    purpose = purpose_of(row)
    tell(move(row, _UP[Stage(row.stage)]), "send_up", by=by, at=at, reason=row.excuse, facts={"purpose": purpose})
    return submit(
        subject=subject(row.pk), organ=row.organ, purpose=purpose, roles=SIGNERS, content_hash=content,
        reference=subject(row.pk), by=by, at=at,
    )  # fmt: skip


@transaction.atomic(durable=True)
def sign(*, call: UUID, content: str, by: Person, at: datetime) -> Chain:
    """Sign exactly what was seen; the head's signature ends the review. Raises ForbiddenError, GongkaiError."""
    row = held(call, *_SIGNED)
    chain = _chain(row)
    signed = put_signature(chain=chain, content_hash=bytes.fromhex(content), by=by, on=day_of(at), at=at)
    if signed.state == State.COMPLETE:
        tell(move(row, _SIGNED[Stage(row.stage)]), "signed", by=by, at=at, facts={"purpose": chain.purpose})
    return signed


@transaction.atomic(durable=True)
def send_back(*, call: UUID, content: str, reason: str, by: Person, at: datetime) -> CommentCall:
    """Back to its drafter with the reason. Raises ForbiddenError, GongkaiError."""
    row = held(call, *_SIGNED)
    return_chain(
        chain=_chain(row), content_hash=bytes.fromhex(content), by=by, on=day_of(at), at=at, reason=reason
    )  # fmt: skip
    tell(move(row, _BACK[Stage(row.stage)]), "send_back", by=by, at=at, reason=reason)
    return row


@transaction.atomic(durable=True)
def take_back(*, call: UUID, reason: str, by: Person, at: datetime) -> CommentCall:
    """Back to its drafter by the drafter's own side; whatever was signed counts no more. Raises GongkaiError."""
    row = held(call, *_BACK)
    allowed(by, row, at)
    if not reason.strip():
        raise GongkaiError("请写明收回修改的理由")
    if chain := under_way(row):
        withdraw(chain=chain, by=by, at=at, reason=reason)
    tell(move(row, _BACK[Stage(row.stage)]), "take_back", by=by, at=at, reason=reason.strip())
    return row


def _require_answered(row: CommentCall, at: datetime) -> None:
    """Pass a closed call every comment of which is answered, with something said of it all. Raises GongkaiError."""
    if standing(row, day_of(at)) != CLOSED:
        raise GongkaiError(f"征求意见到 {row.closes_on} 才截止，截止以后再公布采纳情况")
    if left := row.comments.filter(point=None).count():
        raise GongkaiError(f"还有 {left} 条意见没有归入要点，请逐条归入后再送审")
    if lacking := row.points.filter(verdict__in=[Verdict.PARTIAL, Verdict.NOT_ADOPTED], reason="").first():
        raise GongkaiError(f"“{lacking.gist[:30]}”{lacking.get_verdict_display()}，请说明理由")
    if not row.result.strip():
        raise GongkaiError("请填写采纳情况说明；没有收到意见的，也写明没有收到")


def _kept(found: Sequence[Placed]) -> list[dict[str, str]]:
    """Findings as a row keeps them, masked."""
    return [{"key": one.key.hex(), "place": one.place, "masked": one.hit.masked, "message": one.words} for one in found]


def _chain(row: CommentCall) -> Chain:
    return required_chain(subject(row.pk), purpose_of(row))
