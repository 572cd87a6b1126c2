"""People who work in the office, the appointments that give them roles, and the sessions they are signed in by."""

from gongkai_office.accounts.models.people import (
    Appointment,
    Person,
    RecoveryCode,
    Role,
    SecondFactor,
    in_force,
)
from gongkai_office.accounts.models.session import KeptSession

__all__ = ["Appointment", "KeptSession", "Person", "RecoveryCode", "Role", "SecondFactor", "in_force"]
