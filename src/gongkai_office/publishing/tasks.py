"""What happens by itself: planned publication, the end of a period. Every task may run twice."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from gongkai.errors import GongkaiError
from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.clock import day_of, now
from gongkai_office.gate.queries import screener_of
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.commands.publish import publish
from gongkai_office.publishing.commands.read_attachment import read_attachment
from gongkai_office.publishing.commands.remind import WRITE, order_reminders, send_reminder
from gongkai_office.publishing.commands.screen import screen
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.imports.progress import RUN
from gongkai_office.publishing.imports.run import run, waiting
from gongkai_office.publishing.metadata import Descent
from gongkai_office.publishing.queries.desk import due_out, expired, unread
from gongkai_office.publishing.queries.published import out
from gongkai_office.publishing.queries.terms import outdated
from gongkai_office.queue import deferred, repeated

LOG = logging.getLogger(__name__)


@repeated("publishing.publish_due", cron="* * * * * */15")
def publish_due(at: datetime) -> int:
    """Let out what is approved and due, each after a last run of the gate; how many. What may not go out stays."""
    done = 0
    for version in due_out(at):
        try:
            screen(version=version.pk, screener=screener_of(version.organ), at=at)
            publish(version=version.pk, by=SYSTEM, at=at)
            done += 1
        except GongkaiError:
            LOG.warning("item %s stays: its gate or its reviews do not let it out", version.item_id)
    return done


@repeated("publishing.take_down_expired", cron="5 * * * *")
def take_down_expired(at: datetime) -> int:
    """Take down what is out beyond its period; how many."""
    rows = list(expired(day_of(at)))
    for version in rows:
        take_down(version=version.pk, kind=Descent.EXPIRED, reason="公示期满", by=SYSTEM, at=at)
    return len(rows)


@repeated("publishing.read_attachments", cron="* * * * * */10")
def read_attachments(at: datetime) -> int:  # noqa: ARG001  every task is told when
    """Read the attachments that came out since the last time, for the search; how many."""
    rows = list(unread()[:20])
    for attachment in rows:
        read_attachment(attachment)
    return len(rows)


@repeated("publishing.remind", cron="10 0 * * *")
def remind(at: datetime) -> int:
    """In the morning of a working day: order the mails to those on whom something presses; how many."""
    return order_reminders(at)


@deferred(WRITE)
def write_to(reminder: UUID) -> None:
    """Send one reminder; tried again where the mail server is away, sent once."""
    send_reminder(reminder, now())


@deferred(RUN)
def run_import(work: UUID) -> None:
    """Check, write or undo one import of a site; killed anywhere and run again, it is done once."""
    run(work, at=now())


@repeated("publishing.imports", cron="*/10 * * * *")
def run_imports(at: datetime) -> int:
    """Every import of a site whose job was lost or given up; how many."""
    works = waiting()
    for work in works:
        run(work, at=at)
    return len(works)


@repeated("publishing.look_back", cron="20 3 * * *")
def look_back(at: datetime) -> int:
    """Look again at what is out and was never looked at by the lists and rules of today (回头看); how many.

    The former results stay with the rules they were found by.
    """
    done = 0
    for organ in Organ.objects.filter(pk__in=out().values("organ")).order_by("pk"):
        screener = screener_of(organ)
        for version in outdated(organ, screener).iterator():
            try:
                screen(version=version.pk, screener=screener, at=at)
                done += 1
            except GongkaiError:
                LOG.warning("item %s could not be looked at again", version.item_id)
    return done
