"""The report of a year out of the ledgers, judged by every rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongkai.annual import rules
from gongkai.annual.forms import FormCode
from gongkai.annual.messages import label
from gongkai.annual.record import AnnualReport, Verdict
from gongkai.annual.verdict import verdict
from gongkai_office.cases import queries as cases
from gongkai_office.reporting.accounts import Account, books_of
from gongkai_office.reporting.queries.children import frozen_children
from gongkai_office.reporting.queries.frozen import waivers_of
from gongkai_office.reporting.queries.previous import stated_before
from gongkai_office.reporting.queries.proactive import proactive
from gongkai_office.reporting.tables import record


@dataclass(frozen=True, slots=True)
class Computed:
    """A computed report with its findings, last year's beside it, and the cells on typed totals or declarations."""

    account: Account
    report: AnnualReport
    previous: AnnualReport | None
    typed: frozenset[str]
    declared: frozenset[str] = frozenset()

    @property
    def verdict(self) -> Verdict:
        """Whether the books balance."""
        return verdict(self.report, self.report.findings)


def tables(one: Account) -> AnnualReport:
    """The three tables alone, without findings."""
    books = books_of(one)
    return record(one, cases.count(books, one.year), proactive(one).cells)


def compute(one: Account) -> Computed:
    """The report with every rule held against it, last year's report and the waivers on record."""
    books = books_of(one)
    told = proactive(one)
    report = record(one, cases.count(books, one.year), told.cells)
    previous = stated_before(one) or _counted_before(one)
    children = frozen_children(one)
    findings = rules.check(
        report,
        previous=previous,
        children=children,
        roster=[child.organ for child in children],
        waivers=waivers_of(one),
    )
    report = replace(report, findings=findings, notes=tuple(_typed(told.typed, report)))
    return Computed(one, report, previous, told.typed, told.declared)


def _typed(cells: frozenset[str], report: AnnualReport) -> Iterator[str]:
    """A sentence for each cell that rests on totals somebody typed in."""
    for address, _ in report.addressed():
        if address in cells:
            yield f"{label(address, report.form or FormCode.Y2021)}依据录入的期间合计数。"


def _counted_before(one: Account) -> AnnualReport | None:
    """Last year's tables as counted from the ledgers, where they reach back so far."""
    before = replace(one, year=one.year - 1)
    if not cases.begun_before(books_of(one), one.first):
        return None
    return tables(before)
