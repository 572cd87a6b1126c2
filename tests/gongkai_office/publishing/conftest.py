"""What the tests of publishing share: the desk of 清源县's office."""

from __future__ import annotations

import pytest

from tests.factories import publishing
from tests.factories.office import County
from tests.factories.publishing import Desk


@pytest.fixture
def desk(qingyuan: County) -> Desk:
    """卫壬 edits; 孔亥, 周丙, 褚辛 and 吴丁 review."""
    return publishing.desk(qingyuan)
