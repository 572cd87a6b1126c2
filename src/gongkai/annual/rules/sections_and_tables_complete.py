"""STR-A: six sections in order, and tables two, three and four with every row."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.balance import has_single_other
from gongkai.annual.equations import outcome_rows
from gongkai.annual.forms import APPLICANTS, DISPUTES, FORMS, SECTIONS, FormCode, request_address
from gongkai.annual.record import AnnualReport, Status
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity

_TABLES: dict[str, tuple[str, ...]] = {
    "2": ("proactive.",),
    "3": ("requests.",),
    "4": tuple(dispute.key for dispute in DISPUTES),
}


def sections_and_tables_complete(subject: Subject) -> Iterator[Finding]:
    """A missing section or table or row is an error; a missing heading over a table that is there, a warning.

    Headings are judged only where the reader found any: a record from the ledgers has none. A cell that is there and
    could not be read is doubtful, not missing.
    """
    report = subject.report
    if report.layout is None:
        return
    if report.headings:
        yield from _sections(report)
    yield from _tables(report)
    if report.form is FormCode.Y2021 and has_single_other(report):
        yield RULE.broken("requests.other.total", severity=Severity.WARNING, case="single_other")


def _sections(report: AnnualReport) -> Iterator[Finding]:
    numbered = [key for key in report.headings if key != "0"]
    for number, heading in enumerate(SECTIONS, start=1):
        key = str(number)
        if key not in report.headings:
            there = bool(report.narrative.get(key)) or (key in _TABLES and _present(report, _TABLES[key]))
            yield RULE.broken(
                expected=heading,
                severity=Severity.WARNING if there else Severity.ERROR,
                case="section",
                section=key,
            )
    if numbered != sorted(numbered):
        yield RULE.broken(expected="一二三四五六", found="".join(numbered), case="order")


def _tables(report: AnnualReport) -> Iterator[Finding]:
    for key, prefix in _TABLES.items():
        if not _present(report, prefix):
            yield RULE.broken(case="table", section=key)
        elif missing := _missing(report, prefix):
            yield RULE.broken(*missing, found=len(missing), case="cells", section=key, rows=_rows(report, missing))


def _present(report: AnnualReport, prefix: tuple[str, ...]) -> bool:
    return any(
        address.startswith(prefix) and cell.status is not Status.MISSING for address, cell in report.cells.items()
    )


def _missing(report: AnnualReport, prefix: tuple[str, ...]) -> tuple[str, ...]:
    single = has_single_other(report)
    return tuple(
        address
        for address, cell in report.addressed()
        if cell.status is Status.MISSING
        and address.startswith(prefix)
        and not (single and address.startswith("requests.other."))
    )


def _rows(report: AnnualReport, missing: tuple[str, ...]) -> int:
    """How many rows of table three are missing with all their cells."""
    if report.form not in FORMS or report.form is None:
        return 0
    rows = ("new", "carried_in", *outcome_rows(report.form), "handled", "carried_over")
    whole = set(missing)
    return sum(all(request_address(row, column.key) in whole for column in APPLICANTS) for row in rows)


RULE = Rule(
    id="STR-A",
    statement="报告六个部分齐全、依次排列，三张表格完整",
    severity=Severity.ERROR,
    source=sources.FORM,
    check=sections_and_tables_complete,
    cells=("*",),
)
