"""What the journal vouches for beside cases: closed years with their amendments, older ledgers with what they made."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from gongkai_office.bulk import CAME_TO, Stage
from gongkai_office.cases.models import Amendment, ClosedYear, ImportedCase, LedgerImport
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Bundled, Vouched, columns

_IMPORT = columns(
    "organ_id", "by_id", "uploaded_at", "file_name", "digest", "rows", "columns", "words", "done_at", "undone_by_id",
    "undone_at", "reason",
)  # fmt: skip


def amendment_subject(amendment: UUID) -> str:
    """An amendment as the journal names it."""
    return f"amendment:{amendment}"


def import_subject(work: UUID) -> str:
    """An import as the journal names it."""
    return f"import:{work}"


def _import(row: LedgerImport) -> Mapping[str, object]:
    return {**_IMPORT(row), "ended": CAME_TO.get(Stage(row.stage), "")}


CLOSED_YEAR = Vouched[ClosedYear](
    kind="closed-year",
    label="已交账年度",
    fault=Fault.BOOKS,
    rows=ClosedYear.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns("organ_id", "year", "closed_at"),
    called=lambda row: f"{row.year} 年度交账",
)
AMENDMENT = Vouched[Amendment](
    kind="amendment",
    label="交账后更正",
    fault=Fault.BOOKS,
    rows=Amendment.objects.all,
    subject=lambda row: amendment_subject(row.pk),
    content=columns("organ_id", "year", "number", "reason", "by_id", "at", "entry_id"),
    called=lambda row: f"{row.year} 年度的交账后更正（{row.number or '尚未登记的申请'}）",
)
IMPORT = Vouched[LedgerImport](
    kind="import",
    label="台账导入",
    fault=Fault.IMPORT,
    rows=lambda: LedgerImport.objects.defer("sealed", "findings", "summary"),
    subject=lambda row: import_subject(row.pk),
    content=_import,
    called=lambda row: f"导入《{row.file_name}》",
)
IMPORTED = Bundled(
    of=Vouched[ImportedCase](
        kind="imported",
        label="导入的申请",
        fault=Fault.IMPORT,
        rows=lambda: ImportedCase.objects.select_related("work"),
        subject=lambda row: import_subject(row.work_id),
        content=columns("work_id", "request_id", "organ_id", "row", "entries"),
        called=lambda row: f"《{row.work.file_name}》导入的各件",
    ),
    by=lambda row: row.work_id,
    order="work",
)
VOUCHED = (CLOSED_YEAR, AMENDMENT, IMPORT, IMPORTED)
