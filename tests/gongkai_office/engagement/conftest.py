"""What the tests of calls share: keys of their own, the day it is, browsers of people who are signed in."""

from tests.gongkai_office.portal.conftest import own_keys
from tests.gongkai_office.registers.conftest import Desk, desk, stopped

__all__ = ["Desk", "desk", "own_keys", "stopped"]
