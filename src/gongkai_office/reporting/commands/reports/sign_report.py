"""Sign a report, or send it back to its officer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.approvals.commands.send_back import send_back
from gongkai_office.approvals.commands.sign import sign
from gongkai_office.approvals.models import Chain, State
from gongkai_office.clock import day_of
from gongkai_office.reporting.commands.reports.step import account_of, held, move
from gongkai_office.reporting.models import Report, Stage
from gongkai_office.reporting.queries.reports import chain_of


@transaction.atomic(durable=True)
def sign_report(*, report: UUID, content_hash: bytes, by: Person, at: datetime, note: str = "") -> Report:
    """The report, signed by the next in turn; its last signature makes it ready to be handed in.

    Raises ForbiddenError for whoever may not sign now.
    """
    row = held(report, {Stage.IN_REVIEW})
    day = day_of(at)
    signed = sign(chain=_chain(row), content_hash=content_hash, by=by, on=day, at=at, reason=note)
    return move(row, Stage.SIGNED, by=by, at=at, remark=note) if signed.state == State.COMPLETE else row


@transaction.atomic(durable=True)
def send_report_back(*, report: UUID, content_hash: bytes, by: Person, at: datetime, reason: str) -> Report:
    """The report, back with its officer. Raises GongkaiError without a reason, ForbiddenError."""
    row = held(report, {Stage.IN_REVIEW})
    day = day_of(at)
    send_back(chain=_chain(row), content_hash=content_hash, by=by, on=day, at=at, reason=reason)
    return move(row, Stage.SENT_BACK, by=by, at=at, remark=reason)


def _chain(report: Report) -> Chain:
    chain = chain_of(account_of(report))
    if chain is None:
        raise GongkaiError("这份报告没有送审")
    return chain
