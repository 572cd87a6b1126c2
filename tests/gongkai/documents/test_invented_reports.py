"""Invented reports in every layout, form and damage: read to the cell, or left unread, never silently wrong."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual.forms import APPLICANTS, DISPUTES, RESULTS, FormCode, request_address
from gongkai.annual.record import AnnualReport
from gongkai.annual.rules import check
from gongkai.documents.readers import read_bytes
from gongkai.findings import Severity
from tests.factories import papers
from tests.factories.comparison import silently_wrong, unread
from tests.factories.damage.catalogue import DAMAGES, HABITS, Damage
from tests.factories.faults import organisations_left_blank, with_values
from tests.factories.figures import Figures
from tests.factories.layouts import html
from tests.factories.layouts.catalogue import LAYOUTS, TEXTS, Layout
from tests.factories.records import balanced_reports, build, reports

SAMPLES = {
    "2021": build(year=2023),
    "2021 with one row 其他处理": build(year=2022, single_other=True),
    "2019": build(year=2019),
}
QUICK = {name: layout for name, layout in LAYOUTS.items() if layout.suffix in (".txt", ".md")}
MARKED = [render for name, render in TEXTS.items() if name != "glued"]
"""Shapes with some mark between cells; for glued ones what a search found stands in a table of its own."""
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
every_sample = pytest.mark.parametrize("report", SAMPLES.values(), ids=SAMPLES)
every_damage = pytest.mark.parametrize("damage", [*DAMAGES, *HABITS], ids=lambda damage: damage.name)


def read(layout: Layout, report: AnnualReport) -> AnnualReport:
    return read_bytes(layout.render(report), layout.name())


def read_text(text: str) -> AnnualReport:
    return read_bytes(text.encode(), "report.txt")


def bare(text: str) -> str:
    """Text in simplified characters without blanks and line ends, to compare prose that was broken into lines."""
    return re.sub(r"\s", "", html.traditional(text, config="t2s"))


def accusations(report: AnnualReport) -> list[str]:
    """Rules that give an error or a warning; only a site's page prints the day of publication (PUB-D)."""
    grave = [finding.rule for finding in check(report) if finding.severity is not Severity.INFO]
    return [rule for rule in grave if rule != "PUB-D"]


@every_sample
@every_layout
def test_every_layout_is_read_to_the_cell(layout: Layout, report: AnnualReport) -> None:
    found = read(layout, report)
    assert silently_wrong(found, report) == {}
    if layout.exact:
        assert unread(found, report) == set()


@every_sample
@every_layout
def test_every_layout_says_whose_report_it_is_of_what_year_in_what_form(layout: Layout, report: AnnualReport) -> None:
    found = read(layout, report)
    assert (found.organ, found.year, found.form) == (report.organ, report.year, report.form)


@every_sample
@every_layout
def test_every_layout_keeps_the_prose_of_its_sections(layout: Layout, report: AnnualReport) -> None:
    found = read(layout, report)
    for section in ("1", "5", "6"):
        assert bare(found.narrative[section]) == bare(report.narrative[section]), section


@every_sample
@every_layout
def test_a_sound_report_is_accused_of_nothing_in_any_layout(layout: Layout, report: AnnualReport) -> None:
    odd = ["STR-A"] if report is SAMPLES["2021 with one row 其他处理"] else []
    assert accusations(read(layout, report)) == odd


@every_sample
@every_damage
def test_no_damage_makes_a_cell_silently_wrong_and_few_leave_one_unread(damage: Damage, report: AnnualReport) -> None:
    found = read_text(damage(report))
    assert silently_wrong(found, report) == {}
    lost = {address for address in unread(found, report) if not address.startswith(damage.unsettles)}
    assert lost == set()


@every_sample
@every_damage
def test_no_damage_to_the_print_is_taken_for_a_fault_of_the_organ(damage: Damage, report: AnnualReport) -> None:
    errors = [f for f in check(read_text(damage(report))) if f.severity is Severity.ERROR]
    assert [finding for finding in errors if finding.rule.startswith(("T2", "T3", "T4", "PUB"))] == []


@few
@given(report=balanced_reports(), layout=st.sampled_from(list(QUICK.values())))
def test_any_balanced_report_is_read_to_the_cell(report: AnnualReport, layout: Layout) -> None:
    found = read(layout, report)
    assert silently_wrong(found, report) == {}
    if layout.exact:
        assert unread(found, report) == set()


@few
@given(report=balanced_reports(), damage=st.sampled_from(DAMAGES))
def test_any_balanced_report_survives_any_damage(report: AnnualReport, damage: Damage) -> None:
    try:
        text = damage(report)
    except ValueError:  # nothing there for this damage to bite on
        return
    assert silently_wrong(read_text(text), report) == {}


@few
@given(report=reports())
def test_cells_that_are_blank_or_not_there_are_never_given_a_value(report: AnnualReport) -> None:
    found = read_bytes(html.site(report).encode(), "report.html")
    assert silently_wrong(found, report) == {}


@few
@given(report=reports(), text=st.sampled_from(MARKED))
def test_a_report_that_does_not_tie_is_never_put_right_in_silence(
    report: AnnualReport, text: Callable[[AnnualReport], str]
) -> None:
    assert silently_wrong(read_text(text(report)), report) == {}


@every_layout
def test_empty_cells_are_not_read_as_zero(layout: Layout) -> None:
    report = organisations_left_blank(build())
    assert silently_wrong(read(layout, report), report) == {}


ROWS_WITH_ENDS = {
    "table four": tuple(f"{dispute.key}.{result.key}" for dispute in DISPUTES for result in RESULTS),
    "a row under a spanning label": tuple(request_address("new", applicant.key) for applicant in APPLICANTS),
}


@pytest.mark.parametrize("value", [0, 1])
@pytest.mark.parametrize("row", ROWS_WITH_ENDS.values(), ids=ROWS_WITH_ENDS)
@pytest.mark.parametrize("text", MARKED)
def test_a_row_blank_at_its_ends_is_not_moved_to_fill_them(
    text: Callable[[AnnualReport], str], row: tuple[str, ...], value: int
) -> None:
    flat = with_values(SAMPLES["2019"], dict.fromkeys(SAMPLES["2019"].cells, value))
    for first, last in ((1, 0), (0, 1), (1, 1), (2, 1), (1, 2), (0, 2), (2, 0)):
        report = with_values(flat, dict.fromkeys((*row[:first], *row[len(row) - last :])))
        assert silently_wrong(read_text(text(report)), report) == {}


PROACTIVE = [address for address in SAMPLES["2019"].cells if address.startswith("proactive.")]


@pytest.mark.parametrize("value", [0, 297])
@pytest.mark.parametrize("text", MARKED)
def test_a_blank_cell_of_table_two_takes_no_neighbours_figure(text: Callable[[AnnualReport], str], value: int) -> None:
    flat = with_values(SAMPLES["2019"], dict.fromkeys(SAMPLES["2019"].cells, value))
    for address in PROACTIVE:
        report = with_values(flat, {address: None})
        assert silently_wrong(read_text(text(report)), report) == {}


FOUND_BY_SEARCH = {
    "a number between bars is not cut into digits": (
        "barred",
        {
            "requests.denied.state_secret.commercial": None,
            "requests.denied.state_secret.legal_service": 297,
            "requests.denied.state_secret.total": None,
        },
    ),
    "a number between blanks is not cut to fill an empty cell": (
        "spaced",
        {"requests.denied.state_secret.natural_person": None, "requests.denied.state_secret.total": 66},
    ),
    "a sum that fits does not make up for an empty cell": (
        "spaced",
        {
            "requests.partial.natural_person": 0,
            "requests.partial.commercial": 105,
            "requests.partial.public_welfare": None,
            "requests.partial.legal_service": None,
            "requests.partial.total": 6,
        },
    ),
    "a number alone in its row is one number": (
        "shredded",
        {"proactive.rules.issued": 297, "proactive.rules.repealed": None, "proactive.rules.valid": None},
    ),
    "a cut that fits its row and breaks its column is no cut": (
        "glued",
        {
            "requests.new.natural_person": 5,
            "requests.new.commercial": 6,
            "requests.new.research": 66,
            "requests.new.public_welfare": 0,
            "requests.new.legal_service": 598,
            "requests.new.other": 155,
            "requests.new.total": 1010,
        },
    ),
    "cells between bars are not cut anew where one of table four was lost": (
        "barred",
        {
            **{f"{dispute.key}.{result.key}": 0 for dispute in DISPUTES for result in RESULTS},
            "reconsideration.upheld": None,
            "reconsideration.corrected": 10,
            "reconsideration.other": 12,
            "reconsideration.total": 22,
        },
    ),
    "an empty cell among glued ones leaves no trace": (
        "glued",
        {
            "proactive.normative_documents.issued": 0,
            "proactive.normative_documents.repealed": None,
            "proactive.normative_documents.valid": 14,
        },
    ),
}


@pytest.mark.parametrize(("shape", "values"), FOUND_BY_SEARCH.values(), ids=FOUND_BY_SEARCH)
def test_what_a_search_found_stays_found(shape: str, values: Figures) -> None:
    report = with_values(build(), values)
    assert silently_wrong(read_text(TEXTS[shape](report)), report) == {}


@pytest.mark.parametrize("paper", papers.NO_REPORTS.values(), ids=papers.NO_REPORTS)
def test_a_paper_that_is_no_report_is_named_and_gives_no_cell(paper: str) -> None:
    found = read_text(paper)
    assert not any(cell.certain for cell in found.cells.values())
    assert found.form in (None, FormCode.LEGACY)
    assert found.organ in ("", "清源县人民政府")
    assert found.notes


def test_a_report_in_the_form_before_2019_is_named_as_such() -> None:
    found = read_text(papers.LEGACY)
    assert (found.organ, found.year, found.form) == ("清源县人民政府", 2016, FormCode.LEGACY)
    assert dict(found.cells) == {}
    assert found.notes


def test_two_reports_in_one_file_are_not_mixed_into_one() -> None:
    found = read_text(papers.two_reports())
    first, second = build(year=2022), build(year=2023)
    assert silently_wrong(found, first) == {} or silently_wrong(found, second) == {}
    assert any("份" in note for note in found.notes)


def test_text_that_lost_its_zeros_is_named_as_such() -> None:
    damage = next(damage for damage in DAMAGES if "repeated_lines" in damage.name)
    found = read_text(damage(build()))
    assert silently_wrong(found, build()) == {}
    assert found.notes
