"""Open an installation for a command of its operator: Django set up on a database that is there and up to date."""

from __future__ import annotations

import os
from pathlib import Path

from gongkai.errors import GongkaiError


def open_office(data: Path) -> None:
    """Set up Django on an installation. Raises GongkaiError where there is none, or its tables are of another version.

    An empty folder stays empty: only `serve` and `restore` begin an installation.
    """
    if not os.environ.get("DATABASE_URL") and not (data / "postgresql").is_dir():
        raise GongkaiError(f"{data} 里没有办公系统的数据，请用 --data 指明数据文件夹")
    set_up(data)
    from django.db import connection  # noqa: PLC0415  settings first
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415  settings first

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise GongkaiError("数据库还没有更新到这个版本，请先运行 gongkai manage migrate")


def set_up(data: Path) -> None:
    """Set up Django on a folder and a database that answers. Raises GongkaiError."""
    configure(data)
    import django  # noqa: PLC0415  settings first
    from django.db import OperationalError, connection  # noqa: PLC0415  settings first

    django.setup()
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise GongkaiError("连不上数据库，请检查 DATABASE_URL，或者数据库是否正在运行") from error


def configure(data: Path) -> None:
    """Point Django at this installation; before anything of it is imported."""
    os.environ["GONGKAI_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai_office.project.settings")
