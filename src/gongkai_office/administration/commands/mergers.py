"""Merge an organ into another: one asks, another approves (ADR 31); until the day it takes effect it can be undone."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.administration.queries.mergers import PURPOSE, SIGNER, chain_of, fingerprint, subject
from gongkai_office.approvals.commands.open_chain import open_chain
from gongkai_office.approvals.commands.send_back import send_back
from gongkai_office.approvals.commands.sign import sign
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.cases.commands.closed_years import closed_years
from gongkai_office.clock import day_of
from gongkai_office.organs.commands.merge import ask_merger, closed_into, reopened, settle_merger
from gongkai_office.organs.models import Merger, MergerState, Organ

_MANAGE = "organ.manage"


@transaction.atomic(durable=True)
def merge_organ(*, organ: Organ, into: Organ, day: date, by: Person, at: datetime, reason: str) -> Merger:
    """The merger, waiting for the supervising office; the person manages both organs.

    Raises GongkaiError where it cannot be, or where it would change a year whose books are closed.
    """
    for one in (organ, into):
        require(by, _MANAGE, one, day_of(at))
        _require_open_books(one, day)
    made = ask_merger(organ=organ, into=into, on=day, by=str(by.pk), at=at, reason=reason)
    open_chain(
        subject=subject(made),
        organ=organ,
        purpose=PURPOSE,
        roles=[SIGNER],
        content_hash=fingerprint(made),
        reference=str(made.pk),
        by=by,
        at=at,
    )
    return made


@transaction.atomic(durable=True)
def approve_merger(*, merger: UUID, content_hash: bytes, by: Person, at: datetime, note: str = "") -> Merger:
    """The merger, approved: from its day on the organ is closed. Raises ForbiddenError for whoever asked for it.

    Whether it can be is asked again now. Raises GongkaiError.
    """
    row = _held(merger, MergerState.PENDING)
    _require_open_books(row.organ, row.day)
    sign(chain=chain_of(row), content_hash=content_hash, by=by, on=day_of(at), at=at, reason=note)
    closed_into(organ=row.organ, into=row.into, on=row.day, by=str(by.pk), at=at, reason=row.reason)
    return settle_merger(merger=row, state=MergerState.APPROVED, by=str(by.pk), at=at, reason=note)


@transaction.atomic(durable=True)
def return_merger(*, merger: UUID, content_hash: bytes, by: Person, at: datetime, reason: str) -> Merger:
    """The merger, sent back with the reason; it may be asked for again. Raises GongkaiError, ForbiddenError."""
    row = _held(merger, MergerState.PENDING)
    chain = send_back(chain=chain_of(row), content_hash=content_hash, by=by, on=day_of(at), at=at, reason=reason)
    withdraw(chain=chain, by=by, at=at, reason=reason)
    return settle_merger(merger=row, state=MergerState.RETURNED, by=str(by.pk), at=at, reason=reason)


@transaction.atomic(durable=True)
def withdraw_merger(*, merger: UUID, by: Person, at: datetime, reason: str) -> Merger:
    """The merger, withdrawn before anybody approved it. Raises GongkaiError."""
    row = _held(merger, MergerState.PENDING)
    require(by, _MANAGE, row.organ, day_of(at))
    withdraw(chain=chain_of(row), by=by, at=at, reason=reason)
    return settle_merger(merger=row, state=MergerState.WITHDRAWN, by=str(by.pk), at=at, reason=reason)


@transaction.atomic(durable=True)
def undo_merger(*, merger: UUID, by: Person, at: datetime, reason: str) -> Merger:
    """The approved merger, undone before its day: nothing changed hands yet, so one person is enough.

    Raises GongkaiError from its day on, or without a reason.
    """
    row = _held(merger, MergerState.APPROVED)
    require(by, _MANAGE, row.organ, day_of(at))
    reopened(organ=row.organ, by=str(by.pk), at=at, reason=reason)
    return settle_merger(merger=row, state=MergerState.UNDONE, by=str(by.pk), at=at, reason=reason)


def _held(merger: UUID, state: MergerState) -> Merger:
    rows = Merger.objects.select_for_update(of=("self", "organ")).select_related("organ", "into")
    row = rows.get(pk=merger)
    if row.state != state:
        raise GongkaiError(f"这项合并{row.get_state_display()}，现在不能这样办理，请刷新页面")
    return row


def _require_open_books(organ: Organ, day: date) -> None:
    """Its figures of a closed year stay where they were counted."""
    if late := [year for year in closed_years(organ) if year >= day.year]:
        raise GongkaiError(f"{late[-1]} 年度已经交账，撤销日期应当在 {late[-1] + 1} 年 1 月 1 日以后")
