"""What the office's tests share: the database, and a small invented county with its people."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.db import connection

from gongkai_office.project.database import embedded
from tests.factories import office
from tests.factories.installed import template
from tests.factories.office import County


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:  # noqa: ARG001  pytest-django's order
    """Start the embedded PostgreSQL before the first test that needs it, unless a cluster was named.

    There the tests' databases begin as copies of one that is migrated already.
    """
    host = os.environ["DATABASE_URL"].partition("host=")[2]
    if host:
        embedded(Path(host))
        connection.settings_dict["TEST"]["TEMPLATE"] = template(Path(host))


@pytest.fixture
def qingyuan(db: None) -> County:  # noqa: ARG001  its rows
    """清源县 with its organs and people."""
    return office.qingyuan()


@pytest.fixture
def yunling(db: None) -> County:  # noqa: ARG001  its rows
    """云岭县, whose people must see and do nothing in 清源县."""
    return office.yunling()
