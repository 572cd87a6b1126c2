"""Check every row of a file: cells, gaps, doubles, and the law's own checks. Nothing of it is written yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from gongkai.cases.state import EMPTY, Case
from gongkai_office.bulk import Progress
from gongkai_office.cases.commands.append import ground_of
from gongkai_office.cases.commands.closed_years import changed, closed_years
from gongkai_office.cases.imports.content import content_of
from gongkai_office.cases.imports.fields import Field
from gongkai_office.cases.imports.plan import Plan
from gongkai_office.cases.imports.progress import told
from gongkai_office.cases.imports.rows import Fault, read
from gongkai_office.cases.imports.trial import doubled, tried
from gongkai_office.cases.models import DisclosureRequest, ImportStage, LedgerImport
from gongkai_office.organs.models import Organ

_MOST_FINDINGS = 5_000
"""More are counted, not kept: whoever has so many corrects the column, not the cells."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file would become: plans in the order of the file, and everything found."""

    plans: tuple[Plan, ...]
    cases: tuple[Case, ...]
    faults: tuple[Fault, ...]


def check(work: LedgerImport, *, at: datetime) -> None:
    """Put down what the check finds. May run twice; the later one only says the same again. Raises GongkaiError."""
    with told(work.pk, work.rows) as progress:
        found = checked(work, at=at, progress=progress)
    grave = [fault for fault in found.faults if fault.grave]
    odd = [fault for fault in found.faults if not fault.grave]
    LedgerImport.objects.filter(pk=work.pk, stage=ImportStage.CHECKING).update(
        stage=ImportStage.CHECKED,
        findings=[_plain(fault) for fault in [*grave, *odd][:_MOST_FINDINGS]],
        summary=_summary(found, grave, odd),
    )


def checked(work: LedgerImport, *, at: datetime, progress: Progress | None = None) -> Checked:
    """Every row read and tried. Raises GongkaiError where the file's content is gone.

    Without `progress` it is done beside a longer work, which tells its own and would seem to begin anew.
    """
    content, ground = content_of(work), ground_of(work.organ)
    closed = closed_years(work.organ)
    plans, cases, faults = list[Plan](), list[Case](), list[Fault]()
    for number, cells in content.cells(work.columns):
        plan, wrong = read(number, cells, work.words)
        if plan:
            case, wrong = tried(plan, work.organ, ground, at)
            wrong += [_in_closed(plan, year) for year in changed(EMPTY, case, closed)]
            plans.append(plan)
            cases.append(case)
        faults += wrong
        if progress:
            progress.step()
    faults += doubled(plans, _numbers_known(work.organ, plans))
    return Checked(tuple(plans), tuple(cases), tuple(sorted(faults, key=lambda fault: (fault.row, not fault.grave))))


def _in_closed(plan: Plan, year: int) -> Fault:
    words = f"{year} 年度已经交账，导入这一行会改变该年度的统计数；请删去这一行，确需补登的逐件登记并批准更正"
    return Fault(plan.row, Field.RECEIVED, words)


def _numbers_known(organ: Organ, plans: Iterable[Plan]) -> frozenset[str]:
    """Which of the rows' own numbers stand in the ledger, as number or as former one; undone imports do not count."""
    own = {plan.former_number for plan in plans if plan.former_number}
    rows = DisclosureRequest.objects.filter(Q(number__in=own) | Q(former_number__in=own), organ=organ)
    rows = rows.exclude(imported__work__stage=ImportStage.UNDONE)
    pairs = rows.values_list("number", "former_number")
    return frozenset(own & {number for pair in pairs for number in pair})


def _plain(fault: Fault) -> list[object]:
    return [fault.row, fault.field or "", fault.message, fault.grave]


def faults_of(work: LedgerImport) -> tuple[Fault, ...]:
    """What was put down, gravest first."""
    return tuple(
        Fault(row, Field(field) if field else None, message, grave) for row, field, message, grave in work.findings
    )


def _summary(found: Checked, grave: list[Fault], odd: list[Fault]) -> dict[str, object]:
    """Counts for the page: rows by year, stage, kind and outcome; rows that are wrong or odd; how often each thing."""
    wrong = {fault.row for fault in grave}
    good = [(p, c) for p, c in zip(found.plans, found.cases, strict=True) if p.row not in wrong]
    return {
        "wrong_rows": len(wrong),
        "odd_rows": len({fault.row for fault in odd} - wrong),
        "grave": len(grave),
        "odd": len(odd),
        "good_rows": len(good),
        "years": dict(sorted(Counter(str((c.received or p.arrived).year) for p, c in good).items())),
        "stages": dict(Counter(c.stage.name for _, c in good)),
        "applicants": dict(Counter(p.applicant.value for p, _ in good)),
        "outcomes": dict(Counter(c.outcome.value for _, c in good if c.outcome)),
        "disputes": sum(len(c.disputes) for _, c in good),
        "kinds": [list(one) for one in _common(grave)],
    }


def _common(grave: list[Fault]) -> list[tuple[str, str, int]]:
    """The commonest faults, each with its column and how often it was found."""
    counted = Counter((fault.field or "", fault.message) for fault in grave)
    return [(field, message, number) for (field, message), number in counted.most_common(20)]
