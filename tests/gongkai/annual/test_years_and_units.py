"""A report beside last year's and beside those of the units below; rules set aside; the verdict."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport, Cell, Status, Verdict
from gongkai.annual.rollup import consolidate, missing_units
from gongkai.annual.rules import check
from gongkai.annual.verdict import binding, verdict
from gongkai.annual.waivers import Waiver, WaiverError
from gongkai.findings import Finding, Severity
from tests.factories.faults import following, with_values, without
from tests.factories.records import balanced_reports, build

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
SOUND = build()
TOWNS = (build("白石镇人民政府"), build("清源县教育局"), build("清源县青溪镇人民政府"))
SUM = consolidate(TOWNS, organ="清源县人民政府", year=2023)


def of(rule: str, findings: tuple[Finding, ...]) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def test_the_year_after_carries_in_what_was_carried_over() -> None:
    after = following(SOUND)
    assert of("T3-D", check(after, previous=SOUND)) == []
    less = with_values(after, {"requests.carried_in.total": 1})
    (finding,) = of("T3-D", check(less, previous=SOUND))
    assert (finding.cells, finding.expected, finding.found) == (("requests.carried_in.total",), 8, 1)
    assert finding.severity is ERROR


def test_a_report_of_another_organ_only_raises_a_doubt_and_of_another_year_says_nothing() -> None:
    less = with_values(following(SOUND), {"requests.carried_in.total": 1})
    other = replace(SOUND, organ="白石镇人民政府")
    assert {f.severity for f in of("T3-D", check(less, previous=other))} == {WARNING}
    assert of("T3-D", check(less, previous=replace(SOUND, year=2021))) == []


def test_nothing_is_compared_with_a_report_of_another_year() -> None:
    far = with_values(SOUND, {"proactive.fees.amount": Decimal(32165800)})
    assert of("T2-D", check(following(SOUND), previous=far))
    assert of("T2-D", check(following(SOUND), previous=replace(far, year=2020))) == []


def test_documents_continue_with_the_lapsed_ones_the_prose_tells_of() -> None:
    last = with_values(SOUND, {"proactive.normative_documents.valid": 54})
    now = with_values(
        following(SOUND),
        {f"proactive.normative_documents.{k}": v for k, v in (("issued", 4), ("repealed", 12), ("valid", 34))},
    )
    assert [(f.expected, f.found) for f in of("T2-A", check(now, previous=last))] == [(46, 34)]
    told = replace(now, narrative={**now.narrative, "6": "全县清理文件，失效行政规范性文件12件。"})
    assert of("T2-A", check(told, previous=last)) == []


def test_a_fee_ten_thousand_times_last_years_is_told() -> None:
    now = with_values(following(SOUND), {"proactive.fees.amount": Decimal(32165800)})
    assert [f.params["case"] for f in of("T2-D", check(now, previous=SOUND))] == ["leap"]


def test_the_region_is_the_sum_of_its_units() -> None:
    assert SUM.value("requests.new.total") == 3 * int(TOWNS[0].value("requests.new.total") or 0)
    assert [f for f in check(SUM, children=TOWNS) if f.severity is not INFO] == []


def test_a_cell_that_is_not_the_sum_is_named_with_both_numbers() -> None:
    address = "proactive.licences.decisions"
    wrong = with_values(SUM, {address: int(SUM.value(address) or 0) - 5})
    (finding,) = of("AGG-A", check(wrong, children=TOWNS))
    assert (finding.cells, finding.severity) == ((address,), ERROR)
    assert (finding.expected, finding.found) == (SUM.value(address), wrong.value(address))


def test_declared_duplicates_are_taken_off_the_sum() -> None:
    address = "reconsideration.total"
    less = with_values(SUM, {address: int(SUM.value(address) or 0) - 2})
    assert of("AGG-A", check(less, children=TOWNS, duplicates={address: 2})) == []


def test_a_units_missing_cell_is_not_judged_and_a_blank_one_only_doubted() -> None:
    address = "proactive.coercion.decisions"
    wrong = with_values(SUM, {address: 1})
    unread = without(TOWNS[0], [address])
    assert of("AGG-A", check(wrong, children=(unread, *TOWNS[1:]))) == []
    blank = with_values(TOWNS[0], {address: None})
    assert {f.severity for f in of("AGG-A", check(wrong, children=(blank, *TOWNS[1:])))} == {WARNING}


def test_units_that_did_not_report_are_named() -> None:
    roster = [child.organ for child in TOWNS] + ["清源县水务局"]
    assert missing_units(roster, TOWNS) == ("清源县水务局",)
    assert [f.params["organ"] for f in of("AGG-B", check(SUM, children=TOWNS, roster=roster))] == ["清源县水务局"]
    assert of("AGG-B", check(SUM, children=TOWNS, roster=roster[:3])) == []


def test_a_unit_that_hands_in_another_years_report_is_named_and_left_out_of_the_sum() -> None:
    late = replace(TOWNS[2], year=2022)
    findings = check(SUM, children=(*TOWNS[:2], late))
    assert [f.params["case"] for f in of("AGG-B", findings)] == ["year"]
    assert of("AGG-A", findings)


def test_a_unit_without_tables_or_of_the_other_form_leaves_the_sum_unjudged() -> None:
    tables_lost = AnnualReport(organ="清源县水务局", year=2023)
    other_form = build(year=2020)
    for unit, case in ((tables_lost, "unread"), (replace(other_form, year=2023), "form")):
        findings = check(SUM, children=(*TOWNS[:2], unit))
        assert [f.params["case"] for f in of("AGG-B", findings)] == [case]
        assert of("AGG-A", findings) == []


def test_fees_with_different_decimals_are_told_before_they_are_added() -> None:
    units = [
        with_values(child, {"proactive.fees.amount": Decimal(amount)})
        for child, amount in zip(TOWNS, ("4482.67", "178.479", "0"), strict=True)
    ]
    assert [(f.found, f.expected) for f in of("T2-I", check(SUM, children=units))] == [(2, 3)]


@settings(max_examples=15, deadline=None)
@given(units=st.lists(balanced_reports(FormCode.Y2021, single_other=False), min_size=1, max_size=4))
def test_a_consolidated_report_ties_out_and_equals_its_units(units: list[AnnualReport]) -> None:
    units = [replace(unit, year=2023) for unit in units]
    region = consolidate(units, organ="清源县人民政府", year=2023)
    rules = ("T3", "T4", "AGG")
    assert [f for f in check(region, children=units) if f.severity is ERROR and f.rule.startswith(rules)] == []


def test_a_waived_finding_stays_and_shows_who_set_it_aside() -> None:
    broken = with_values(SOUND, {"reconsideration.total": 9})
    waiver = Waiver("T4-A", "林知秋", "与复议机构核对中", cells=("reconsideration.total",))
    findings = check(broken, waivers=[waiver])
    assert [f.waived for f in of("T4-A", findings)] == ["林知秋：与复议机构核对中"]
    assert verdict(broken, findings) is Verdict.BALANCED
    assert "T4-A" not in {f.rule for f in binding(findings)}
    elsewhere = replace(waiver, cells=("litigation_direct.total",))
    assert verdict(broken, check(broken, waivers=[elsewhere])) is Verdict.UNBALANCED


@pytest.mark.parametrize(("by", "reason"), [("", "核对中"), ("林知秋", " ")])
def test_a_waiver_needs_a_name_and_a_reason(by: str, reason: str) -> None:
    with pytest.raises(WaiverError, match="姓名和理由"):
        Waiver("T4-A", by, reason)


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (SOUND, Verdict.BALANCED),
        (build(single_other=True), Verdict.BALANCED),
        (with_values(SOUND, {"requests.new.total": 1}), Verdict.UNBALANCED),
        (with_values(SOUND, {"requests.denied.state_secret.research": None}), Verdict.BALANCED),
        (with_values(SOUND, {"requests.granted.total": None}), Verdict.INCOMPLETE),
        (with_values(SOUND, {"requests.new.commercial": None}), Verdict.INCOMPLETE),  # 9 there would tie
        (without(SOUND, ["reconsideration.total"]), Verdict.INCOMPLETE),
        (AnnualReport(form=FormCode.LEGACY), Verdict.UNREADABLE),
        (AnnualReport(), Verdict.UNREADABLE),
        (replace(SOUND, narrative={**SOUND.narrative, "1": "全县收到政府信息公开申请5件。"}), Verdict.BALANCED),
    ],
)
def test_the_verdict_is_of_the_tables_alone(report: AnnualReport, expected: Verdict) -> None:
    assert verdict(report, check(report)) is expected


def test_a_cell_that_could_not_be_read_leaves_a_report_incomplete() -> None:
    doubtful = replace(SOUND, cells={**SOUND.cells, "proactive.fees.amount": Cell(None, Status.DOUBTFUL, "32l6")})
    assert verdict(doubtful, check(doubtful)) is Verdict.INCOMPLETE
