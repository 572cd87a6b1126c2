"""What a rule is, and what it is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Protocol

from gongkai.annual.forms import MONEY
from gongkai.annual.issuer import Issuer, issuer
from gongkai.annual.narrative import Fact, Passage, facts, passages
from gongkai.annual.record import AnnualReport
from gongkai.findings import Amount, Finding, Severity


class Need(StrEnum):
    """What a rule must have beside the report itself; without it the rule says nothing."""

    PREVIOUS = "previous"
    CHILDREN = "children"
    NARRATIVE = "narrative"


@dataclass(frozen=True)
class Subject:
    """A report under examination, with what is known around it.

    `previous` is the same organ's report of the year before; `children` are the reports of the units below;
    `roster` names the units that had to report; `duplicates` are counts declared as counted twice below.
    """

    report: AnnualReport
    previous: AnnualReport | None = None
    children: tuple[AnnualReport, ...] = ()
    roster: tuple[str, ...] = ()
    duplicates: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence of the prose, made fit for matching."""
        return tuple(passages(self.report))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The numbers in the prose that are tied to a concept of the tables."""
        return facts(self.report)

    @cached_property
    def issuer(self) -> Issuer:
        """What kind of organ the report is of, as far as its name tells."""
        return issuer(self.report.organ)

    def count(self, address: str) -> int | None:
        """The count at an address if it may be relied on, else None; a fraction is no count."""
        value = self.report.value(address)
        return int(value) if value is not None and value == int(value) else None


class Placed(Protocol):
    """Anything that stands in a section of the report, from one offset to another."""

    @property
    def section(self) -> str:
        """Number of the section, `0` for the preamble."""

    @property
    def start(self) -> int:
        """Offset of its first character in the section as printed."""

    @property
    def end(self) -> int:
        """Offset behind its last character."""


Check = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what must hold, how gravely its breach weighs, where it comes from, and how it is checked.

    `statement` is one Chinese sentence for the list of rules. `severity` is the gravest it gives; a finding may
    weigh less where the facts are less certain. `cells` are the parts of the tables it speaks of.
    """

    id: str
    statement: str
    severity: Severity
    source: str
    check: Check
    needs: tuple[Need, ...] = ()
    cells: tuple[str, ...] = ()

    def broken(
        self,
        *cells: str,
        expected: Amount = None,
        found: Amount = None,
        severity: Severity | None = None,
        at: Placed | None = None,
        **params: Amount,
    ) -> Finding:
        """Make a finding of this rule; its severity is the rule's own unless a lesser one is said.

        A place in the prose goes into the parameters `section`, `start`, `end`.
        """
        if at:
            params |= {"section": at.section, "start": at.start, "end": at.end}
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            cells=cells,
            expected=_plain(expected, cells),
            found=_plain(found, cells),
            params=params,
            source=self.source,
        )


def _plain(amount: Amount, cells: tuple[str, ...]) -> Amount:
    """Keep a Decimal only beside cells of money; elsewhere it is a number in prose, told as printed."""
    if not isinstance(amount, Decimal) or (cells and MONEY.issuperset(cells)):
        return amount
    return f"{amount:f}"
