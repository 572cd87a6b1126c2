"""The report of a year out of the ledgers, judged by every rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gongkai.annual import rules
from gongkai.annual.forms import FormCode
from gongkai.annual.messages import label
from gongkai.annual.record import AnnualReport, Verdict
from gongkai.annual.rollup import combined
from gongkai.annual.verdict import verdict
from gongkai_office.cases import queries as cases
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import Composition, composition, summed
from gongkai_office.reporting.queries.children import between_units, frozen_children
from gongkai_office.reporting.queries.frozen import report_of, waivers_of
from gongkai_office.reporting.queries.previous import stated_before
from gongkai_office.reporting.queries.proactive import Proactive, proactive
from gongkai_office.reporting.queries.statement import sentences
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
    made = composition(one)
    return _counted(one, made, proactive(one, made.ledgers))


def compute(one: Account) -> Computed:
    """The report with every rule held against it, last year's report and the waivers on record."""
    made = composition(one)
    told = proactive(one, made.ledgers)
    report = _counted(one, made, told)
    previous = stated_before(one) or _counted_before(one, made)
    children = frozen_children(one)
    findings = rules.check(
        report,
        previous=previous,
        children=children,
        roster=[child.organ for child in children],
        duplicates=summed(between_units(one, made)),
        waivers=waivers_of(one),
    )
    notes = (*_typed(told.typed, report), *sentences(one, made))
    report = replace(report, findings=findings, notes=notes)
    return Computed(one, report, previous, told.typed, told.declared)


def _counted(one: Account, made: Composition, told: Proactive) -> AnnualReport:
    """The ledgers' figures with those handed in from outside, less what two organs both counted."""
    alone = made.outside.get(one.organ.pk)
    if alone and not made.ledgers:
        return replace(report_of(alone.version), findings=(), notes=())
    counted = record(one, cases.count(made.books, one.year), told.cells)
    others = [report_of(row.version) for row in made.outside.values()]
    return combined(counted, others, duplicates=made.doubles)


def _typed(cells: frozenset[str], report: AnnualReport) -> Iterator[str]:
    """A sentence for each cell that rests on totals somebody typed in."""
    for address, _ in report.addressed():
        if address in cells:
            yield f"{label(address, report.form or FormCode.Y2021)}依据录入的期间合计数。"


def _counted_before(one: Account, made: Composition) -> AnnualReport | None:
    """Last year's tables of the same organs as counted from the ledgers, where they reach back so far."""
    before = replace(one, year=one.year - 1)
    if not cases.begun_before(made.books, one.first):
        return None
    counted = record(before, cases.count(made.books, before.year), proactive(before, made.ledgers).cells)
    outside = [tables(replace(before, organ=row.organ, own=row.own)) for row in made.outside.values()]
    return combined(counted, outside, duplicates=composition(before).doubles)
