"""What happens by itself: documents that the index does not know yet are found, what is out is looked at again."""

from __future__ import annotations

import logging
from datetime import datetime

from gongkai.errors import GongkaiError
from gongkai_office.gate.queries import screener_of
from gongkai_office.normative.commands.release.look_back import look_back as look_at
from gongkai_office.normative.indexing import found, unindexed
from gongkai_office.normative.models import Progress, Release
from gongkai_office.normative.queries.releases import outdated
from gongkai_office.organs.models import Organ
from gongkai_office.queue import repeated

LOG = logging.getLogger(__name__)


@repeated("normative.index", cron="40 3 * * *")
def index(at: datetime) -> int:  # noqa: ARG001  every task is told when
    """Let every public document be found that is not yet; how many there were."""
    rows = unindexed()
    for row in rows:
        found(row)
    return len(rows)


@repeated("normative.look_back", cron="50 3 * * *")
def look_back(at: datetime) -> int:
    """Look again at texts and interpretations that are out by the lists and rules of today (回头看); how many."""
    done = 0
    for organ in Organ.objects.filter(pk__in=Release.objects.filter(progress=Progress.OUT).values("organ")):
        screener = screener_of(organ)
        for release in outdated(organ, screener).iterator():
            try:
                look_at(release=release, screener=screener, at=at)
                done += 1
            except GongkaiError:
                LOG.warning("release %s could not be looked at again", release.pk)
    return done
