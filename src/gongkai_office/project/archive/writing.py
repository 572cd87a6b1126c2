"""Write an installation into an archive, as it is at one instant, while work goes on."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from gongkai_office.files.blobs import PASSING
from gongkai_office.private import private
from gongkai_office.project.archive import database
from gongkai_office.project.archive.manifest import (
    CALENDARS,
    FILES,
    KEYS,
    NAME,
    SECRET,
    Manifest,
    Member,
    Table,
    to_json,
)
from gongkai_office.project.archive.reading import CHUNK

PUBLIC = "journal.pub"
"""The public half of the key that signs day roots; no secret, and needed wherever roots are verified."""


def backup(file: Path, *, with_keys: bool, at: datetime, tell: Callable[[str], None]) -> Manifest:
    """Write the archive whole under a passing name, then give it its own. Raises FileExistsError, OSError.

    The database is read in one transaction that sees one instant; a file is stored before its row, so that every row
    in the archive has its file there too. Keys are left out unless asked for: who finds an archive with them can read
    the identity of every requester in it.
    """
    if file.exists():
        raise FileExistsError(file)
    passing = file.with_name(f"{file.name}.part")
    try:
        with private(passing) as opened, zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            manifest = _written(archive, with_keys=with_keys, at=at, tell=tell)
        passing.rename(file)
    except BaseException:
        passing.unlink(missing_ok=True)
        raise
    return manifest


def _written(archive: zipfile.ZipFile, *, with_keys: bool, at: datetime, tell: Callable[[str], None]) -> Manifest:
    members: dict[str, Member] = {}
    with transaction.atomic(durable=True):
        database.one_instant()
        tables = tuple(_table(archive, members, name, tell) for name in database.tables())
        migrations = frozenset(MigrationRecorder(connection).applied_migrations())
        sequences = database.sequences()
    tell("备份文件")
    for name in stored():
        if default_storage.exists(name):  # what no row names may be swept away meanwhile
            _put(archive, members, FILES + name, _pieces(name))
    for member, file in _beside(with_keys=with_keys).items():
        _put(archive, members, member, [file.read_bytes()])
    manifest = Manifest(
        made_at=at.isoformat(), migrations=migrations, tables=tables, sequences=sequences, members=members
    )
    archive.writestr(zipfile.ZipInfo(NAME), to_json(manifest), zipfile.ZIP_DEFLATED)
    return manifest


def _table(archive: zipfile.ZipFile, members: dict[str, Member], name: str, tell: Callable[[str], None]) -> Table:
    tell(f"备份数据表 {name}")
    table = Table(name, database.columns(name), 0)
    rows = _put(archive, members, table.member, database.dump(table))
    return Table(name, table.columns, rows)


def _put(archive: zipfile.ZipFile, members: dict[str, Member], name: str, pieces: Iterable[bytes]) -> int:
    """Write one member; how many line ends it has, which is how many rows a table has."""
    size = rows = 0
    found = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as out:
        for piece in pieces:
            out.write(piece)
            found.update(piece)
            size, rows = size + len(piece), rows + piece.count(b"\n")
    members[name] = Member(size, found.hexdigest())
    return rows


def stored(folder: str = "") -> Iterator[str]:
    """The names of everything in the storage that is there to stay."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}{name}"
    for name in sorted(set(folders) - {PASSING}):
        yield from stored(f"{folder}{name}/")


def _pieces(name: str) -> Iterator[bytes]:
    with default_storage.open(name) as opened:
        yield from opened.chunks(CHUNK)


def _beside(*, with_keys: bool) -> dict[str, Path]:
    """What else of the data folder goes into the archive, by its name there: entered calendars, keys if asked for."""
    data = Path(settings.DATA)
    keys = [file for file in sorted((data / "keys").glob("*")) if file.suffix in {".key", ".pub"}]
    calendars = [file for file in sorted((data / "calendars").glob("*")) if file.is_file()]
    named = {KEYS + file.name: file for file in keys if with_keys or file.name == PUBLIC}
    named |= {CALENDARS + file.name: file for file in calendars}
    return named | ({SECRET: data / SECRET} if with_keys and (data / SECRET).exists() else {})
