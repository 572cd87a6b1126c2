"""What the tests of the annual report share: 清源县 with a few cases of 2024, and their keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from gongkai_office.sealing import keys
from tests.factories.office import County
from tests.factories.reports import in_2024


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, settings: LazySettings) -> Iterator[None]:
    """A data folder without keys: the first sealing makes them."""
    settings.DATA = tmp_path
    yield
    keys._read.cache_clear()  # noqa: SLF001  keys of a folder that is gone


@pytest.fixture
def county(qingyuan: County) -> County:
    """2024 in the county's office."""
    return in_2024(qingyuan)
