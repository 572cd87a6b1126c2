"""Merge an organ into another: it is closed, keeps its books, and names its successor; until that day it can be undone.

The organ that continues the powers of one that ended answers for it (Administrative Litigation Law, Art. 26(6);
Reconsideration Law, Art. 19(4)); where none does, the government it belonged to (Fa Shi [2018] 1, Art. 23).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.models import Merger, MergerState, Organ
from gongkai_office.organs.queries import below, open_on
from gongkai_office.organs.vouched import MERGER


def require_mergeable(organ: Organ, into: Organ, on: date) -> None:
    """Pass two organs that can be merged. Raises GongkaiError where one is not there, or still has others below."""
    for one in (organ, into):
        if not one.open_on(on):
            raise GongkaiError(f"机关 {one.code} 在 {on.isoformat()} 不存续，不能合并")
    if into.path.startswith(organ.path):
        raise GongkaiError("不能并入本机关或本机关的下级，请另选承接的机关")
    remaining = below(organ).exclude(pk=organ.pk) & open_on(on)
    if remaining.exists():
        raise GongkaiError(
            f"机关 {organ.code} 之下还有 {remaining.count()} 个机关，请先逐个办理："
            "改变隶属的，在新的上级之下设立机关，再把原机关并入"
        )


@transaction.atomic
def ask_merger(*, organ: Organ, into: Organ, on: date, by: str, at: datetime, reason: str) -> Merger:
    """A merger asked for; nothing ends before it is approved. Raises GongkaiError where it cannot be."""
    locked = Organ.objects.select_for_update(of=("self",)).get(pk=organ.pk)
    require_mergeable(locked, into, on)
    if not reason.strip():
        raise GongkaiError("请写明依据和理由，例如机构改革方案的文号")
    if locked.mergers.filter(state=MergerState.PENDING).exists():
        raise GongkaiError("这个机关已经提请过合并，正在等待批准")
    made = Merger.objects.create(organ=locked, into=into, day=on, reason=reason.strip(), by=by, at=at)
    _tell(made, "organ.ask_merger", by, at, made.reason)
    return made


@transaction.atomic
def settle_merger(*, merger: Merger, state: MergerState, by: str, at: datetime, reason: str = "") -> Merger:
    """The merger as it stands from now on, inside the transaction of the command that settles it."""
    merger.state = state
    merger.save(update_fields=["state"])
    _tell(merger, "organ.settle_merger", by, at, reason)
    return merger


@transaction.atomic(durable=True)
def merge(*, organ: Organ, into: Organ, on: date, by: str, at: datetime, reason: str) -> Organ:
    """The closed organ. Raises GongkaiError for organs that do not exist on the day or still have others below."""
    return closed_into(organ=organ, into=into, on=on, by=by, at=at, reason=reason)


def closed_into(*, organ: Organ, into: Organ, on: date, by: str, at: datetime, reason: str) -> Organ:
    """The closed organ, inside the transaction of the command that closes it."""
    require_mergeable(organ, into, on)
    organ.closed_on, organ.successor = on, into
    organ.save(update_fields=["closed_on", "successor"])
    write(
        organ=organ.pk,
        subject=f"organ:{organ.pk}",
        command="organ.merge",
        by=by,
        at=at,
        facts={"into": str(into.pk), "on": on.isoformat()},
        reason=reason,
    )
    return organ


def reopened(*, organ: Organ, by: str, at: datetime, reason: str) -> Organ:
    """The organ as it was, inside the transaction of the command that undoes its merger before the day it takes effect.

    Raises GongkaiError from that day on: then the other organ has acted for it.
    """
    if organ.closed_on is None or day_of(at) >= organ.closed_on:
        raise GongkaiError("合并已经生效，不能撤销；需要恢复的，请另行设立机关")
    if not reason.strip():
        raise GongkaiError("请写明撤销合并的理由")
    organ.closed_on, organ.successor = None, None
    organ.save(update_fields=["closed_on", "successor"])
    write(
        organ=organ.pk,
        subject=f"organ:{organ.pk}",
        command="organ.unmerge",
        by=by,
        at=at,
        facts={},
        reason=reason.strip(),
    )
    return organ


def _tell(row: Merger, command: str, by: str, at: datetime, reason: str) -> None:
    facts = {
        "merger": str(row.pk), "organ": str(row.organ_id), "into": str(row.into_id), "on": row.day.isoformat(),
        "state": row.state,
    }  # fmt: skip
    vouch(MERGER, row, command, by=by, at=at, facts=facts, reason=reason.strip())
