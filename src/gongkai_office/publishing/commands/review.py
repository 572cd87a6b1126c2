"""Proof-read, review, return: three proof-readings and three reviews, each by another person (三审三校)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.send_back import send_back as return_chain
from gongkai_office.approvals.commands.sign import sign
from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.policies import require_signer
from gongkai_office.clock import day_of
from gongkai_office.publishing.commands.record import allowed, locked, move, tell
from gongkai_office.publishing.models import Proof, Version
from gongkai_office.publishing.procedure import Verb, proof_before, require
from gongkai_office.publishing.queries.reviews import stage_in_turn, under_way
from gongkai_office.publishing.vouched import PROOF


@transaction.atomic(durable=True)
def proofread(*, version: UUID, content_hash: bytes, by: Person, at: datetime, remarks: str = "") -> Proof:
    """The proof-reading that goes before the review in turn. Raises GongkaiError.

    `content_hash` is that of the page the reader had before them. Authors do not proof-read their own text, and nobody
    reads twice.
    """
    row = locked(version)
    allowed(by, "item.read", row, at)
    chain = _chain(row)
    order = proof_before(stage_in_turn(chain), row)
    if not order:
        raise GongkaiError("现在这一环节不需要校对")
    if bytes(row.content_hash) != content_hash:
        raise GongkaiError("内容在您查看以后有改动，请重新查看后再校对")
    if chain.versions.filter(by=by).exists():
        raise GongkaiError("您参与起草，不能校对，请由他人校对")
    standing = row.proofs.filter(content_hash=content_hash)
    if standing.filter(person=by).exists():
        raise GongkaiError("您已经校对过这一稿，下一校请由他人进行")
    if standing.filter(order=order).exists():
        raise GongkaiError(f"第{order}校已经完成")
    proof = Proof.objects.create(
        version=row, order=order, content_hash=content_hash, person=by, at=at, remarks=remarks.strip()
    )
    tell(row, "proofread", by=by, at=at, facts={"order": order}, seals=PROOF.stated(proof))
    return proof


@transaction.atomic(durable=True)
def review(*, version: UUID, content_hash: bytes, by: Person, at: datetime, opinion: str = "") -> Version:
    """The version, waiting for its next review, or approved. Raises ForbiddenError, GongkaiError."""
    row = locked(version)
    chain, stage = _chain(row), stage_in_turn(_chain(row))
    require_signer(chain, by, day_of(at))
    proof = proof_before(stage, row)
    if proof and not row.proofs.filter(content_hash=content_hash, order=proof).exists():
        raise GongkaiError(f"{stage.name}之前应当先完成第{proof}校，请先登记校对")
    signed = sign(chain=chain, content_hash=content_hash, by=by, on=day_of(at), at=at, reason=opinion)
    if signed.state == State.COMPLETE and not row.forced:
        move(row, Verb.APPROVE)
    tell(row, "review", by=by, at=at, facts={"stage": stage.name}, reason=opinion)
    return row


@transaction.atomic(durable=True)
def send_back(*, version: UUID, by: Person, at: datetime, reason: str) -> Version:
    """The version back with its editor. Raises ForbiddenError, GongkaiError; a return needs a reason."""
    row = locked(version)
    require(Verb.RETURN, row)
    content = bytes(row.content_hash)
    return_chain(chain=_chain(row), content_hash=content, by=by, on=day_of(at), at=at, reason=reason)
    move(row, Verb.RETURN)
    tell(row, "send_back", by=by, at=at, reason=reason)
    return row


def _chain(version: Version) -> Chain:
    """The chain that waits for somebody; that of a forced publication is signed afterwards."""
    if not version.forced:
        require(Verb.SIGN, version)
    chain = under_way(version)
    if chain is None:
        raise GongkaiError("本信息现在没有待审核的环节")
    return chain
