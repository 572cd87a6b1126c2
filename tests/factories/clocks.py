"""The office's clock, stopped."""

from __future__ import annotations

from datetime import datetime

import pytest

from gongkai_office import clock


def stop(monkeypatch: pytest.MonkeyPatch, instant: datetime) -> datetime:
    """Let the office's clock stand at an instant."""
    stub = type("Stopped", (datetime,), {"now": classmethod(lambda _cls, _zone=None: instant)})
    monkeypatch.setattr(clock, "datetime", stub)
    return instant
