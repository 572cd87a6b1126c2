"""NAR-C: a growth rate leads back to a whole number, and to last year's report where there is one."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.narrative.rates import Rate, rates
from gongkai.annual.record import AnnualReport
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def growth_has_base(subject: Subject) -> Iterator[Finding]:
    """Judge every rate beside the number of requests.

    With last year's report: some reading of both years (new alone, or with what was carried in) must give the rate.
    Without: the rate must fit some number of last year; and where new alone and new with carried-in give different
    ones, the base is unclear.
    """
    for rate in (rate for passage in subject.passages for rate in rates(passage, subject.facts)):
        yield from _against_previous(subject, rate) if subject.previous else _alone(subject, rate)


def _against_previous(subject: Subject, rate: Rate) -> Iterator[Finding]:
    before = _intakes(subject.previous) if subject.previous else ()
    now = (int(rate.of.value), *_intakes(subject.report))
    if before and not any(rate.fits(this, last) for this in now for last in before):
        yield RULE.broken(_NEW, expected=before[0], found=f"{rate.percent}%", case="previous", at=rate)


def _alone(subject: Subject, rate: Rate) -> Iterator[Finding]:
    told = int(rate.of.value)
    readings = {now: rate.bases(now) for now in (told, *_intakes(subject.report))}
    if not any(readings.values()):
        yield RULE.broken(_NEW, found=f"{rate.percent}%", case="none", now=told, at=rate)
    other = {base for now, bases in readings.items() if now != told for base in bases}
    if other and readings[told] and other != set(readings[told]):
        bases = "、".join(str(base) for base in sorted(other | set(readings[told])))
        yield RULE.broken(_NEW, found=f"{rate.percent}%", case="unclear", bases=bases, at=rate)


def _intakes(report: AnnualReport) -> tuple[int, ...]:
    """New requests, and new with carried in."""
    new, carried_in = report.value(_NEW), report.value("requests.carried_in.total")
    if new is None:
        return ()
    return (int(new), int(new + carried_in)) if carried_in else (int(new),)


_NEW = "requests.new.total"


RULE = Rule(
    id="NAR-C",
    statement="同比增减幅度能由本年件数倒推出上年件数；有上年报告的，与上年报告一致",
    severity=Severity.WARNING,
    source=sources.CONSISTENCY,
    check=growth_has_base,
    needs=(Need.NARRATIVE,),
    cells=("requests.new.total",),
)
