"""What single entries and totals of one register allow beside each other.

A total says how many decisions a period had; an entry inside that period would be counted twice. So the one refuses
the other, within an organ and a register.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from gongkai_office.organs.models import Organ
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Entry, Form
from gongkai_office.registers.statement import Statement


def require_room(organ: Organ, one: Statement, *, beside: UUID | None = None) -> None:
    """Pass a statement that counts nothing twice; `beside` is the item it replaces. Raises RegisterError."""
    if one.form is Form.TOTAL:
        _require_no_entries(organ, one, beside)
        _require_no_total(organ, one.kind, one.start, one.on, beside)
    else:
        _require_no_total(organ, one.kind, one.on, one.on, beside)
        _require_new(organ, one, beside)


def require_room_for_all(organ: Organ, kind: Kind, statements: Collection[Statement]) -> None:
    """The same for many single statements at once. Raises RegisterError for the first that has none."""
    totals = list(_standing(organ, kind).filter(form=Form.TOTAL))
    known = doubles(organ, kind, (one.reference for one in statements))
    for one in statements:
        for total in totals:
            if total.start <= one.on <= total.on:
                raise RegisterError(_covered(total))
        if one.reference in known:
            raise RegisterError(f"文号“{one.reference}”已经登记过，编号 {known[one.reference]}，请核对")


def doubles(organ: Organ, kind: Kind, references: Iterable[str]) -> dict[str, str]:
    """The numbers of decisions that stand in a register already, with the number of their item."""
    found = _standing(organ, kind).filter(reference__in={one for one in references if one})
    return dict(found.values_list("reference", "item__number"))


def totals_over(organ: Organ, kind: Kind) -> list[tuple[date, date]]:
    """The periods for which a register holds a total."""
    return list(_standing(organ, kind).filter(form=Form.TOTAL).values_list("start", "on"))


def _standing(organ: Organ, kind: Kind) -> QuerySet[Entry]:
    return Entry.objects.filter(organ=organ, kind=kind, superseded_at=None, standing=True).select_related("item")


def _require_no_entries(organ: Organ, one: Statement, beside: UUID | None) -> None:
    inside = _standing(organ, one.kind).filter(form=Form.SINGLE, on__range=(one.start, one.on)).exclude(item=beside)
    if number := inside.count():
        raise RegisterError(
            f"{one.start.isoformat()} 至 {one.on.isoformat()} 已经逐条登记了 {number} {one.kind.unit}，"
            "再登记合计数会重复计算；请把合计的期间改到没有逐条登记的月份，或者先撤销逐条登记"
        )


def _require_no_total(organ: Organ, kind: Kind, first: date, last: date, beside: UUID | None) -> None:
    over = _standing(organ, kind).filter(form=Form.TOTAL, start__lte=last, on__gte=first).exclude(item=beside).first()
    if over:
        raise RegisterError(_covered(over))


def _covered(total: Entry) -> str:
    return (
        f"{total.start.isoformat()} 至 {total.on.isoformat()} 已经登记了合计数（{total.item.number}），"
        "再登记会重复计算；如果改为逐条登记，请先更正合计的期间或者撤销合计"
    )


def _require_new(organ: Organ, one: Statement, beside: UUID | None) -> None:
    if not one.reference:
        return
    before = _standing(organ, one.kind).filter(reference=one.reference).exclude(item=beside).first()
    if before:
        raise RegisterError(f"文号“{one.reference}”已经登记过，编号 {before.item.number}，请核对")
