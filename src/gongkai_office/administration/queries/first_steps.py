"""What a new administrator does first, and how far it is; nothing once everything needed is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from gongkai_office.accounts.models import Appointment, Person, in_force
from gongkai_office.organs.models import ChosenPractice, Organ, Particulars
from gongkai_office.organs.queries import open_on, upward
from gongkai_office.publishing.models import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do: what, why, on which page (of which organ, `asked` for behind the address), whether it is done.

    What is not `needed` may wait.
    """

    words: str
    why: str
    page: str
    organ: Organ | None = None
    asked: bool = False
    done: bool
    needed: bool = True


def first_steps(organs: QuerySet[Organ], by: Person, on: date) -> list[Step]:
    """The steps for whoever manages these organs; none where all that is needed is done, or there is no organ."""
    rows = list((organs & open_on(on)).order_by("path"))
    if not rows:
        return []
    steps = _steps(rows, by, on)
    return [] if all(step.done for step in steps if step.needed) else steps


def _steps(rows: list[Organ], by: Person, on: date) -> list[Step]:
    top, told = rows[0], _particulars(rows, on)
    lacking = [row for row in rows if row.pk not in told or told[row.pk].missing()]
    own = told.get(top.pk)
    return [
        Step(
            words="设立机关",
            why="部门、乡镇、派出机构；几十个机关可以用一张 Excel 表一次导入",
            page="administration:rosters",
            done=len(rows) > 1 or top.parent_id is not None,
        ),
        Step(
            words="开设账号，登记任职",
            why="登记、经办、审核、签发各有其人；和机关在同一张表里导入",
            page="administration:rosters",
            done=Appointment.objects.filter(in_force(on), organ__in=rows).exclude(person=by).exists(),
        ),
        Step(
            words="填写机关信息",
            why=f"答复书上要写的地址、电话、复议机关和法院；还有 {len(lacking)} 个机关没有填全",
            page="administration:particulars",
            organ=lacking[0] if lacking else top,
            done=not lacking,
        ),
        Step(
            words="核对政府信息公开指南",
            why="由机关信息自动写成，还应当写明办公时间（条例第十二条）",
            page="administration:particulars",
            organ=top,
            done=bool(own and own.hours),
        ),
        Step(
            words="开设法定公开栏目",
            why="按条例第二十条、第二十一条一次建好，以后的信息发布在这些栏目里",
            page="publishing:catalogue",
            organ=top,
            asked=True,
            done=Column.objects.filter(organ=top).exists(),
        ),
        Step(
            words="选择办理规则",
            why="法律没有规定死的事项，不选的按谨慎的默认办理",
            page="administration:practice",
            organ=top,
            done=ChosenPractice.objects.filter(organ__path__in=upward(top.path)).exists(),
            needed=False,
        ),
    ]


def _particulars(rows: list[Organ], on: date) -> dict[object, Particulars]:
    """What each organ's letters say of it on a day."""
    told = Particulars.objects.filter(organ__in=rows, start__lte=on).order_by("start", "entered_at", "pk")
    return {row.organ_id: row for row in told}
