"""What happens by itself: what issues print is looked at again."""

from __future__ import annotations

import logging
from datetime import datetime

from gongkai.errors import GongkaiError
from gongkai_office.gate.queries import screener_of
from gongkai_office.gazette.commands.look_back import look_back as look_at
from gongkai_office.gazette.commands.look_back import outdated
from gongkai_office.gazette.queries import out
from gongkai_office.organs.models import Organ
from gongkai_office.queue import repeated

LOG = logging.getLogger(__name__)


@repeated("gazette.look_back", cron="55 3 * * *")
def look_back(at: datetime) -> int:
    """Look again by the lists and rules of today at what only the gazette still shows (回头看); how many issues.

    What is out as an item or as a text is looked at in its own room.
    """
    done = 0
    for organ in Organ.objects.filter(pk__in=out().order_by().values("organ")):
        screener = screener_of(organ)
        for issue in outdated(organ, screener).iterator():
            try:
                look_at(issue=issue, screener=screener, at=at)
                done += 1
            except GongkaiError:
                LOG.warning("issue %s could not be looked at again", issue.pk)
    return done
