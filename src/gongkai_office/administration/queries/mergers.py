"""Mergers of organs: what is asked for, what is ahead, what follows from one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Appointment, Person, Role, in_force
from gongkai_office.accounts.policies import offices
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.queries import latest_chain, waiting_for
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.journal.chain import canonical
from gongkai_office.organs.models import Merger, MergerState, Organ
from gongkai_office.organs.queries import below, names_on
from gongkai_office.publishing.models import State, Version

PURPOSE, SIGNER = "merger", Role.SUPERVISOR
"""What the signature over a merger is for, and who gives it."""


def subject(row: Merger) -> str:
    """A merger as the journal and its signature name it."""
    return f"merger:{row.pk}"


def fingerprint(row: Merger) -> bytes:
    """The SHA-256 of what its signer has before them."""
    content: dict[str, object] = {
        "merger": str(row.pk), "organ": str(row.organ_id), "into": str(row.into_id), "day": row.day.isoformat(),
        "reason": row.reason,
    }  # fmt: skip
    return hashlib.sha256(canonical(content)).digest()


def chain_of(row: Merger) -> Chain:
    """The signature of a merger. Raises GongkaiError where none was asked for."""
    chain = latest_chain(subject(row), PURPOSE)
    if chain is None:
        raise GongkaiError("这项合并没有提请批准")
    return chain


def mergers(organs: QuerySet[Organ]) -> list[tuple[str, str, Merger]]:
    """The mergers of some organs that are not in effect, the newest first: what each is called, and into which."""
    pending = Merger.objects.filter(organ__in=organs).exclude(state__in=(MergerState.WITHDRAWN, MergerState.UNDONE))
    rows = list(pending.select_related("organ", "into").order_by("-at")[:100])
    names = names_on([one for row in rows for one in (row.organ, row.into)], date.max)
    return [(names[row.organ_id], names[row.into_id], row) for row in rows]


def to_approve(person: Person, on: date) -> list[UUID]:
    """The mergers that wait for somebody's signature."""
    if not any(office.role is SIGNER for office in offices(person, on)):
        return []
    found = waiting_for(person, on).filter(purpose=PURPOSE).values_list("subject", flat=True)
    return [UUID(one.partition(":")[2]) for one in found]


def after_merger(organ: Organ, on: date) -> Iterator[str]:
    """What becomes of what an organ has, in a sentence each."""
    children = below(organ).exclude(pk=organ.pk).filter(closed_on__isnull=True).count()
    if children:
        yield f"之下还有 {children} 个机关，请先调整，否则不能合并"
    cases = DisclosureRequest.objects.filter(organ=organ, pending=True).count()
    kept = "登记编号和期限不变，从撤销之日起由承接的机关继续办理，文书以承接机关的名义作出"
    yield f"有 {cases} 件未办结的申请：{kept}" if cases else "没有未办结的申请"
    people = Person.objects.filter(organ=organ, is_active=True).count()
    held = Appointment.objects.filter(in_force(on), organ=organ).count()
    yield f"有 {people} 名人员、{held} 项任职，请在撤销前后逐人调整" if people or held else "没有人员"
    items = Version.objects.filter(organ=organ, state=State.PUBLISHED).count()
    yield f"已公开的 {items} 条信息地址不变，页面注明由哪个机关承接；此后由承接的机关维护"
    yield "从撤销之日起，公众不能再向本机关提出申请，页面会指向承接的机关"
    yield "撤销当年的数字全年计入承接机关的年度报告，只计一次；登记簿、文书和操作日志原样保留"
    yield "行政复议的被申请人、行政诉讼的被告是继续行使职权的机关（行政复议法第十九条、行政诉讼法第二十六条）"
