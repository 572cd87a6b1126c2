"""A plan tried against the law: every entry as if it were made, by the same checks, and nothing stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import count

from gongkai.cases.acceptance import record
from gongkai.cases.entries import Entry, EntryKind
from gongkai.cases.state import EMPTY, Case
from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.append import Ground
from gongkai_office.cases.commands.arrive import Arrival, require_content
from gongkai_office.cases.commands.notice_fee import reckon
from gongkai_office.cases.imports.fields import Field
from gongkai_office.cases.imports.plan import Happening, Plan
from gongkai_office.cases.imports.rows import Fault
from gongkai_office.cases.policies import on_paper, role_of
from gongkai_office.cases.practice import practice_for
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ

_BY_ORDER = {EntryKind.DRAFTED: Field.REPLIED}


def tried(plan: Plan, organ: Organ, ground: Ground, at: datetime) -> tuple[Case, list[Fault]]:
    """The case that a row would become, with what the law objects to (the first thing) or finds irregular."""
    case, faults, places = EMPTY, list[Fault](), count(1)
    try:
        require_content(arrival_of(plan, organ), day_of(at))
        case = _recorded(case, Happening(EntryKind.SUBMITTED, plan.arrived, Field.ARRIVED), ground, at, next(places))[0]
    except GongkaiError as error:
        return case, [Fault(plan.row, Field.ARRIVED, str(error))]
    for one in plan.happened:
        try:
            case, remarks = _recorded(case, one, ground, at, next(places))
            _require_fee(plan, one)
        except GongkaiError as error:
            return case, [*faults, Fault(plan.row, _BY_ORDER.get(one.kind, one.told_by), str(error))]
        faults += [Fault(plan.row, one.told_by, remark, grave=False) for remark in remarks]
    return case, faults


def arrival_of(plan: Plan, organ: Organ, *, access: bytes = b"", idempotency: str = "") -> Arrival:
    """The arrival that a row tells of."""
    return Arrival(
        organ=organ,
        channel=plan.channel,
        applicant=plan.applicant,
        particulars=plan.particulars,
        wanted=plan.wanted,
        arrived=plan.arrived,
        access=access,
        idempotency=idempotency,
        former_number=plan.former_number,
    )


def _recorded(case: Case, one: Happening, ground: Ground, at: datetime, place: int) -> tuple[Case, tuple[str, ...]]:
    line = Entry(str(place), one.kind, one.on, at, on_paper(one.kind), role_of(one.kind), one.detail)
    return record(case, line, ground.calendar, practice_for(case, ground.choices, arriving=one.on))


def _require_fee(plan: Plan, one: Happening) -> None:
    """A fee notice must ask for something. Raises GongkaiError."""
    if one.kind is EntryKind.FEE_NOTICED and plan.cost:
        fee = reckon(plan.cost.method, plan.cost.quantity, one.on)
        if not fee.amount:
            raise GongkaiError("未超出免费的数量，不收取信息处理费，请核对计收数量", source=str(fee.source))


def doubled(plans: Iterable[Plan], numbers_known: frozenset[str]) -> list[Fault]:
    """Rows whose number stands in the ledger already, or in another row; rows that say the same as another."""
    faults, by_number, by_content = list[Fault](), dict[str, int](), dict[object, int]()
    for one in plans:
        if one.former_number:
            if one.former_number in numbers_known:
                faults.append(Fault(one.row, Field.NUMBER, "这个编号台账里已经有了，请核对是否重复导入"))
            elif (first := by_number.setdefault(one.former_number, one.row)) != one.row:
                faults.append(Fault(one.row, Field.NUMBER, f"编号与第 {first} 行相同，请核对"))
                continue
        content = (one.particulars.name, one.wanted.description, one.arrived, one.happened[:1])
        if (first := by_content.setdefault(content, one.row)) != one.row:
            faults.append(
                Fault(one.row, Field.DESCRIPTION, f"申请人、申请内容和日期与第 {first} 行相同，请核对", grave=False)
            )
    return faults
