"""What the tests of the portal share: keys of their own in a folder that goes away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from gongkai_office.sealing import keys


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, settings: LazySettings) -> Iterator[None]:
    """A data folder without keys: the first sealing makes them."""
    settings.DATA = tmp_path
    yield
    keys._read.cache_clear()  # noqa: SLF001  keys of a folder that is gone
