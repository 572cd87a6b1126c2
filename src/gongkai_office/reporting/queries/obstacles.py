"""What stands in the way of closing a year, and, all year long, what would if it ended today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import OuterRef, Q, QuerySet, Subquery

from gongkai.annual.forms import FormCode
from gongkai.annual.messages import message
from gongkai.annual.verdict import binding
from gongkai.cases.entries import EntryKind
from gongkai.cases.procedure import Stage
from gongkai_office.cases.models import DisclosureRequest, Entry
from gongkai_office.organs.queries import names_on
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import composition
from gongkai_office.reporting.queries.carried import carried_in
from gongkai_office.reporting.queries.children import frozen, units
from gongkai_office.reporting.queries.compute import compute
from gongkai_office.reporting.queries.frozen import openings, waivers
from gongkai_office.reporting.queries.grounds import grounds

_SHOWN = 10
_COMPLETE, _TABLE_TWO = "STR-A", "2"


class Weight(StrEnum):
    """How an obstacle weighs: it blocks, it asks for a reason, or it is only told."""

    BLOCKS = "blocks"
    REASON = "reason"

    @property
    def label(self) -> str:
        """The weight in words."""
        return {"blocks": "须先处理", "reason": "须说明理由"}[self.value]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One obstacle: what it is, how many cases, the first of them, what to do; `page` is where that is done.

    `place` is where on that page.
    """

    weight: Weight
    words: str
    advice: str = ""
    count: int = 0
    cases: tuple[DisclosureRequest, ...] = ()
    page: str = ""
    place: str = ""


def obstacles(one: Account, on: date) -> list[Obstacle]:
    """Everything in the way on a day, what blocks first."""
    own = (*_own(one, min(on, one.last)), *_bare(one, on)) if one.own else _below(one)
    found = [*_year(one, on), *own, *_findings(one)]
    return sorted(found, key=lambda obstacle: list(Weight).index(obstacle.weight))


def _year(one: Account, on: date) -> Iterator[Obstacle]:
    if on <= one.last:
        yield Obstacle(Weight.BLOCKS, f"{one.year} 年还没有结束", f"{one.year + 1} 年 1 月 1 日起可以交账")
    if (ended := one.organ.closed_on) and ended <= one.last:
        yield Obstacle(
            Weight.BLOCKS, f"本机关已于 {ended.isoformat()} 撤销", "这一年的数字由承接的机关交账，计入它的报告"
        )
    opened = openings(one).first()
    if opened is None:
        yield Obstacle(Weight.BLOCKS, "还没有建账", "请先核对上年结转，完成年初建账")
    elif one.own and opened.carried != list(carried_in(one)):
        yield Obstacle(Weight.BLOCKS, "建账以后，上年结转的申请又有变动", "请重新建账")


def _own(one: Account, through: date) -> Iterator[Obstacle]:
    """What the ledger of the organ itself still lacks for the days up to one."""
    pending = DisclosureRequest.objects.filter(organ=one.organ)
    if one.as_of is None:
        for weight, condition, words, advice in _CHECKS:
            rows = condition(pending, through)
            if count := rows.count():
                cases = tuple(rows.order_by("year", "serial")[:_SHOWN])
                yield Obstacle(weight, words, advice, count, cases)


def _bare(one: Account, on: date) -> Iterator[Obstacle]:
    """The rows of table two that rest on nobody's word, or on words that the entries deny.

    A row that is asked for by a rule set aside may rest on nothing.
    """
    excused = [set(row.cells) for row in waivers(one) if row.rule == _COMPLETE]
    for ground in grounds(one):
        told, where = ground.declaration, ground.place
        if ground.bare and not any(not cells or cells.intersection(ground.addresses) for cells in excused):
            words = f"{ground.words}：{one.year} 年没有登记，也没有零报告"
            advice = "有的，请登记；确实没有的，请在“零报告”里声明"
            yield Obstacle(Weight.BLOCKS, words, advice, page="books", place=where)
        elif told and ground.contradicted:
            words = f"{ground.words}：{told.by.name}声明没有，登记簿里又有登记"
            yield Obstacle(Weight.BLOCKS, words, "请撤回零报告，或者撤销有误的登记", page="books", place=where)
        elif told and on > one.last > told.through:
            words = f"{ground.words}：零报告只到 {told.through.isoformat()}"
            yield Obstacle(Weight.BLOCKS, words, "请声明到年底", page="books", place=where)


def _unregistered(rows: QuerySet[DisclosureRequest], through: date) -> QuerySet[DisclosureRequest]:
    return rows.filter(stage=Stage.CONFIRMING.name, year__lte=through.year)


def _drafts(rows: QuerySet[DisclosureRequest], through: date) -> QuerySet[DisclosureRequest]:
    """Replies drafted by the day and neither sent nor returned; the newest draft counts."""
    drafted = Entry.objects.filter(request=OuterRef("pk"), kind=EntryKind.DRAFTED).order_by("-sequence")
    under_way = rows.filter(stage__in=(Stage.IN_REVIEW.name, Stage.SIGNED.name))
    return under_way.annotate(drafted_on=Subquery(drafted.values("on")[:1])).filter(drafted_on__lte=through)


def _unproved(rows: QuerySet[DisclosureRequest], through: date) -> QuerySet[DisclosureRequest]:
    return rows.filter(unproved_since__lte=through)


def _overdue(rows: QuerySet[DisclosureRequest], through: date) -> QuerySet[DisclosureRequest]:
    late = Q(pending=True, reply_due__lt=through)
    return rows.filter(late, closed=None)


_Condition = Callable[[QuerySet[DisclosureRequest], date], QuerySet[DisclosureRequest]]
_CHECKS: tuple[tuple[Weight, _Condition, str, str], ...] = (
    (Weight.BLOCKS, _unregistered, "已经到达、还没有确认登记的申请", "请确认收到之日，或者登记撤回"),
    (Weight.BLOCKS, _drafts, "年内拟稿、还没有送达的答复", "请送达并登记送达日期，或者退回"),
    (Weight.BLOCKS, _unproved, "已经送达、缺送达凭证的答复", "请补登送达凭证"),
    (Weight.REASON, _overdue, "已经逾期、还没有办理结果的申请", "请尽快答复；交账时须说明理由，计入结转下年度"),
)


def _below(one: Account) -> Iterator[Obstacle]:
    """The units whose own books are still open, and those that are closed over without their figures."""
    waiting = [unit for unit in units(one) if frozen(unit) is None]
    if waiting:
        names = [f"{unit.name}{'（本机关）' if unit.organ == one.organ else ''}" for unit in waiting]
        advice = "请催办；各单位交账后再交汇总账。系统外的单位期满仍不报送的，在“汇总”页申明缺报、由另一人核准"
        yield Obstacle(Weight.BLOCKS, f"还没有交账的单位：{_first(names)}", advice, len(names), page="units")
    absent = [row.unit for row in composition(one).absent]
    if absent:
        names = list(names_on(absent, one.last).values())
        yield Obstacle(
            Weight.REASON, f"没有报送、申明缺报的单位：{_first(names)}", "汇总不含它们的数字，报告里写明", len(names),
            page="units",
        )  # fmt: skip


def _first(names: list[str]) -> str:
    return "、".join(names[:_SHOWN]) + (f"等 {len(names)} 个" if len(names) > _SHOWN else "")


def _findings(one: Account) -> Iterator[Obstacle]:
    report = compute(one).report
    for finding in binding(report.findings):
        if one.own and finding.rule == _COMPLETE and finding.params.get("section") == _TABLE_TWO:
            continue  # told row by row
        words = message(finding, form=report.form or FormCode.Y2021)
        yield Obstacle(Weight.BLOCKS, words, f"规则 {finding.rule}：请更正数据，或者写明理由豁免")
