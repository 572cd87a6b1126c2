"""The tie-out rules: each a function in a file of its own, listed here once, in the order they are told.

To add a rule: write its file, list it in RULES, give it a sentence in `gongkai.annual.sentences`, test it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.annual.continuity import follows
from gongkai.annual.record import AnnualReport
from gongkai.annual.rules import (
    assessment_weight_met,
    breakdown_adds_up,
    carried_in_continues,
    carried_in_reading_told,
    carried_over_plausible,
    carried_over_within_intake,
    carry_over_ties,
    cells_are_counts,
    contact_given,
    decisions_are_not_items,
    direct_suits_lawful,
    disputes_add_up,
    documents_cover_whole_scope,
    earlier_documents_exist,
    every_unit_reported,
    fee_collected_is_told,
    fee_decimals_uniform,
    fee_statement_present,
    fees_in_ten_thousands,
    final_accounts_of_last_year,
    five_parts_present,
    growth_has_base,
    handled_adds_outcomes,
    headings_official,
    issuing_office_named_rightly,
    lapsed_documents_told,
    mailbox_is_official,
    narrative_equals_tables,
    no_leak_beside_a_leak,
    numbering_does_not_clash,
    parent_equals_children,
    pending_disputes_continue,
    period_is_calendar_year,
    publication_date_given,
    published_in_time,
    published_is_not_made,
    requests_are_told,
    rows_add_up,
    rules_need_power,
    same_thing_same_number,
    scope_is_the_issuers,
    sections_and_tables_complete,
    signed_on_working_day,
    telephone_is_no_channel,
    valid_covers_issued,
    valid_documents_continue,
    valid_documents_plausible,
)
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.annual.waivers import Waiver, waive
from gongkai.findings import Finding, Severity

__all__ = ["RULES", "Need", "Rule", "RuleEntry", "Subject", "catalogue", "check"]

RULES: tuple[Rule, ...] = (
    carry_over_ties.RULE,
    handled_adds_outcomes.RULE,
    rows_add_up.RULE,
    carried_in_continues.RULE,
    cells_are_counts.RULE,
    carried_over_within_intake.RULE,
    carried_over_plausible.RULE,
    disputes_add_up.RULE,
    pending_disputes_continue.RULE,
    direct_suits_lawful.RULE,
    valid_documents_continue.RULE,
    valid_covers_issued.RULE,
    rules_need_power.RULE,
    fees_in_ten_thousands.RULE,
    decisions_are_not_items.RULE,
    valid_documents_plausible.RULE,
    earlier_documents_exist.RULE,
    lapsed_documents_told.RULE,
    fee_decimals_uniform.RULE,
    parent_equals_children.RULE,
    every_unit_reported.RULE,
    narrative_equals_tables.RULE,
    carried_in_reading_told.RULE,
    growth_has_base.RULE,
    breakdown_adds_up.RULE,
    telephone_is_no_channel.RULE,
    scope_is_the_issuers.RULE,
    published_is_not_made.RULE,
    final_accounts_of_last_year.RULE,
    issuing_office_named_rightly.RULE,
    same_thing_same_number.RULE,
    requests_are_told.RULE,
    no_leak_beside_a_leak.RULE,
    documents_cover_whole_scope.RULE,
    assessment_weight_met.RULE,
    fee_collected_is_told.RULE,
    fee_statement_present.RULE,
    sections_and_tables_complete.RULE,
    five_parts_present.RULE,
    headings_official.RULE,
    numbering_does_not_clash.RULE,
    contact_given.RULE,
    published_in_time.RULE,
    period_is_calendar_year.RULE,
    signed_on_working_day.RULE,
    publication_date_given.RULE,
    mailbox_is_official.RULE,
)


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule as the list of rules shows it: `statement` in Chinese, `doc` the English docstring of its check."""

    id: str
    statement: str
    severity: Severity
    source: str
    needs: tuple[str, ...]
    cells: tuple[str, ...]
    doc: str


def catalogue() -> tuple[RuleEntry, ...]:
    """Every rule, in order, for `gongkai rules` and `docs/rules.md`."""
    return tuple(
        RuleEntry(
            id=rule.id,
            statement=rule.statement,
            severity=rule.severity,
            source=rule.source,
            needs=tuple(need.value for need in rule.needs),
            cells=rule.cells,
            doc=(rule.check.__doc__ or "").strip(),
        )
        for rule in RULES
    )


def check(
    report: AnnualReport,
    *,
    previous: AnnualReport | None = None,
    children: Sequence[AnnualReport] = (),
    waivers: Sequence[Waiver] = (),
    roster: Sequence[str] = (),
    duplicates: Mapping[str, int] | None = None,
) -> tuple[Finding, ...]:
    """Hold every rule against a report; a rule whose needs are not there says nothing.

    `previous` is the same organ's report of the year before; `children` are the reports of the units below, `roster`
    the names of the units that had to report, `duplicates` what cells of the sum are declared as counted twice.
    A report without statutory tables has no findings; one of another year than the year before is left aside.
    A waived finding stays, and says by whom and why.
    """
    if report.layout is None:
        return ()
    subject = Subject(
        report=report,
        previous=previous if previous and follows(report, previous) else None,
        children=tuple(children),
        roster=tuple(roster),
        duplicates=dict(duplicates or {}),
    )
    return waive((finding for rule in RULES for finding in rule.check(subject)), waivers)
