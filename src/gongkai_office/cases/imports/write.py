"""Write a checked file into the ledger: every row or none, by the entries that clerks would have made.

What the rows become goes through `append.prepared` like every entry; only the storing is done for many at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from gongkai.cases.entries import EntryKind
from gongkai.cases.state import EMPTY
from gongkai.errors import GongkaiError
from gongkai_office.accounts.queries import author
from gongkai_office.cases.books import IMPORT, IMPORTED
from gongkai_office.cases.codes import access_hash, code_for
from gongkai_office.cases.commands.append import (
    Ground,
    Recorded,
    command_of,
    dispute_columns,
    ground_of,
    prepared,
    subject,
)
from gongkai_office.cases.commands.append import told as entry_told
from gongkai_office.cases.commands.arrive import ARRIVE, SERIES, arrival_told, arrived_row, own_key
from gongkai_office.cases.commands.closed_years import share
from gongkai_office.cases.commands.notice_fee import reckon
from gongkai_office.cases.imports.check import checked
from gongkai_office.cases.imports.content import remove
from gongkai_office.cases.imports.fields import Field
from gongkai_office.cases.imports.plan import Happening, Plan
from gongkai_office.cases.imports.progress import told as progress_of
from gongkai_office.cases.imports.storing import Batch
from gongkai_office.cases.imports.trial import arrival_of
from gongkai_office.cases.models import Charge, DisclosureRequest, Dispute, ImportedCase, ImportStage, LedgerImport
from gongkai_office.cases.policies import on_paper, role_of
from gongkai_office.cases.requesters import new_requester
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.journal.commands.write import following
from gongkai_office.journal.models import Line
from gongkai_office.organs.commands.number import next_numbers
from gongkai_office.organs.models import Organ, OrganName
from gongkai_office.organs.queries import borne


def held(work: UUID, stage: ImportStage) -> LedgerImport | None:
    """The import, held until the transaction ends; None where another worker holds it or it is done already.

    Imports of one organ are written one after the other, so that none misses the numbers of another.
    """
    rows = LedgerImport.objects.select_related("organ", "by", "undone_by").filter(pk=work, stage=stage)
    found = rows.select_for_update(of=("self",), skip_locked=True).first()
    if found:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"imports:{found.organ_id}"])
    return found


@transaction.atomic(durable=True)
def write(work: LedgerImport, *, at: datetime) -> None:
    """The whole file into the ledger. Killed at any point it leaves nothing; run again it writes once.

    Raises GongkaiError where something of it may not be written any more; then nothing is.
    """
    row = held(work.pk, ImportStage.WRITING)
    if row is None:
        return
    share(row.organ)
    found = checked(row, at=at)
    if any(fault.grave for fault in found.faults):
        raise GongkaiError("检查之后台账有了变化，有的行不能再导入，没有写入任何内容；请重新检查")
    batch, copyist = Batch(), _Copyist(row, at)
    with progress_of(row.pk, len(found.plans)) as progress:
        for plan, serial in _numbered(row.organ, found.plans):
            copyist.copy(plan, serial, batch)
            batch.store_when_full()
            progress.step()
    batch.store()
    row.stage, row.done_at, row.trouble = ImportStage.DONE, at, ""
    remove(row)
    row.save()
    made = IMPORTED.stated(row.pk, row.cases.iterator())
    vouch(IMPORT, row, "import.write", by=author(row.by), at=at, facts={"cases": len(found.plans)}, seals=made)


def _numbered(organ: Organ, plans: tuple[Plan, ...]) -> Iterator[tuple[Plan, int]]:
    """The plans in the order of arrival, each with its number of that year."""
    many = Counter(plan.arrived.year for plan in plans)
    serials = {
        year: iter(next_numbers(organ=organ, series=SERIES, year=year, count=number)) for year, number in many.items()
    }
    for plan in sorted(plans, key=lambda one: (one.arrived, one.row)):
        yield plan, next(serials[plan.arrived.year])


@dataclass(slots=True)
class _Copyist:
    """Who copies row after row: the import, the instant, what is the same for all rows."""

    work: LedgerImport
    at: datetime
    ground: Ground = field(init=False)
    names: list[OrganName] = field(init=False)

    def __post_init__(self) -> None:
        self.ground = ground_of(self.work.organ)
        self.names = list(self.work.organ.names.all())

    def copy(self, plan: Plan, serial: int, batch: Batch) -> None:
        """One row into the batch: request, requester, entries, their journal lines, disputes, fee."""
        own = f"import:{self.work.pk}:{plan.row}"
        arrival = arrival_of(plan, self.work.organ, access=access_hash(code_for(own)), idempotency=own_key(own))
        request = arrived_row(arrival, serial, borne(self.names, plan.arrived).short)
        requester = new_requester(request, plan.applicant, plan.particulars)
        chain = _Chain(request, author(self.work.by), self.at, {"import": str(self.work.pk), "row": plan.row})
        chain.tell(ARRIVE, arrival_told(request, requester))
        made = self._entered(plan, request, chain, batch)
        batch.requests.append(request)
        batch.requesters.append(requester)
        batch.lines += chain.lines
        batch.disputes += [
            Dispute(request=request, number=one.id, **dispute_columns(request, one)) for one in made.case.disputes
        ]
        batch.imported.append(
            ImportedCase(
                work=self.work, request=request, organ_id=request.organ_id, row=plan.row, entries=len(made.case.entries)
            )
        )

    def _entered(self, plan: Plan, request: DisclosureRequest, chain: _Chain, batch: Batch) -> Recorded:
        before, arrival = EMPTY, Happening(EntryKind.SUBMITTED, plan.arrived, Field.ARRIVED)
        for one in (arrival, *plan.happened):
            made = prepared(
                request,
                before,
                kind=one.kind,
                by=on_paper(one.kind),
                on=one.on,
                at=self.at,
                ground=self.ground,
                detail=one.detail,
                note=one.note,
                role=role_of(one.kind),
            )
            batch.entries.append(made.entry)
            chain.tell(command_of(made.entry), {**_charged(plan, one, made, batch), **entry_told(made, before)})
            before = made.case
        return made


@dataclass(slots=True)
class _Chain:
    """The journal lines of one new request, told by who copies."""

    request: DisclosureRequest
    by: str
    at: datetime
    facts: Mapping[str, object]
    lines: list[Line] = field(default_factory=list)

    def tell(self, command: str, facts: Mapping[str, object]) -> None:
        self.lines.append(
            following(
                self.lines[-1] if self.lines else None,
                organ=self.request.organ_id,
                subject=subject(self.request),
                command=command,
                by=self.by,
                at=self.at,
                facts={**self.facts, **facts},
            )
        )


def _charged(plan: Plan, one: Happening, made: Recorded, batch: Batch) -> dict[str, object]:
    """What the line of a fee notice says; the fee itself goes into the batch."""
    if one.kind is not EntryKind.FEE_NOTICED or plan.cost is None:
        return {}
    fee = reckon(plan.cost.method, plan.cost.quantity, one.on)
    batch.charges.append(
        Charge(
            id=new_id(),
            request=made.request,
            organ_id=made.request.organ_id,
            entry=made.entry,
            method=plan.cost.method,
            quantity=plan.cost.quantity,
            amount=fee.amount,
        )
    )
    return {"method": plan.cost.method.value, "quantity": plan.cost.quantity, "amount": fee.amount}
