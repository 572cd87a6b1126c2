"""A case as it is looked at: its row with everything that hangs on it, its journal, its calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.law.calendars import Calendar
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line
from gongkai_office.organs.practices import Choices


@dataclass(frozen=True, slots=True)
class Examined:
    """A case as stored: its row with everything that hangs on it, its journal in order, its calendar and choices."""

    row: DisclosureRequest
    lines: Sequence[Line]
    calendar: Calendar
    choices: Choices

    def differs(self, fault: Fault, where: str, expected: object = "", found: object = "") -> Difference:
        """A difference in this case."""
        return Difference(fault, subject(self.row), where, str(expected), str(found))

    def told(self, fact: str) -> list[Line]:
        """The lines of the cases' own commands that state a fact; approvals and letters write into the chain too."""
        return [line for line in self.lines if line.command.startswith("case.") and fact in line.facts]

    def newest(self, fact: str) -> object:
        """What the newest line that states a fact says of it; None where none does."""
        lines = self.told(fact)
        return lines[-1].facts[fact] if lines else None
