"""What a report says of its own making: who handed in from outside, merged, is left out; what was counted twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from gongkai.annual.forms import FormCode
from gongkai.annual.messages import label
from gongkai.annual.rollup import lacking
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import Composition, composition
from gongkai_office.reporting.models import Absence, Reminder
from gongkai_office.reporting.queries.children import units
from gongkai_office.reporting.queries.frozen import report_of

_TOLD = 10
_UNITS = 60
"""More units are counted, not named: the roll-up page names them all."""


def scope(one: Account, made: Composition | None = None) -> str:
    """Whose figures a whole report holds, for its text: the units that are in, then every sentence of its making."""
    if one.own:
        return ""
    made = made or composition(one)
    below = [unit for unit in units(one) if unit.organ != one.organ]
    names = list(names_on([unit.organ for unit in below], one.last).values())
    told = "、".join(names[:_UNITS]) + (f"等{len(names)}个单位" if len(names) > _UNITS else "")
    return "".join((f"本报告的数字包括本机关和{told}。" if told else "", *sentences(one, made)))


def sentences(one: Account, made: Composition) -> Iterator[str]:
    """A sentence for each thing that a reader of the sum must know."""
    names = names_on(_named(made), one.last)
    if made.outside and made.ledgers:
        told = [names[key] for key in made.outside]
        yield f"其中{'、'.join(told)}没有在本系统记账，数字取自其报送并经逐格核对的报告。"
        yield from _lacking(made, names)
    for each in made.joined:
        day = each.organ.closed_on.isoformat() if each.organ.closed_on else ""
        yield f"{names[each.organ.pk]}于{day}撤销，其数字计入{names[each.into.pk]}，只计一次。"
    for left in made.vertical:
        words = f"{names[left.organ.pk]}实行垂直领导（{'、'.join(map(str, left.source))}）"
        yield f"{words}，按申明的理由纳入：{left.inclusion.reason}。" if left.inclusion else f"{words}，没有计入。"
    for gone in made.absent:
        yield f"{names[gone.unit_id]}没有报送{one.year}年度报告（{_urged(gone)}），本报告不含它的数字：{gone.reason}。"
    for row in made.duplicates:
        where = f"{names[row.kept_id]}和{names[row.taken_id]}"
        yield f"{where}都统计了{row.what}，从{names[row.taken_id]}的数字中扣除：{row.reason}。"


def _urged(gone: Absence) -> str:
    """How often the unit was reminded before it was declared."""
    told = Reminder.objects.filter(organ=gone.unit, year=gone.year, at__lte=gone.at).count()
    return f"催报 {told} 次，{day_of(gone.agreed_at or gone.at).isoformat()} 核准"


def _lacking(made: Composition, names: Mapping[UUID, str]) -> Iterator[str]:
    for key, row in made.outside.items():
        report = report_of(row.version)
        cells = [label(address, report.form or FormCode.Y2021) for address in lacking(report)]
        if cells:
            more = f"等 {len(cells)} 格" if len(cells) > _TOLD else ""
            yield f"{names[key]}的报告没有{'、'.join(cells[:_TOLD])}{more}，没有计入。"


def _named(made: Composition) -> Iterable[Organ]:
    yield from (row.organ for row in made.outside.values())
    yield from (organ for each in made.joined for organ in (each.organ, each.into))
    yield from (left.organ for left in made.vertical)
    yield from (row.unit for row in made.absent)
    yield from (organ for row in made.duplicates for organ in (row.kept, row.taken))
