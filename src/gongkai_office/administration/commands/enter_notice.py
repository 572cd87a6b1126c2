"""Enter a holiday notice and date the open cases it touches."""

from __future__ import annotations

from datetime import datetime

from gongkai.errors import GongkaiError
from gongkai.law.notices import Notice
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import ForbiddenError, organs_where, require
from gongkai_office.accounts.queries import author
from gongkai_office.administration.queries.calendars import touched
from gongkai_office.cases.commands.redate import redate
from gongkai_office.clock import day_of
from gongkai_office.organs.commands.enter_notice import enter_notice as enter
from gongkai_office.organs.models import Organ


def enter_notice(*, notice: Notice, by: Person, at: datetime) -> int:
    """How many open cases moved.

    A notice counts for every organ of its region; so whoever enters it has the right in all of them. Raises
    ForbiddenError, GongkaiError. Each organ is dated in a transaction of its own; the worker finishes what is left.
    """
    on = day_of(at)
    organs = require_reach(notice, by, at)
    require(by, "calendar.enter", organs[0], on)
    enter(notice=notice, organ=organs[0].pk, by=author(by), at=at)
    return sum(len(redate(organ=organ, by=by, at=at, reason=notice.number)) for organ in organs)


def require_reach(notice: Notice, by: Person, at: datetime) -> list[Organ]:
    """The organs a notice counts for, all of them the person's to keep. Raises ForbiddenError, GongkaiError."""
    organs = touched(notice.region)
    if not organs:
        raise GongkaiError(f"没有按行政区划代码 {notice.region} 计算工作日的机关，请核对代码")
    mine = set(organs_where(by, "calendar.enter", day_of(at)).values_list("pk", flat=True))
    if any(organ.pk not in mine for organ in organs):
        raise ForbiddenError(f"{notice.region} 的放假安排还管到您管理范围以外的机关，请由它们共同的上级管理员录入")
    return organs
