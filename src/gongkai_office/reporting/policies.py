"""Who hands in for an organ that keeps its books elsewhere."""

from __future__ import annotations

from datetime import date

from gongkai_office.accounts.models import Appointment, Person, Role, in_force
from gongkai_office.accounts.policies import ForbiddenError, may
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on, upward


def may_hand_in(by: Person, organ: Organ, on: date) -> bool:
    """Whether a person hands in for an organ: its own report officer, or that of the nearest organ above that has one.

    Nobody above steps in while the organ has a report officer of its own.
    """
    officers = Appointment.objects.filter(in_force(on), role=Role.REPORT_OFFICER).values("organ")
    held = Organ.objects.filter(pk__in=officers, path__in=upward(organ.path))
    nearest = max(held, key=lambda one: len(one.path), default=None)
    return nearest is not None and may(by, "report.prepare", nearest, on)


def require_hand_in(by: Person, organ: Organ, on: date) -> None:
    """Pass whoever hands in for an organ. Raises ForbiddenError for everybody else."""
    if not may_hand_in(by, organ, on):
        where = name_on(organ, on).name
        raise ForbiddenError(f"{where}的报告由该机关的年报填报人报送；没有填报人的，由上级机关的年报填报人代为报送")
