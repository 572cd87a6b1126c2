"""How far the rotation of the sealing key has come."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_office.cases.commands.rotate_keys import sealed_by, unfinished
from gongkai_office.sealing import keys


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest version (nought before the first), what it seals, and what still waits for it."""

    newest: int
    done: int
    left: int

    @property
    def total(self) -> int:
        """All that is sealed."""
        return self.done + self.left

    @property
    def percent(self) -> int:
        """How much is done, whole percents rounded down; 100 where there is nothing to do."""
        return self.done * 100 // self.total if self.total else 100


def standing() -> Standing:
    """The state of the keys now."""
    newest = max(keys.versions(), default=0)
    return Standing(newest, sealed_by(newest), unfinished(newest))
