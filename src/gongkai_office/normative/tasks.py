"""What happens by itself: documents that were published before the index knew them are found too."""

from __future__ import annotations

from datetime import datetime

from gongkai_office.normative.indexing import found, unindexed
from gongkai_office.queue import repeated


@repeated("normative.index", cron="40 3 * * *")
def index(at: datetime) -> int:  # noqa: ARG001  every task is told when
    """Let every public document be found that is not yet; how many there were."""
    rows = unindexed()
    for row in rows:
        found(row)
    return len(rows)
