"""Who may do what from where: the one transition table of a disclosure request.

The table says from which stages an entry may be made, by which roles, and on which article it rests. Whether its
date is lawful is the clock's business (`gongkai.law.events`), what follows from it the fold's (`state`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.cases.entries import Entry, EntryKind, Role
from gongkai.errors import GongkaiError
from gongkai.law.citations import RECONSIDERATION, REGULATIONS, SERVICE_2016, Citation
from gongkai.law.events import EventKind


class Stage(StrEnum):
    """Where a case stands. How it ended is another question (`Outcome`); whether it is late a third (the clock)."""

    NEW = "尚未提交"
    CONFIRMING = "等待双方确认"
    OPEN = "办理中"
    AWAITING_CORRECTION = "等待补正"
    AWAITING_REASONS = "等待说明理由"
    AWAITING_PAYMENT = "等待缴费"
    CONSULTING = "征求意见"
    IN_REVIEW = "审签中"
    SIGNED = "待送达"
    SERVED = "已答复"
    WITHDRAWN = "已撤回"
    ARCHIVED = "已归档"


class ProcedureError(GongkaiError):
    """An entry that may not be made here and now, or not by this person."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: an entry, the stages it may be made from, who may make it, and its article."""

    kind: EntryKind
    stages: frozenset[Stage]
    roles: frozenset[Role]
    source: Citation


_WORKING = (Stage.OPEN, Stage.CONSULTING)
_AWAITING = (Stage.AWAITING_CORRECTION, Stage.AWAITING_REASONS, Stage.AWAITING_PAYMENT)
_SIGNING = (Stage.IN_REVIEW, Stage.SIGNED)
_UNDECIDED = (*_WORKING, *_AWAITING, *_SIGNING)
_ENDED = (Stage.SERVED, Stage.WITHDRAWN, Stage.ARCHIVED)
_DESK = (Role.REGISTRAR, Role.HANDLER)
_ART = REGULATIONS.article


def _row(kind: EntryKind, stages: tuple[Stage, ...], roles: tuple[Role, ...], source: Citation) -> Transition:
    return Transition(kind, frozenset(stages), frozenset(roles), source)


def _event(kind: EntryKind, *stages: Stage, roles: tuple[Role, ...] = _DESK) -> Transition:
    return _row(kind, stages, roles, EventKind(kind.value).source)


_K = EntryKind
TABLE = (
    _row(_K.SUBMITTED, (Stage.NEW,), (Role.REQUESTER, *_DESK), _ART(29)),
    _row(_K.RECEIVED, (Stage.NEW, Stage.CONFIRMING), _DESK, _ART(31)),
    _event(_K.CORRECTION_NOTICED, *_WORKING),
    _event(_K.CORRECTED, Stage.AWAITING_CORRECTION),
    _event(_K.THIRD_PARTY_ASKED, *_WORKING, Stage.AWAITING_PAYMENT),
    _event(_K.THIRD_PARTY_ANSWERED, Stage.CONSULTING, *_AWAITING, Stage.IN_REVIEW),
    _event(_K.ORGAN_ASKED, *_WORKING, Stage.AWAITING_PAYMENT),
    _event(_K.ORGAN_ANSWERED, Stage.CONSULTING, *_AWAITING, Stage.IN_REVIEW),
    _event(_K.REASONS_ASKED, *_WORKING),
    _event(_K.REASONS_GIVEN, Stage.AWAITING_REASONS),
    _event(_K.DELAYED, *_WORKING, roles=(Role.HEAD,)),
    _event(_K.EXTENDED, *_WORKING, Stage.IN_REVIEW, roles=(Role.HEAD,)),
    _event(_K.FEE_NOTICED, *_WORKING),
    _event(_K.FEE_PAID, Stage.AWAITING_PAYMENT),
    _row(_K.DRAFTED, (*_WORKING, *_AWAITING), _DESK, _ART(36)),
    _row(_K.RETURNED, (Stage.IN_REVIEW,), (Role.REVIEWER, Role.HEAD), _ART(17)),
    _row(_K.SIGNED, (Stage.IN_REVIEW,), (Role.HEAD,), _ART(17)),
    _row(_K.SERVED, (Stage.SIGNED,), _DESK, Citation(SERVICE_2016)),
    _row(_K.WITHDRAWN, (Stage.CONFIRMING, *_UNDECIDED), (Role.REQUESTER, *_DESK), _ART(45)),
    _row(_K.THIRD_PARTY_TOLD, (*_WORKING, *_SIGNING, Stage.SERVED), (Role.HEAD,), _ART(32)),
    _row(_K.RECORD_CORRECTED, (*_UNDECIDED, Stage.SERVED), (Role.HEAD,), _ART(41)),
    _row(_K.ARCHIVED, (Stage.SERVED, Stage.WITHDRAWN), _DESK, _ART(45)),
    _row(_K.RECONSIDERATION_FILED, (*_UNDECIDED, *_ENDED), _DESK, _ART(51)),
    _row(_K.SUIT_FILED, (*_UNDECIDED, *_ENDED), _DESK, _ART(51)),
    _row(_K.DISPUTE_DECIDED, (*_UNDECIDED, *_ENDED), _DESK, _ART(51)),
    _row(_K.REOPENED, (Stage.SERVED, Stage.ARCHIVED), _DESK, RECONSIDERATION.article(64)),
    _row(_K.VOIDED, tuple(stage for stage in Stage if stage is not Stage.NEW), (Role.HEAD,), _ART(45)),
)
BY_KIND = {row.kind: row for row in TABLE}


def may(kind: EntryKind, stage: Stage, role: Role) -> bool:
    """Whether a role may make an entry from a stage."""
    row = BY_KIND[kind]
    return stage in row.stages and role in row.roles


def possible(stage: Stage, role: Role) -> tuple[EntryKind, ...]:
    """What a role can do from a stage, in the table's order."""
    return tuple(row.kind for row in TABLE if stage in row.stages and role in row.roles)


def require(entry: Entry, stage: Stage) -> None:
    """Refuse an entry that its stage or its author's role does not allow. Raises ProcedureError."""
    row = BY_KIND[entry.kind]
    if stage not in row.stages:
        can = "、".join(kind.label for kind in possible(stage, entry.role)) or "无"
        raise ProcedureError(
            f"案件现在“{stage}”，不能登记“{entry.kind.label}”；{entry.role}此时可以做的有：{can}",
            source=str(row.source),
        )
    if entry.role not in row.roles:
        who = "、".join(role for role in Role if role in row.roles)
        raise ProcedureError(f"“{entry.kind.label}”应当由{who}办理，{entry.role}不能办理", source=str(row.source))
