"""What an archive says of itself."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from gongkai.errors import GongkaiError

SCHEMA = "gongkai.backup/1"
NAME = "manifest.json"
TABLES, FILES, KEYS, CALENDARS, SECRET = "tables/", "files/", "keys/", "calendars/", "secret"


class ArchiveError(GongkaiError):
    """An archive that is not ours, or not whole."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the archive."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in the order of the dump, the number of its rows."""

    name: str
    columns: tuple[str, ...]
    rows: int

    @property
    def member(self) -> str:
        """Where its rows are."""
        return f"{TABLES}{self.name}.copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The whole: tables in the order in which they can be filled, sequences with the last value they gave."""

    made_at: str
    migrations: frozenset[tuple[str, str]]
    tables: tuple[Table, ...]
    sequences: dict[str, int]
    members: dict[str, Member]

    def under(self, folder: str) -> list[str]:
        """The members in a folder of the archive."""
        return [name for name in self.members if name.startswith(folder)]


def to_json(manifest: Manifest) -> bytes:
    """The manifest as it stands in the archive."""
    told = {"schema": SCHEMA, **asdict(manifest), "migrations": sorted(manifest.migrations)}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def from_json(text: bytes) -> Manifest:
    """The manifest of an archive. Raises ArchiveError."""
    try:
        told = json.loads(text)
        if told["schema"] != SCHEMA:
            raise ArchiveError(f"备份的格式是 {told['schema']}，这个版本只认识 {SCHEMA}")
        manifest = Manifest(
            made_at=told["made_at"],
            migrations=frozenset((app, name) for app, name in told["migrations"]),
            tables=tuple(Table(one["name"], tuple(one["columns"]), one["rows"]) for one in told["tables"]),
            sequences=told["sequences"],
            members={name: Member(**member) for name, member in told["members"].items()},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ArchiveError("这不是公开办公系统的备份") from error
    if (
        not all(map(_inside, manifest.members))
        or not {one.member for one in manifest.tables} <= manifest.members.keys()
    ):
        raise ArchiveError("这不是公开办公系统的备份")
    return manifest


def _inside(name: str) -> bool:
    """Whether a member can only be unpacked into the place that is meant for it."""
    path = PurePosixPath(name)
    flat = name.startswith((TABLES, KEYS, CALENDARS)) and len(path.parts) == 2  # noqa: PLR2004  a folder and a file in it
    nested = name.startswith(FILES) and len(path.parts) > 1
    plain = ".." not in path.parts and "\\" not in name and "\0" not in name and str(path) == name
    return plain and (flat or nested or name == SECRET)
