"""Take an older ledger in as a file: read in the child, its headings found, its rows sealed, nothing else done yet."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.documents.readers.containers.rows import rows_guarded
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.cases.books import IMPORT
from gongkai_office.cases.imports.content import Content, found_in, seal_into
from gongkai_office.cases.imports.fields import guess
from gongkai_office.cases.models import ImportHabit, ImportStage, LedgerImport
from gongkai_office.cells import bare
from gongkai_office.clock import day_of
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ
from gongkai_office.sealing.hashes import keyed_hash

MOST_BYTES = 30_000_000
_LONGEST_NAME = 200
_ENDED = (ImportStage.DROPPED, ImportStage.UNDONE)


class KnownFileError(GongkaiError):
    """The same file was uploaded before; `work` is what became of it."""

    def __init__(self, work: LedgerImport) -> None:
        name = work.by.name
        super().__init__(f"这个文件 {work.uploaded_at:%Y-%m-%d} 已经由{name}上传过，没有重复处理")
        self.work = work


def upload(*, organ: Organ, data: bytes, file_name: str, by: Person, at: datetime) -> LedgerImport:
    """The import, waiting for its columns to be looked over.

    Raises GongkaiError, UnreadableError for a file that is no table, and KnownFileError for one that is here already.
    """
    require(by, "case.import", organ, day_of(at))
    if len(data) > MOST_BYTES:
        raise GongkaiError(f"文件超过 {MOST_BYTES // 1_000_000} MB，请删去图片和多余的工作表，或者分成几个文件")
    digest = keyed_hash("import", data)
    _refuse_known(organ, digest)
    content = found_in(rows_guarded(data, file_name))
    work = LedgerImport(
        id=new_id(), organ=organ, by=by, uploaded_at=at, file_name=file_name[-_LONGEST_NAME:], digest=digest
    )
    seal_into(work, content)
    return _kept(work, content)


def _refuse_known(organ: Organ, digest: bytes) -> None:
    known = LedgerImport.objects.filter(organ=organ, digest=digest).exclude(stage__in=_ENDED)
    if work := known.select_related("by").first():
        raise KnownFileError(work)


@transaction.atomic(durable=True)
def _kept(work: LedgerImport, content: Content) -> LedgerImport:
    habit = ImportHabit.objects.filter(organ=work.organ).first()
    work.columns = guessed(content.headings, habit.headings if habit else {})
    work.words = habit.words if habit else {}
    work.save(force_insert=True)
    facts = {"digest": bytes(work.digest).hex(), "rows": work.rows}
    vouch(IMPORT, work, "import.upload", by=author(work.by), at=work.uploaded_at, facts=facts)
    return work


def guessed(headings: tuple[str, ...], known: dict[str, str]) -> dict[str, str]:
    """The field of each column by its place: as the organ chose the last time, else by its heading; each field once."""
    columns: dict[str, str] = {}
    for place, heading in enumerate(headings):
        habit = known.get(bare(heading))
        field = habit if habit is not None else guess(heading) or ""
        columns[str(place)] = field if field not in columns.values() else ""
    return columns
