"""Look into a file before it is given to a requester, and answer for what was found."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.documents.gate import inspect
from gongkai.documents.unreadable import UnreadableError
from gongkai.errors import GongkaiError
from gongkai.findings import Severity
from gongkai.screening import Hit, Screener, message
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.cases.commands.append import locked, subject
from gongkai_office.cases.models import DisclosureRequest, EnclosureCheck
from gongkai_office.cases.policies import require_papers
from gongkai_office.cases.queries.enclosures import require_undecided
from gongkai_office.cases.vouched import ENCLOSURE
from gongkai_office.clock import day_of
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.queries import one_of
from gongkai_office.files.reading import content
from gongkai_office.journal.commands.vouch import vouch

_STOPPING = (Severity.ERROR, Severity.WARNING)
_MOST = 200  # hits that are kept; who has more has to clean the file anyway


def check_enclosure(*, case: UUID, file: UUID, screener: Screener, by: Person, at: datetime) -> EnclosureCheck:
    """What the gate finds in the file, opened in a guarded child before anything is locked. Raises GongkaiError."""
    row = DisclosureRequest.objects.select_related("organ", "office").get(pk=case)
    require_papers(by, row, day_of(at))
    found = one_of(subject(row), file)
    if found.purpose != Purpose.RECORD:
        raise GongkaiError("只检查拟提供给申请人的文件")
    hits, unread = _looked(found, screener)
    with transaction.atomic(durable=True):
        request = locked(case)
        require_undecided(request, found.purpose)
        check = EnclosureCheck(
            request=request,
            organ_id=request.organ_id,
            file=found,
            at=at,
            hits=[_kept(hit) for hit in hits[:_MOST]],
            stopping=sum(hit.severity in _STOPPING for hit in hits),
            unread=unread,
        )
        check.save(force_insert=True)
        _tell(check, "case.check_enclosure", by, at)
    return check


@transaction.atomic(durable=True)
def let_through(*, case: UUID, check: UUID, reason: str, by: Person, at: datetime) -> EnclosureCheck:
    """The look, answered for by somebody with their name and reason. Raises GongkaiError."""
    request = locked(case)
    require_papers(by, request, day_of(at))
    require_undecided(request, Purpose.RECORD)
    if not reason.strip():
        raise GongkaiError("请写明可以提供的理由，例如：申请人本人的信息")
    row = EnclosureCheck.objects.select_for_update().get(pk=check, request=request)
    row.overruled_by, row.overruled_at, row.reason = by, at, reason.strip()
    row.save(update_fields=["overruled_by", "overruled_at", "reason"])
    _tell(row, "case.let_through", by, at)
    return row


def _looked(file: StoredFile, screener: Screener) -> tuple[tuple[Hit, ...], str]:
    """The hits, and why the file could not be looked into where it could not."""
    try:
        return inspect(content(file), file.shown_name, screener).hits, ""
    except UnreadableError as error:
        return (), str(error)[:300]


def _kept(hit: Hit) -> dict[str, str]:
    return {
        "place": _place(hit),
        "severity": hit.severity.value,
        "masked": hit.masked[:120],
        "message": message(hit),
    }


def _place(hit: Hit) -> str:
    where = hit.where
    named = (
        ("第{}页", where.page), ("工作表“{}”", where.sheet), ("第{}行", where.row), ("第{}列", where.column),
    )  # fmt: skip
    return "".join(words.format(value) for words, value in named if value is not None) or "全文"


def _tell(check: EnclosureCheck, command: str, by: Person, at: datetime) -> None:
    vouch(
        ENCLOSURE, check, command, by=author(by), at=at, facts={"enclosure": str(check.pk), "file": str(check.file_id)}
    )
