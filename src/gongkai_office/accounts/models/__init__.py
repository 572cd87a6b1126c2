"""People who work in the office, the appointments that give them roles, the sessions they are signed in by, rosters."""

from gongkai_office.accounts.models.people import (
    Appointment,
    Person,
    RecoveryCode,
    Role,
    SecondFactor,
    in_force,
)
from gongkai_office.accounts.models.roster import Roster, RosterProgress
from gongkai_office.accounts.models.session import KeptSession

__all__ = [
    "Appointment",
    "KeptSession",
    "Person",
    "RecoveryCode",
    "Role",
    "Roster",
    "RosterProgress",
    "SecondFactor",
    "in_force",
]
