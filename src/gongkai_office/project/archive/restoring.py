"""Bring an archive back into an empty installation: all of it, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from gongkai.errors import GongkaiError
from gongkai_office.private import private
from gongkai_office.project.archive import database
from gongkai_office.project.archive.manifest import CALENDARS, FILES, KEYS, SECRET, Manifest, Table
from gongkai_office.project.archive.reading import Archive
from gongkai_office.project.archive.writing import stored

_DJANGOS_OWN = {"django_migrations", "django_content_type", "auth_permission"}
"""Tables that have rows as soon as they are made."""


class RestoreError(GongkaiError):
    """An archive that cannot be brought back here."""


def restore(archive: Archive, tell: Callable[[str], None]) -> None:
    """Bring everything back. Raises RestoreError; tables may have been made then, but nothing is in them.

    The tables are made as they were when the archive was written, filled, compared byte for byte with the archive,
    and only then brought up to this version.
    """
    manifest = archive.manifest
    _refuse_other_versions(manifest)
    _refuse_what_is_not_empty(archive)
    tell("建立数据表")
    executor = MigrationExecutor(connection)
    executor.migrate(_newest(executor, manifest))
    try:
        _bring(archive, tell)
    except (DatabaseError, psycopg.Error) as error:
        raise RestoreError("备份里的数据放不进数据库，没有恢复，请换一份备份") from error
    tell("更新到这个版本")
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _bring(archive: Archive, tell: Callable[[str], None]) -> None:
    """Rows, files and keys: where one of them fails, the others go again."""
    with ExitStack() as undo:
        with transaction.atomic(durable=True):
            _fill(archive, tell)
            tell("恢复文件")
            _bring_files(archive, undo)
            _bring_beside(archive, undo)
        undo.pop_all()


def _refuse_other_versions(manifest: Manifest) -> None:
    known = MigrationExecutor(connection).loader.graph.nodes
    if not manifest.migrations <= known.keys():
        raise RestoreError("备份出自更新的版本，请先升级 gongkai，再恢复")


def _refuse_what_is_not_empty(archive: Archive) -> None:
    names = database.tables()
    if names and frozenset(MigrationExecutor(connection).loader.applied_migrations) != archive.manifest.migrations:
        raise RestoreError("数据库里已有另一个版本的数据表，只能恢复到空的数据库，请换一个数据文件夹或数据库")
    if database.filled(name for name in names if name not in _DJANGOS_OWN) or next(stored(), None):
        raise RestoreError("这里已有数据，只能恢复到空的办公系统，请换一个数据文件夹或数据库")
    for member in _beside(archive.manifest):
        if _own(member).exists() and _own(member).read_bytes() != b"".join(archive.read(member)):
            raise RestoreError(f"{_own(member)} 与备份里的不同，请先移走")


def _newest(executor: MigrationExecutor, manifest: Manifest) -> list[tuple[str, str]]:
    """The last migration of each app among those of the archive."""
    children = executor.loader.graph.node_map
    return [
        one
        for one in sorted(manifest.migrations)
        if not any(child.key in manifest.migrations and child.key[0] == one[0] for child in children[one].children)
    ]


def _fill(archive: Archive, tell: Callable[[str], None]) -> None:
    tables = archive.manifest.tables
    if {table.name for table in tables} != set(database.tables()):
        raise RestoreError("备份里的数据表与这个版本的不同，不能恢复")
    database.empty(table.name for table in tables)
    for table in tables:
        tell(f"恢复数据表 {table.name}")
        database.load(table, archive.read(table.member))
    database.set_sequences(archive.manifest.sequences)
    for table in tables:
        tell(f"核对数据表 {table.name}")
        if _digest(table) != archive.manifest.members[table.member].sha256:
            raise RestoreError(f"数据表 {table.name} 恢复后与备份不符，没有恢复")


def _digest(table: Table) -> str:
    found = hashlib.sha256()
    for piece in database.dump(table):
        found.update(piece)
    return found.hexdigest()


def _bring_files(archive: Archive, undo: ExitStack) -> None:
    for member in archive.manifest.under(FILES):
        name = member.removeprefix(FILES)
        undo.callback(default_storage.delete, name)
        default_storage.save(name, ContentFile(b"".join(archive.read(member))))


def _bring_beside(archive: Archive, undo: ExitStack) -> None:
    for member in _beside(archive.manifest):
        file = _own(member)
        if not file.exists():
            undo.callback(file.unlink, missing_ok=True)
            _write(file, b"".join(archive.read(member)))
    if SECRET in archive.manifest.members:
        file = _own(SECRET)
        if file.exists():
            undo.callback(_write, file, file.read_bytes())
        _write(file, b"".join(archive.read(SECRET)))


def _beside(manifest: Manifest) -> list[str]:
    return [*manifest.under(KEYS), *manifest.under(CALENDARS)]


def _own(member: str) -> Path:
    """A member's place in the data folder."""
    return Path(settings.DATA) / member


def _write(file: Path, content: bytes) -> None:
    """Write a secret for its owner's eyes alone, whole or not at all."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    passing = file.with_name(f"{file.name}.part")
    passing.unlink(missing_ok=True)
    with private(passing) as opened:
        opened.write(content)
    passing.replace(file)
