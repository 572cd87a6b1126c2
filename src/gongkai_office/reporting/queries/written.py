"""The report with its text: tables as frozen, or as they stand; the newest draft with its figures; every rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from gongkai.annual import rules
from gongkai.annual.forms import SECTIONS
from gongkai.annual.record import AnnualReport, Contact
from gongkai.annual.verdict import binding
from gongkai.annual.website.checks import words
from gongkai.findings import Finding, Severity
from gongkai_office.organs.queries import particulars_of
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import composition, summed
from gongkai_office.reporting.models import Draft, Stage
from gongkai_office.reporting.queries.children import between_units, frozen_children
from gongkai_office.reporting.queries.compute import compute
from gongkai_office.reporting.queries.frozen import report_of, versions, waivers_of
from gongkai_office.reporting.queries.previous import stated_before
from gongkai_office.reporting.queries.reports import reports
from gongkai_office.reporting.queries.statement import scope
from gongkai_office.reporting.queries.website import Filled, website
from gongkai_office.reporting.writing.figures import Loose, Rendered, loose, rendered

SECTION_KEYS = ("0", "1", "2", "3", "4", "5", "6")
_DATED_WHEN_PUBLISHED = "PUB-D"
"""The day of publication is not known before; the portal prints it."""
_NUMERALS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class Written:
    """A report with its text, the sections as printed, and the numbers typed by hand that the tables hold."""

    report: AnnualReport
    sections: Mapping[str, Rendered]
    loose: tuple[Loose, ...]
    website: Filled
    scope: str

    @property
    def blocking(self) -> list[Finding]:
        """The findings that keep the report from being signed."""
        return list(binding(self.report.findings))

    @property
    def website_blocking(self) -> list[str]:
        """What keeps the website's yearly form from going along, in words; nothing where none is filled in."""
        told = self.website.findings if self.website.begun else ()
        return [words(finding) for finding in told if finding.severity is Severity.ERROR]

    @property
    def unknown(self) -> list[str]:
        """The bound cells that have no value, by name."""
        return [one.name for section in self.sections.values() for one in section.bound if not one.known]


def drafts(one: Account) -> QuerySet[Draft]:
    """Every draft of a report's text, the newest first."""
    rows = Draft.objects.filter(organ=one.organ, year=one.year, own=one.own)
    return rows.select_related("by").order_by("-number")


def written(one: Account, sections: Mapping[str, str], *, signed_on: date | None = None) -> Written:
    """The report that a text would make, judged by every rule."""
    (base, previous), site = _tables(one), website(one)
    whose = scope(_then(one))
    filled = {key: rendered(text, base, site.form, whose) for key, text in sections.items() if text.strip()}
    report = replace(
        base,
        narrative={key: section.text for key, section in filled.items()},
        headings={str(n): f"{_NUMERALS[n - 1]}、{name}" for n, name in enumerate(SECTIONS, 1)},
        contact=contact(one),
        signed_on=signed_on,
        findings=(),
        notes=(),
    )
    children = frozen_children(one)
    findings = rules.check(
        report,
        previous=previous,
        children=children,
        roster=[child.organ for child in children],
        duplicates=summed(between_units(one, composition(one))),
        waivers=waivers_of(one),
    )
    told = tuple(one for one in findings if one.rule != _DATED_WHEN_PUBLISHED)
    return Written(replace(report, findings=told), filled, tuple(loose(report, dict(filled))), site, whose)


def text_before(one: Account) -> Mapping[str, str]:
    """Last year's text: of the report handed in here, else of the one that the year was opened with."""
    before = reports(replace(one, year=one.year - 1)).exclude(stage=Stage.SENT_BACK).first()
    if before:
        kept: Mapping[str, str] = before.record["narrative"]
        return kept
    stated = stated_before(one)
    return stated.narrative if stated else {}


def contact(one: Account) -> Contact:
    """How the organ is reached, as its letters say; nothing before anybody has entered it."""
    known = particulars_of(one.organ, one.last)
    if known is None:
        return Contact()
    return Contact(address=known.address, postcode=known.postcode, phone=known.phone, fax=known.fax, email=known.email)


def _then(one: Account) -> Account:
    """The account as its newest frozen tables knew it; else as it stands."""
    frozen = versions(one).first()
    return replace(one, as_of=frozen.as_of) if frozen else one


def _tables(one: Account) -> tuple[AnnualReport, AnnualReport | None]:
    """The newest frozen tables, else those of the moment; and last year's report."""
    frozen = versions(one).first()
    if frozen:
        return report_of(frozen), stated_before(one)
    computed = compute(one)
    return computed.report, computed.previous
