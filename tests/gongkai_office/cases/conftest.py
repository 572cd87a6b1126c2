"""What the tests of cases share: keys of their own in a folder that goes away, and a running case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.sealing import keys
from tests.factories.cases import registered
from tests.factories.office import County


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, settings: LazySettings) -> Iterator[Path]:
    """A data folder without keys: the first sealing makes them."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    yield tmp_path / "keys"
    keys._read.cache_clear()  # noqa: SLF001  keys of a folder that is gone


@pytest.fixture
def case(qingyuan: County) -> DisclosureRequest:
    """A request handed in at the counter on 2024-03-04."""
    return registered(qingyuan)
