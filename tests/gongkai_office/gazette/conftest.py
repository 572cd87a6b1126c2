"""What the pages' tests share: the day it is, and browsers of people who are signed in."""

from tests.gongkai_office.registers.conftest import Desk, desk, stopped

__all__ = ["Desk", "desk", "stopped"]
