"""Chains of signatures against the journal: who signed what, in which round, and where the chain stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.db import connection
from django.db.models import QuerySet

from gongkai_office.approvals.models import Chain, Decision, State
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line

_SIZE = 500
_GONE = """
    SELECT line.subject FROM journal_line line
    WHERE line.command = 'approval.open'
    AND NOT EXISTS (SELECT FROM approvals_chain chain WHERE chain.id::text = line.facts ->> 'chain')
    ORDER BY line.subject
"""
_HANGING = ("steps", "versions", "signatures__step")
_DECISIONS = {"approval.sign": Decision.APPROVE, "approval.send_back": Decision.RETURN}
_BEGINNINGS = ("approval.open", "approval.restart")
_STATES = {"approval.send_back": State.RETURNED, "approval.withdraw": State.WITHDRAWN}


def verify() -> Iterator[Difference]:
    """Every chain, step, version or signature that is not as the journal tells."""
    after = None
    while rows := list(_next(after)):
        told = _told(rows)
        for row in rows:
            yield from _compared(row, told[str(row.pk)])
        after = rows[-1].pk
    yield from _missing()


def _next(after: object) -> QuerySet[Chain]:
    rows = Chain.objects.order_by("pk").prefetch_related(*_HANGING)
    return rows.filter(pk__gt=after)[:_SIZE] if after else rows[:_SIZE]


def _told(rows: Sequence[Chain]) -> dict[str, list[Line]]:
    told: dict[str, list[Line]] = defaultdict(list)
    lines = Line.objects.filter(subject__in={row.subject for row in rows}, command__startswith="approval.")
    for line in lines.order_by("subject", "sequence"):
        told[str(line.facts.get("chain"))].append(line)
    return told


def _compared(row: Chain, lines: Sequence[Line]) -> Iterator[Difference]:
    if not lines:
        yield _differs(row, "审签流程", "无", "有")
        return
    roles = [str(role) for role in lines[0].facts.get("roles", ())]
    pairs = {
        "环节": (roles, [step.role for step in sorted(row.steps.all(), key=lambda step: step.order)]),
        "送审稿": (
            _begun(lines),
            sorted((v.round, bytes(v.content_hash).hex(), str(v.by_id)) for v in row.versions.all()),
        ),
        "签署": (_decided(lines), sorted(_signed(row))),
        "状态": (_standing(lines, roles), (row.round, bytes(row.content_hash).hex(), row.state, row.awaiting)),
    }
    for what, (expected, found) in pairs.items():
        if expected != found:
            yield _differs(row, what, "与日志一致", "不一致")


def _begun(lines: Sequence[Line]) -> list[tuple[int, str, str]]:
    mine = (line for line in lines if line.command in _BEGINNINGS)
    return sorted((int(line.facts["round"]), str(line.facts["content"]), line.by) for line in mine)


def _decided(lines: Sequence[Line]) -> list[tuple[object, ...]]:
    mine = (line for line in lines if line.command in _DECISIONS)
    return sorted(
        (line.facts["round"], line.facts["step"], line.by, _DECISIONS[line.command].value, line.reason, line.at)
        for line in mine
    )


def _signed(row: Chain) -> Iterator[tuple[object, ...]]:
    for one in row.signatures.all():
        yield one.round, one.step.order, str(one.person_id), one.decision, one.reason, one.at


def _standing(lines: Sequence[Line], roles: Sequence[str]) -> tuple[int, str, str, str]:
    last = lines[-1]
    begun = next((line for line in reversed(lines) if line.command in _BEGINNINGS), last)
    state, awaiting = _STATES.get(last.command, State.OPEN), ""
    if last.command in _BEGINNINGS:
        awaiting = roles[0] if roles else ""
    elif last.command == "approval.sign" and last.facts.get("complete"):
        state = State.COMPLETE
    elif last.command == "approval.sign":
        awaiting = next(iter(roles[int(last.facts["step"]) :]), "")
    return int(begun.facts["round"]), str(begun.facts["content"]), state.value, awaiting


def _missing() -> Iterator[Difference]:
    """Chains that the journal tells of and that are not there."""
    with connection.cursor() as cursor:
        cursor.execute(_GONE)
        for (subject,) in cursor.fetchall():
            yield Difference(Fault.APPROVAL, subject, "审签流程", "有", "无")


def _differs(row: Chain, what: str, expected: str, found: str) -> Difference:
    return Difference(Fault.APPROVAL, row.subject, f"{what}（{row.purpose}）", expected, found)
