"""What the tests of the portal share: keys of their own in a folder that goes away."""

from __future__ import annotations

from tests.gongkai_office.reporting.conftest import own_keys

__all__ = ["own_keys"]
