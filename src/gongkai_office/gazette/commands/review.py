"""Send an issue up, sign it, send it back, let it out with its number."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.send_back import send_back as return_chain
from gongkai_office.approvals.commands.sign import sign as put_signature
from gongkai_office.approvals.commands.submit import submit
from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.queries import is_approved, required_chain
from gongkai_office.clock import day_of
from gongkai_office.gazette.commands.record import allowed, held
from gongkai_office.gazette.content import content_seal, in_print, pieces_of
from gongkai_office.gazette.indexing import found
from gongkai_office.gazette.models import Issue, Stage
from gongkai_office.gazette.queries import PURPOSE, SERIES, SIGNERS
from gongkai_office.gazette.vouched import ISSUE, PIECE, subject
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.commands.number import next_number


@transaction.atomic(durable=True)
def send_up(*, issue: UUID, by: Person, at: datetime) -> Chain:
    """The chain of signatures over every piece in its order. Raises GongkaiError for an empty issue."""
    row = held(issue, Stage.DRAFT)
    allowed(by, "item.draft", row, at)
    _require_printable(row)
    vouch(ISSUE, _move(row, Stage.IN_REVIEW), "gazette.send_up", by=str(by.pk), at=at)
    return submit(
        subject=subject(row.pk), organ=row.organ, purpose=PURPOSE, roles=SIGNERS,
        content_hash=bytes.fromhex(content_seal(row)), reference=f"gazette:{row.pk}", by=by, at=at,
    )  # fmt: skip


@transaction.atomic(durable=True)
def sign(*, issue: UUID, content: str, by: Person, at: datetime) -> Chain:
    """Sign exactly what was seen; the head's signature ends the review. Raises ForbiddenError, GongkaiError."""
    row = held(issue, Stage.IN_REVIEW)
    signed = put_signature(chain=_chain(row), content_hash=bytes.fromhex(content), by=by, on=day_of(at), at=at)
    if signed.state == State.COMPLETE:
        vouch(ISSUE, _move(row, Stage.SIGNED), "gazette.signed", by=str(by.pk), at=at)
    return signed


@transaction.atomic(durable=True)
def send_back(*, issue: UUID, content: str, reason: str, by: Person, at: datetime) -> Issue:
    """Back to its editor with the reason. Raises ForbiddenError, GongkaiError."""
    row = held(issue, Stage.IN_REVIEW)
    return_chain(
        chain=_chain(row), content_hash=bytes.fromhex(content), by=by, on=day_of(at), at=at, reason=reason
    )  # fmt: skip
    vouch(ISSUE, _move(row, Stage.DRAFT), "gazette.send_back", by=str(by.pk), at=at, reason=reason)
    return row


@transaction.atomic(durable=True)
def let_out(*, issue: UUID, by: Person, at: datetime) -> Issue:
    """The issue, out today under the next number of its organ and year. Raises ForbiddenError, GongkaiError."""
    row = held(issue, Stage.SIGNED)
    allowed(by, "item.publish", row, at)
    if not is_approved(subject(row.pk), PURPOSE, bytes.fromhex(content_seal(row))):
        raise GongkaiError("篇目和签发的不一致，已停止出版，请运行 gongkai verify 核查")
    _require_printable(row)
    row.out_on = day_of(at)
    row.year = row.out_on.year
    row.serial = next_number(organ=row.organ, series=SERIES, year=row.year)
    row.stage = Stage.OUT
    row.save(update_fields=["stage", "out_on", "year", "serial"])
    found(row)
    facts, seals = {"year": row.year, "serial": row.serial}, PIECE.stated(*row.pieces.select_related("issue"))
    vouch(ISSUE, row, "gazette.let_out", by=str(by.pk), at=at, facts=facts, seals=seals)
    return row


def _require_printable(row: Issue) -> None:
    pieces = pieces_of(row)
    if not pieces:
        raise GongkaiError("这一期还没有篇目，请先选择要刊登的文件和信息")
    if gone := [one.title for one in pieces if not in_print(one)]:
        raise GongkaiError(f"《{gone[0]}》已经撤下，不能刊登，请从这一期里去掉")


def _chain(row: Issue) -> Chain:
    return required_chain(subject(row.pk), PURPOSE)


def _move(row: Issue, stage: Stage) -> Issue:
    row.stage = stage
    row.save(update_fields=["stage"])
    return row
