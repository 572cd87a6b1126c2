"""The files' part of the work nobody waits for."""

from __future__ import annotations

from datetime import datetime

from gongkai_office.files.commands.sweep import sweep
from gongkai_office.queue import repeated


@repeated("files.sweep", cron="30 5,17 * * *")
def sweep_files(at: datetime) -> int:
    """How many left-over files were taken away."""
    return sweep(at)
