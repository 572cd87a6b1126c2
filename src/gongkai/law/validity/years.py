"""How many documents were issued, repealed and lapsed in a year, and how many stand at its end.

No published rule fixes the finer points, so these are practice: issued counts by the day of issue; repealed by the
day the repeal takes effect; lapsed and declared invalid have no cell in table two but are counted, so that the
balance closes; valid is what has been issued and not ended by 31 December, a document issued but not yet in force
among them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.law.practice import DEFAULT, Practice
from gongkai.law.validity.ledger import DocumentState, Ledger, life


@dataclass(frozen=True, slots=True)
class YearCounts:
    """What happened to many documents in a year. The first three of table two, then what closes the balance."""

    issued: int
    repealed: int
    valid: int
    lapsed: int
    declared_invalid: int
    not_yet_in_force: int
    """Those among `valid` whose day of effect lies after 31 December."""

    @property
    def opening(self) -> int:
        """Valid when the year began: what the year before must have closed with."""
        return self.valid - self.issued + self.repealed + self.lapsed + self.declared_invalid


def year_counts(ledgers: Iterable[Ledger], year: int, practice: Practice = DEFAULT) -> YearCounts:
    """Count a year over many documents of one kind (rules, or normative documents).

    A document issued and repealed in the same year counts in both. One amended under a new number counts as one
    repealed and one issued, unless the office's practice is otherwise. Raises DocumentLedgerError.
    """
    lives = [life(ledger) for ledger in ledgers]
    last_day = date(year, 12, 31)
    ends = [end[1] for folded in lives if (end := folded.end) and end[0].year == year]
    anew = sum(day.year == year for folded in lives for day in folded.renumbered)
    anew = anew if practice.amended_with_new_number_counts else 0
    standing = [folded for folded in lives if folded.stands_on(last_day)]
    return YearCounts(
        issued=sum(folded.issued.year == year for folded in lives) + anew,
        repealed=ends.count(DocumentState.REPEALED) + anew,
        valid=len(standing),
        lapsed=ends.count(DocumentState.LAPSED),
        declared_invalid=ends.count(DocumentState.DECLARED_INVALID),
        not_yet_in_force=sum(not folded.state_on(last_day).in_force for folded in standing),
    )
