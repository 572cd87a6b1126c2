"""What the disclosure pages show of an organ: its five columns, its catalogue, the place of a page among them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on, open_on
from gongkai_office.portal.open_data import named
from gongkai_office.portal.site import Column as SiteColumn
from gongkai_office.publishing.commands.open_catalogue import RULES
from gongkai_office.publishing.models import Column, State
from gongkai_office.publishing.queries.published import columns

CONTENT = SiteColumn(
    "法定主动公开内容", "本机关依照政府信息公开条例第二十条、第二十一条主动公开的信息", "主动公开,政府信息公开"
)
REPORTS = SiteColumn("政府信息公开年报", "本机关历年的政府信息公开工作年度报告", "政府信息公开年报,年度报告")
GUIDE = SiteColumn("政府信息公开指南", "怎样查阅本机关主动公开的信息，怎样申请公开政府信息", "政府信息公开指南")
SYSTEM = SiteColumn("政府信息公开制度", "政府信息公开的法律、法规、规章和制度", "政府信息公开制度")


@dataclass(frozen=True, slots=True)
class Branch:
    """A column of the catalogue with those below it and how many items stand in it."""

    column: Column
    count: int
    below: list[Branch] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Items in it and below it."""
        return self.count + sum(one.total for one in self.below)


@dataclass(frozen=True, slots=True)
class Place:
    """An organ whose disclosure is read: its name of the day, whether it still is."""

    organ: Organ
    name: str
    open: bool


def place(code: str, on: date) -> Place | None:
    """The organ with a code."""
    organ = Organ.objects.filter(code=code, opened_on__lte=on).first()
    return Place(organ, name_on(organ, on).name, organ.open_on(on)) if organ else None


def neighbours(organ: Organ, on: date) -> list[Place]:
    """The organs right below one, as they are called on a day."""
    rows = open_on(on).filter(parent=organ).prefetch_related("names")
    return [Place(row, named(row, on), open=True) for row in rows]


def catalogue(organ: Organ) -> list[Branch]:
    """The statutory columns of an organ with their counts, in their order; empty before its catalogue is open."""
    rows = [column for column in columns(organ) if column.code != RULES]
    counted = _counts(organ)
    below: dict[object, list[Column]] = defaultdict(list)
    for column in rows:
        below[column.parent_id].append(column)
    return [_branch(column, below, counted) for column in below[None]]


def system_column(organ: Organ) -> Column | None:
    """The column 政府信息公开制度 of an organ."""
    return Column.objects.filter(organ=organ, code=RULES).first()


def _counts(organ: Organ) -> dict[object, int]:
    out = Q(placements__item__versions__state=State.PUBLISHED)
    rows = Column.objects.filter(organ=organ).annotate(count=Count("placements", filter=out))
    return dict(rows.values_list("pk", "count"))


def _branch(column: Column, below: dict[object, list[Column]], counted: dict[object, int]) -> Branch:
    return Branch(column, counted.get(column.pk, 0), [_branch(one, below, counted) for one in below[column.pk]])
