"""What the disclosure pages show of an organ: its five columns, its catalogue, the place of a page among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import cast

from django.core.cache import cache
from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import below, line_of_succession, name_on, names_on, open_on
from gongkai_office.portal.open_data import named
from gongkai_office.portal.site import Column as SiteColumn
from gongkai_office.publishing.commands.open_catalogue import RULES
from gongkai_office.publishing.models import Column, Placement, State, Version
from gongkai_office.publishing.queries.published import columns

CONTENT = SiteColumn(
    "法定主动公开内容", "本机关依照政府信息公开条例第二十条、第二十一条主动公开的信息", "主动公开,政府信息公开"
)
REPORTS = SiteColumn("政府信息公开年报", "本机关历年的政府信息公开工作年度报告", "政府信息公开年报,年度报告")
GUIDE = SiteColumn("政府信息公开指南", "怎样查阅本机关主动公开的信息，怎样申请公开政府信息", "政府信息公开指南")
SYSTEM = SiteColumn("政府信息公开制度", "政府信息公开的法律、法规、规章和制度", "政府信息公开制度")
_KEPT_SECONDS = 60


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
    """An organ whose disclosure is read: its name of the day, whether it still is, who took over where it is not."""

    organ: Organ
    name: str
    open: bool
    heir: Organ | None = None
    heir_name: str = ""


def place(code: str, on: date) -> Place | None:
    """The organ with a code."""
    organ = Organ.objects.filter(code=code, opened_on__lte=on).first()
    return place_of(organ, on) if organ else None


def place_of(organ: Organ, on: date) -> Place:
    """An organ as it is read on a day."""
    heir = line_of_succession(organ, on)[-1]
    if heir == organ:
        return Place(organ, name_on(organ, on).name, organ.open_on(on))
    return Place(organ, name_on(organ, on).name, open=False, heir=heir, heir_name=name_on(heir, on).name)


def neighbours(organ: Organ, on: date, *, most: int | None = None) -> list[Place]:
    """The organs right below one, in their order and as they are called on a day; no more than `most`."""
    rows = open_on(on).filter(parent=organ).prefetch_related("names")[:most]
    return [Place(row, named(row, on), open=True) for row in rows]


@dataclass(frozen=True, slots=True)
class Row:
    """An item in a list, with the organ it is of where the list is of several."""

    version: Version
    issuer: str = ""


def listed(versions: Sequence[Version], on: date, *, several: bool) -> list[Row]:
    """Versions as a list shows them, with what their organs are called on a day where they are of several."""
    names = names_on({version.organ for version in versions}, on) if several else {}
    return [Row(version, names.get(version.organ_id, "")) for version in versions]


def catalogue(organ: Organ, *, whole: bool = False) -> list[Branch]:
    """The statutory columns of an organ with their counts, in their order; empty before its catalogue is open.

    With `whole` a statutory column counts what stands in the same column of every organ below as well.
    """
    rows = [column for column in columns(organ) if column.code != RULES]
    counted = _counts_below(organ, rows) if whole else _counts(organ)
    children: dict[object, list[Column]] = defaultdict(list)
    for column in rows:
        children[column.parent_id].append(column)
    return [_branch(column, children, counted) for column in children[None]]


def system_column(organ: Organ) -> Column | None:
    """The column 政府信息公开制度 of an organ."""
    return Column.objects.select_related("organ").filter(organ=organ, code=RULES).first()


def _counts(organ: Organ) -> dict[object, int]:
    out = Q(placements__item__versions__state=State.PUBLISHED)
    rows = Column.objects.filter(organ=organ).annotate(count=Count("placements", filter=out))
    return dict(rows.values_list("pk", "count"))


def _counts_below(organ: Organ, rows: Sequence[Column]) -> dict[object, int]:
    """What stands in each statutory column of the organ and of all below it, their own divisions included.

    What stands below is counted once a minute: a province counts for a second.
    """
    counted = cast(
        "dict[str, int]", cache.get_or_set(f"columns-below:{organ.pk}", partial(_by_code, organ), _KEPT_SECONDS)
    )
    own = _counts(organ)
    within: dict[object, int] = defaultdict(int)
    for column in rows:
        within[column.parent_id] += own.get(column.pk, 0)
    return {
        column.pk: own.get(column.pk, 0) if column.parent_id else counted.get(column.code, 0) - within[column.pk]
        for column in rows
    }


def _by_code(organ: Organ) -> dict[str, int]:
    inside = Placement.objects.filter(item__versions__state=State.PUBLISHED, column__organ__in=below(organ))
    return dict(inside.values_list(Coalesce("column__parent__code", "column__code")).annotate(count=Count("pk")))


def _branch(column: Column, children: dict[object, list[Column]], counted: dict[object, int]) -> Branch:
    within = [_branch(one, children, counted) for one in children[column.pk]]
    return Branch(column, counted.get(column.pk, 0), within)
