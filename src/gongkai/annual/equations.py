"""The equations that the cells of tables three and four must satisfy, as data.

The rules judge a report by them; the reader cuts digits that run together and repairs damaged cells by them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from gongkai.annual.forms import APPLICANTS, DISPUTES, FORMS, RESULTS, FormCode, request_address

SINGLE_OTHER = "other"
"""Row key of `（六）其他处理` where it is printed as one row; in the 2021 form some organs print it so."""


@dataclass(frozen=True, slots=True)
class Equation:
    """The cells on the left add up to the same number as the cells on the right; `rule` is the rule's id."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    rule: str

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every cell the equation speaks of."""
        return self.left + self.right


@cache
def equations(form: FormCode, *, single_other: bool = False) -> tuple[Equation, ...]:
    """Every equation among the cells of a form, in the order of the rules; none for a form without tables.

    `single_other` is true for a report in the 2021 form whose （六）其他处理 is one row `requests.other`.

    >>> equations(FormCode.Y2021)[0].left
    ('requests.new.natural_person', 'requests.carried_in.natural_person')
    """
    if form not in FORMS:
        return ()
    outcomes = outcome_rows(form, single_other=single_other)
    rows = ("new", "carried_in", *outcomes, "handled", "carried_over")
    return (
        *(_column("T3-A", ("new", "carried_in"), ("handled", "carried_over"), c.key) for c in APPLICANTS),
        *(_column("T3-B", ("handled",), outcomes, column.key) for column in APPLICANTS),
        *(_row_sum(row) for row in rows),
        *(_dispute_sum(dispute.key) for dispute in DISPUTES),
    )


def outcome_rows(form: FormCode, *, single_other: bool = False) -> tuple[str, ...]:
    """Keys of the rows that the total of handled requests adds up, with the sixth group as it is printed."""
    rows = FORMS[form].outcome_rows
    if not single_other:
        return rows
    return (*(row for row in rows if row.split(".")[0] != SINGLE_OTHER), SINGLE_OTHER)


def _column(rule: str, left: tuple[str, ...], right: tuple[str, ...], column: str) -> Equation:
    """An equation among rows, in one column of table three."""
    return Equation(
        tuple(request_address(row, column) for row in left),
        tuple(request_address(row, column) for row in right),
        rule,
    )


def _row_sum(row: str) -> Equation:
    """The total of a row of table three equals the sum of its six kinds of applicant."""
    *kinds, total = (request_address(row, column.key) for column in APPLICANTS)
    return Equation((total,), tuple(kinds), "T3-C")


def _dispute_sum(dispute: str) -> Equation:
    """The total of a third of table four equals the sum of its four results."""
    *results, total = (f"{dispute}.{result.key}" for result in RESULTS)
    return Equation((total,), tuple(results), "T4-A")
