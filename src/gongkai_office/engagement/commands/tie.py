"""Tie a call to the document that its draft became: the call names the document, the document's ledger the call."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.clock import day_of
from gongkai_office.engagement.addresses import address, result_address
from gongkai_office.engagement.commands.record import allowed, held, tell
from gongkai_office.engagement.models import CommentCall, Stage
from gongkai_office.normative.acts import Act, Relation
from gongkai_office.normative.commands.append import Said, append

_TIED = (Stage.OUT, Stage.RESULT_IN_REVIEW, Stage.RESULT_SIGNED, Stage.DONE)


@transaction.atomic(durable=True)
def tie(*, call: UUID, document: UUID, by: Person, at: datetime) -> CommentCall:
    """The call with its document; once tied it stays. Raises ForbiddenError, GongkaiError."""
    row = held(call, *_TIED)
    allowed(by, row, at)
    if row.document_id:
        raise GongkaiError("已经关联了制发的文件，关联有误的，请在文件库里作废那一条关联")
    row.document_id = document
    row.save(update_fields=["document"])
    tell(row, "tie", by=by, at=at, facts={"document": str(document)})
    link = _said(Relation.COMMENTS, row.title, address(row.pk))
    append(document=document, act=Act.LINKED, on=day_of(at), by=by, at=at, said=link)
    if row.stage == Stage.DONE:
        link_result(row, by=by, at=at)
    return row


def link_result(row: CommentCall, *, by: Person, at: datetime) -> None:
    """Let the document's ledger name the result too, where the call has a document."""
    if row.document_id:
        link = _said(Relation.FEEDBACK, f"{row.title}意见采纳情况", result_address(row.pk))
        append(document=row.document_id, act=Act.LINKED, on=day_of(at), by=by, at=at, said=link)


def _said(relation: Relation, title: str, where: str) -> Said:
    return Said(details={"relation": relation.value, "title": title, "address": where})
