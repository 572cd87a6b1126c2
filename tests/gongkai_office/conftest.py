"""What the office's tests share: the database, and a small invented county with its people."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gongkai_office.project.database import embedded


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:  # noqa: ARG001  pytest-django's order
    """Start the embedded PostgreSQL before the first test that needs it, unless a cluster was named."""
    host = os.environ["DATABASE_URL"].partition("host=")[2]
    if host:
        embedded(Path(host))
