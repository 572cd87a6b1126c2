"""What the tests of the administration share: the day it is, browsers of people, keys of their own."""

from __future__ import annotations

from tests.gongkai_office.cases.conftest import case, own_keys
from tests.gongkai_office.cases.desk.conftest import desk, stopped

__all__ = ["case", "desk", "own_keys", "stopped"]
