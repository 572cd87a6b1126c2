"""The work nobody waits for: messages to requesters, dates under a new calendar, the seals of finished days.

One round does what is due; every task may run twice and on several machines at once. A task that fails is told to the
log and tried again on its next turn, without holding up the others.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

from django.db import close_old_connections

from gongkai_office.cases.tasks import redate_open_cases
from gongkai_office.clock import now
from gongkai_office.files.tasks import sweep_files
from gongkai_office.journal.commands.seal_day import seal_day
from gongkai_office.journal.queries import unsealed
from gongkai_office.portal.tasks import work as tell_requesters
from gongkai_office.publishing.tasks import publish_due, take_down_expired

LOG = logging.getLogger(__name__)
_STEP = 1.0  # seconds between looks at the clock


@dataclass(slots=True)
class Task:
    """Something done over and over: `every` so often, first at once; `last` is when it was last begun."""

    name: str
    every: timedelta
    do: Callable[[datetime], object]
    last: datetime | None = None

    def due(self, at: datetime) -> bool:
        """Whether its time has come."""
        return self.last is None or at - self.last >= self.every


def _redate(_at: datetime) -> object:
    return redate_open_cases()


def _seal(at: datetime) -> object:
    return [seal_day(organ=organ, day=day, at=at) for day, organ in list(unsealed(at))]


@dataclass(slots=True)
class Worker:
    """Does its tasks in turn until stopped."""

    tasks: list[Task] = field(
        default_factory=lambda: [
            Task("messages", timedelta(seconds=30), tell_requesters),
            Task("dates", timedelta(hours=6), _redate),
            Task("publication", timedelta(seconds=15), publish_due),
            Task("expiry", timedelta(hours=1), take_down_expired),
            Task("seals", timedelta(hours=1), _seal),
            Task("files", timedelta(hours=12), sweep_files),
        ]
    )
    stopped: Event = field(default_factory=Event)

    def round(self, at: datetime) -> list[str]:
        """Do what is due; the names of the tasks that were done."""
        done = []
        for task in self.tasks:
            if task.due(at) and not self.stopped.is_set():
                task.last = at
                if self._tried(task, at):
                    done.append(task.name)
        return done

    def run(self) -> None:
        """Round after round until stopped."""
        while not self.stopped.wait(_STEP):
            close_old_connections()
            self.round(now())

    def _tried(self, task: Task, at: datetime) -> bool:
        try:
            task.do(at)
        except Exception as error:  # noqa: BLE001  one task must not hold up the others
            LOG.error("task %s failed: %s", task.name, type(error).__name__)  # noqa: TRY400  a trace may hold personal data
            return False
        return True
