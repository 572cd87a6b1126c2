"""Databases and installations with every table, made once and copied: migrating one takes most of a minute's work."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import fasteners  # type: ignore[import-untyped]  # it comes with the embedded server
import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.factories.running import environment

_ROOT = Path(__file__).parents[2]
_PREFIX = "template_"


def template(folder: Path) -> str:
    """The name of a migrated, empty database in the embedded PostgreSQL of a folder, which test databases copy.

    It is made by whoever comes first and kept for the next run; a migration more makes another and drops this one.
    """
    name = f"{_PREFIX}{_mark()}"
    with fasteners.InterProcessLock(folder.with_suffix(".template.lock")), _server(folder) as server:
        known = [str(row[0]) for row in server.execute("SELECT datname FROM pg_database")]
        if name not in known:
            for old in known:
                if old.startswith(_PREFIX):
                    server.execute(SQL("DROP DATABASE {}").format(Identifier(old)))
            half = f"{name}_half"
            server.execute(SQL("CREATE DATABASE {}").format(Identifier(half)))
            _migrate(f"postgresql://postgres:@/{half}?host={quote(str(folder))}")
            server.execute(SQL("ALTER DATABASE {} RENAME TO {}").format(Identifier(half), Identifier(name)))
    return name


def installation(factory: pytest.TempPathFactory) -> Path:
    """A data folder with every table and nothing in them, at rest; one for all processes of a test run."""
    return once(factory, "installed", lambda data: _gongkai("manage", "--data", str(data), "migrate"))


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A data folder that whoever comes first makes, for all processes of a test run."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    made, half = shared / name, shared / f"{name}-half"
    with fasteners.InterProcessLock(shared / f"{name}.lock"):
        if not made.exists():
            make(half)
            half.rename(made)
    return made


def copied(made: Path, data: Path) -> Path:
    """A copy of an installation at rest, whoever owns what in it."""
    subprocess.run(["cp", "-a", str(made), str(data)], check=True)
    return data


def _mark() -> str:
    """What the tables follow from: every migration of ours, and the versions of everybody else's."""
    files = [*sorted((_ROOT / "src").glob("*/**/migrations/*.py")), _ROOT / "uv.lock"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _server(folder: Path) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True)


def _migrate(url: str) -> None:
    more = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(_ROOT)}
    line = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(line, check=True, capture_output=True, env=environment(**more), cwd=_ROOT)


def _gongkai(*line: str) -> None:
    subprocess.run([sys.executable, "-m", "gongkai", *line], check=True, capture_output=True, env=environment())
