"""Seal anew with a new key whatever is sealed: rows of cases and of other rooms, files; stopped, it goes on."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from gongkai.cases.entries import Applicant
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Roster
from gongkai_office.cases import parties
from gongkai_office.cases.letters.kept import reseal
from gongkai_office.cases.models import Consultation, LedgerImport, Letter, LetterVersion, Requester
from gongkai_office.cases.requesters import opened, seal_into
from gongkai_office.files.commands.reseal import reseal as reseal_files
from gongkai_office.files.commands.reseal import sealed_with
from gongkai_office.journal.commands.write import write
from gongkai_office.sealing import keys, rows
from gongkai_office.sealing.seals import Sealed, seal, unseal

INSTALLATION = UUID(int=0)
"""The organ of what concerns no organ but the installation itself."""
_SUBJECT = "keys:sealing"
_SEALED = (Requester, Consultation, Letter, LetterVersion)
_UNDER_WAY = (LedgerImport, Roster)
"""Files that are on their way in: few, and gone when they are in."""

Row = TypeVar("Row", Letter, LetterVersion)


def rotate_keys(*, by: str, at: datetime, resume: bool = False, batch: int = 500) -> int:
    """How many rows and files were sealed anew. With `resume` no new key is made: the last rotation is finished.

    Each batch is a transaction of its own, so that requests go on arriving meanwhile.
    """
    if not resume or not keys.versions():
        begin_rotation(by=by, at=at)
    newest, total = max(keys.versions()), 0
    for some in (_reseal, _reseal_parties, _reseal_letters, _reseal_drafts, rows.reseal, reseal_files):
        while done := some(newest, batch):
            total += done
    _reseal_imports(newest)
    with transaction.atomic(durable=True):
        _journal("keys.rotated", by, at, {"version": newest, "resealed": total})
    return total


def sealed_by(version: int) -> int:
    """How much a version of the key seals: requesters, third parties, letters, comments, files, imports."""
    return _rows_with(version) + sealed_with(version) + _imports_with(version)


def unfinished(newest: int) -> int:
    """How much still waits for the newest key."""
    return sum(sealed_by(version) for version in keys.versions() if version != newest)


def drop_key(*, version: int, by: str, at: datetime) -> None:
    """Remove an old key for good. Raises GongkaiError while it is the newest or anything is sealed with it."""
    if version == max(keys.versions(), default=0):
        raise GongkaiError("正在使用的密钥不能删除，请先更换密钥")
    with transaction.atomic(durable=True):
        left = _rows_with(version)
        files = sealed_with(version)
        if left or files:
            raise GongkaiError(
                f"还有 {left} 份申请人、第三方的信息、文书、公众意见和 {files} 个文件使用第 {version} 版密钥，"
                "请先完成密钥更换"
            )
        if _imports_with(version):
            raise GongkaiError(f"还有等待导入的台账或者名册使用第 {version} 版密钥，请先完成密钥更换")
        _journal("keys.drop", by, at, {"version": version})
    keys.drop_sealing_key(version)


@transaction.atomic(durable=True)
def begin_rotation(*, by: str, at: datetime, reason: str = "") -> int:
    """Make a new version of the key; what is sealed from now on is sealed with it. The rest waits for `rotate_keys`."""
    version = keys.make_sealing_key()
    _journal("keys.rotate", by, at, {"version": version}, reason)
    return version


def _rows_with(version: int) -> int:
    """How many rows a version seals; `rows.tables` are those of other rooms."""
    tables: list[type[Model]] = [*_SEALED, *rows.tables()]
    return sum(table._default_manager.filter(key_version=version).count() for table in tables)  # noqa: SLF001  Django's


@transaction.atomic(durable=True)
def _reseal(newest: int, batch: int) -> int:
    old = Requester.objects.select_for_update().filter(key_version__lt=newest).order_by("key_version", "id")[:batch]
    rows = list(old)
    for row in rows:
        seal_into(row, Applicant(row.kind), opened(row))
    Requester.objects.bulk_update(rows, ["key_version", "sealed"])
    return len(rows)


@transaction.atomic(durable=True)
def _reseal_parties(newest: int, batch: int) -> int:
    old = Consultation.objects.select_for_update().filter(key_version__lt=newest).order_by("key_version", "id")[:batch]
    rows = list(old)
    for row in rows:
        parties.seal_into(row, parties.opened(row))
    Consultation.objects.bulk_update(rows, ["key_version", "sealed"])
    return len(rows)


def _reseal_imports(newest: int) -> None:
    """The files of imports that are under way; few, each in a transaction of its own."""
    for table in _UNDER_WAY:
        for key in table.objects.filter(key_version__lt=newest).values_list("pk", flat=True):
            _reseal_import(table, key)


@transaction.atomic(durable=True)
def _reseal_import(table: type[LedgerImport | Roster], key: UUID) -> None:
    row = table.objects.select_for_update().get(pk=key)
    if row.sealed is not None and row.key_version is not None:
        kept = unseal(Sealed(row.key_version, bytes(row.sealed)), bound_to=row.pk.bytes)
        anew = seal(kept, bound_to=row.pk.bytes)
        row.key_version, row.sealed = anew.version, anew.value
        row.save(update_fields=["key_version", "sealed"])


def _imports_with(version: int) -> int:
    return sum(table.objects.filter(key_version=version).count() for table in _UNDER_WAY)


def _reseal_letters(newest: int, batch: int) -> int:
    return _reseal_texts(Letter, newest, batch)


def _reseal_drafts(newest: int, batch: int) -> int:
    return _reseal_texts(LetterVersion, newest, batch)


@transaction.atomic(durable=True)
def _reseal_texts(model: type[Row], newest: int, batch: int) -> int:
    old = model._default_manager.select_for_update().filter(key_version__lt=newest)  # noqa: SLF001  Django's own name
    rows = list(old.order_by("key_version", "id")[:batch])
    for row in rows:
        reseal(row)
    model._default_manager.bulk_update(rows, ["key_version", "sealed"])  # noqa: SLF001  as above
    return len(rows)


def _journal(command: str, by: str, at: datetime, facts: dict[str, object], reason: str = "") -> None:
    write(organ=INSTALLATION, subject=_SUBJECT, command=command, by=by, at=at, facts=facts, reason=reason)
