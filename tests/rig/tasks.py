"""A task that takes its time before and after what it does, so that a worker can be killed in the middle."""

from __future__ import annotations

import os
import time
from pathlib import Path
from uuid import UUID

from gongkai_office.queue import deferred

SLOW = 1.5  # seconds
BEGUN = "begun.txt"


@deferred("rig.register")
def register_slowly(key: UUID) -> None:
    """Register one request under the job's own key; begun is noted at once, done is in the ledger."""
    from tests.rig.inside import county, register  # noqa: PLC0415  models

    with (Path(os.environ["GONGKAI_DATA"]) / BEGUN).open("a") as begun:
        begun.write(f"{key}\n")
    office, registrar = county()
    time.sleep(SLOW)
    register(office, registrar, str(key))
    time.sleep(SLOW)
