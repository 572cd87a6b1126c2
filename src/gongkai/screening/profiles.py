"""Masking profiles: for each sort of hit how grave it is and how it is masked. The table is data.

Source of the default: PIPL Arts. 13, 25, 28 to 31, 34; Civil Code Arts. 1032 to 1039; the State Council's work
points for 2018; where these set no form, practice of published lists.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gongkai.errors import GongkaiError
from gongkai.findings import Severity
from gongkai.screening.hits import Sort

DEFAULT = "default"
_KEEP = "keep"
_LESS = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}


class ProfileError(GongkaiError):
    """A profile that there is none of."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is done with one sort: its severity where certain, and the way it is masked."""

    severity: Severity
    way: str

    @property
    def stands(self) -> bool:
        """Whether the text may stand as it is, and so is no hit."""
        return self.way == _KEEP and self.severity is Severity.INFO


@dataclass(frozen=True, slots=True)
class Profile:
    """One way of publishing, with the treatment of every sort."""

    name: str
    label: str
    treatments: Mapping[Sort, Treatment]

    def severity(self, sort: Sort, *, doubtful: bool) -> Severity:
        """How grave a hit of this sort is; one step less where only its shape speaks for it."""
        severity = self.treatments[sort].severity
        return _LESS[severity] if doubtful else severity


def profile(name: str = DEFAULT) -> Profile:
    """The profile of a name. Raises ProfileError with the names there are."""
    known = profiles()
    if name not in known:
        names = "、".join(f"{one.name}（{one.label}）" for one in known.values())
        raise ProfileError(f"没有“{name}”这种公开方式，可用的有：{names}。")
    return known[name]


@cache
def profiles() -> Mapping[str, Profile]:
    """Every profile by name, as the data file tells them; each says only what differs from the default."""
    table = tomllib.loads(files("gongkai.screening").joinpath("data/profiles.toml").read_text("utf-8"))
    default = {sort: _treatment(table[DEFAULT][sort]) for sort in Sort}
    return {
        name: Profile(
            name,
            str(rows["label"]),
            {sort: _treatment(rows[sort]) if sort in rows else default[sort] for sort in Sort},
        )
        for name, rows in table.items()
    }


def _treatment(row: Mapping[str, str]) -> Treatment:
    return Treatment(Severity(row["severity"]), row["mask"])
