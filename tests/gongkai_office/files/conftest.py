"""What the tests of files share: keys and a storage of their own, real files in a folder that goes away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from gongkai_office.sealing import keys


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A data folder of its own; where the files lie in it."""
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    backend = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": backend}
    yield tmp_path / "files"
    keys._read.cache_clear()  # noqa: SLF001  keys of a folder that is gone
