"""Faults of content: a sound record in, a record that one rule must find fault with.

`law` is the id in law.md B.2 of the sample where the fault was seen, empty where only the rule demands it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from gongkai.annual.forms import APPLICANTS, FormCode, request_address
from gongkai.annual.record import AnnualReport, Value
from tests.factories.figures import KINDS, Figures, printed
from tests.factories.records import build

_CUT_AFTER = "denied.third_party"


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault, the rule that must find it, and whether it shows only beside last year's report."""

    law: str
    rule: str
    apply: Callable[[AnnualReport], AnnualReport]
    needs_previous: bool = False

    @property
    def name(self) -> str:
        """A name for a test."""
        return f"{self.law} {self.rule} {self.apply.__name__}".strip()


def with_values(report: AnnualReport, values: Figures) -> AnnualReport:
    """The report with other figures printed in some cells; totals and prose stay as they are."""
    return replace(report, cells={**report.cells, **{a: printed(a, value) for a, value in values.items()}})


def without(report: AnnualReport, addresses: Iterable[str]) -> AnnualReport:
    """The report with some cells not there at all."""
    gone = set(addresses)
    return replace(report, cells={a: cell for a, cell in report.cells.items() if a not in gone})


def following(report: AnnualReport) -> AnnualReport:
    """The sound report of the year after: what was carried over comes in, documents go on counting."""
    carried = {request_address("carried_in", kind): _count(report, "requests.carried_over." + kind) for kind in KINDS}
    documents: dict[str, Value] = {}
    if report.form is FormCode.Y2021:
        standing = _count(report, "proactive.normative_documents.valid")
        documents = {
            "proactive.normative_documents.issued": 7,
            "proactive.normative_documents.repealed": 3,
            "proactive.normative_documents.valid": standing + 4,
        }
    return build(report.organ, (report.year or 0) + 1, leaves={**carried, **documents})


def all_zero_against_prose(report: AnnualReport) -> AnnualReport:
    """The prose counts requests, table three is zero from end to end."""
    return with_values(report, {a: 0 for a in report.cells if a.startswith("requests.")})


def issued_against_prose(report: AnnualReport) -> AnnualReport:
    """The prose names one document more than table two."""
    address = "proactive.normative_documents.issued"
    return with_values(report, {address: _count(report, address) - 1})


def one_more_request_than_in_prose(report: AnnualReport) -> AnnualReport:
    """Table three ties, but counts one request more than the prose."""
    cells = ("new", "granted", "handled")
    more = [request_address(row, kind) for row in cells for kind in ("natural_person", "total")]
    return with_values(report, {address: _count(report, address) + 1 for address in more})


def only_three_parts(report: AnnualReport) -> AnnualReport:
    """Section one says nothing of information management and nothing of supervision."""
    kept = [line for line in report.narrative["1"].splitlines() if not line.startswith(("（三）", "（五）"))]
    return replace(report, narrative={**report.narrative, "1": "\n".join(kept)})


def requests_cut_short(report: AnnualReport) -> AnnualReport:
    """Table three ends after 4.保护第三方合法权益."""
    rows = [row.key for row in report.layout.request_rows] if report.layout else []
    gone = rows[rows.index(_CUT_AFTER) + 1 :]
    return without(report, (request_address(row, column.key) for row in gone for column in APPLICANTS))


def no_section_four(report: AnnualReport) -> AnnualReport:
    """Section four and table four are not there."""
    headings = {number: heading for number, heading in report.headings.items() if number != "4"}
    return replace(without(report, report.layout.dispute_addresses if report.layout else ()), headings=headings)


def nothing_on_fees(report: AnnualReport) -> AnnualReport:
    """Requests ended because a fee was not paid, yet section six says nothing of fees."""
    unpaid = build(report.organ, report.year or 0, leaves={"requests.other.payment_overdue.natural_person": 2})
    return replace(unpaid, narrative={**unpaid.narrative, "6": "无"})


def handled_left_at_zero(report: AnnualReport) -> AnnualReport:
    """Outcomes are counted, but total and carry-over are zero, so neither equation of the columns holds."""
    rows = ("handled", "carried_over")
    return with_values(report, {request_address(row, c.key): 0 for row in rows for c in APPLICANTS})


def outcome_missing_from_total(report: AnnualReport) -> AnnualReport:
    """One outcome was counted and the total was not."""
    return _raised(report, "requests.unprocessed.petition.natural_person", "requests.unprocessed.petition.total")


def row_total_wrong(report: AnnualReport) -> AnnualReport:
    """The total of a row is one too many."""
    return _raised(report, "requests.granted.total")


def more_carried_over_than_there_was(report: AnnualReport) -> AnnualReport:
    """More requests are carried over than came in."""
    return with_values(report, {"requests.carried_over.total": _count(report, "requests.new.total") * 2})


def organisations_left_blank(report: AnnualReport) -> AnnualReport:
    """Organs leave the columns of organisations empty instead of writing zero (O23)."""
    zero = [a for a, cell in report.cells.items() if a.startswith("requests.") and cell.value == 0]
    return with_values(report, {address: None for address in zero if not address.endswith("total")})


def dispute_total_wrong(report: AnnualReport) -> AnnualReport:
    """The total of the reconsiderations is one too many."""
    return _raised(report, "reconsideration.total")


def fewer_valid_than_issued(report: AnnualReport) -> AnnualReport:
    """Fewer documents are valid than were issued in the year, although none of those was repealed."""
    issued = _count(report, "proactive.normative_documents.issued")
    changed = {"proactive.normative_documents.repealed": 0, "proactive.normative_documents.valid": issued - 2}
    return with_values(report, changed)


def county_makes_rules(report: AnnualReport) -> AnnualReport:
    """A county reports rules, which only cities with districts and above may make."""
    return with_values(report, {"proactive.rules.issued": 1, "proactive.rules.valid": 1})


def published_late(report: AnnualReport) -> AnnualReport:
    """The report appears after the organ's last day."""
    return replace(report, published_on=date((report.year or 0) + 1, 4, 10))


def period_of_eleven_months(report: AnnualReport) -> AnnualReport:
    """The statistical period ends with November."""
    year = report.year or 0
    narrative = {**report.narrative, "0": report.narrative["0"].replace("12月31日", "11月30日")}
    return replace(report, narrative=narrative, period=(date(year, 1, 1), date(year, 11, 30)))


def carried_in_differs(report: AnnualReport) -> AnnualReport:
    """One request less comes in than last year carried over; the year's own table still ties."""
    kinds = ("natural_person", "total")
    fewer = {(a := request_address("carried_in", kind)): _count(report, a) - 1 for kind in kinds}
    more = {(a := request_address("new", kind)): _count(report, a) + 1 for kind in kinds}
    return with_values(report, {**fewer, **more})


def documents_vanish(report: AnnualReport) -> AnnualReport:
    """Documents valid last year are neither repealed nor valid now."""
    address = "proactive.normative_documents.valid"
    return with_values(report, {address: _count(report, address) - 12})


def fee_in_yuan(report: AnnualReport) -> AnnualReport:
    """The fee stands in 元 where the form asks for 万元."""
    fee = report.value("proactive.fees.amount") or 0
    return with_values(report, {"proactive.fees.amount": fee * 10_000})


def growth_from_nowhere(report: AnnualReport) -> AnnualReport:
    """The prose claims a growth that last year's report does not bear out."""
    claim = "件，同比增长208.1%，其中自然人申请"
    text = report.narrative["1"].replace("件，其中自然人申请", claim)
    return replace(report, narrative={**report.narrative, "1": text})


def pending_cases_lost(report: AnnualReport) -> AnnualReport:
    """Fewer reconsiderations in all than were pending at the end of last year."""
    rest = ("upheld", "corrected", "other", "pending", "total")
    return with_values(report, {f"reconsideration.{result}": 0 for result in rest})


FAULTS = (
    Fault("E01", "NAR-A", all_zero_against_prose),
    Fault("E02", "NAR-A", issued_against_prose),
    Fault("E04", "STR-B", only_three_parts),
    Fault("E05", "NAR-A", one_more_request_than_in_prose),
    Fault("E06", "STR-A", requests_cut_short),
    Fault("E07", "STR-A", no_section_four),
    Fault("E12", "FEE-A", nothing_on_fees),
    Fault("E16", "T3-A", handled_left_at_zero),
    Fault("E16", "T3-B", handled_left_at_zero),
    Fault("", "T3-B", outcome_missing_from_total),
    Fault("", "T3-C", row_total_wrong),
    Fault("O23", "T3-E", organisations_left_blank),
    Fault("", "T3-F", more_carried_over_than_there_was),
    Fault("", "T4-A", dispute_total_wrong),
    Fault("", "T2-B", fewer_valid_than_issued),
    Fault("", "T2-C", county_makes_rules),
    Fault("", "PUB-A", published_late),
    Fault("", "PUB-B", period_of_eleven_months),
    Fault("", "T3-D", carried_in_differs, needs_previous=True),
    Fault("", "T4-B", pending_cases_lost, needs_previous=True),
    Fault("E28", "T2-A", documents_vanish, needs_previous=True),
    Fault("E35", "T2-D", fee_in_yuan, needs_previous=True),
    Fault("E25", "NAR-C", growth_from_nowhere, needs_previous=True),
)
"""Faults that the rules of law.md 2.5 must find; apply those that need a previous report to `following(build())`."""


def _raised(report: AnnualReport, *addresses: str) -> AnnualReport:
    return with_values(report, {address: _count(report, address) + 1 for address in addresses})


def _count(report: AnnualReport, address: str) -> int:
    return int(report.value(address) or 0)
