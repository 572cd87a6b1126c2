"""Work that nobody waits for: a queue in the database itself, filled in the transaction that wants the work done.

Each app names its work in its own `tasks.py`; whoever runs a worker does it. What is taken from the queue by a worker
that dies is done by another, and whatever is deferred may be delivered twice: every task is idempotent. A job carries
an id and nothing else, and a failure is told by its kind and its place, since arguments and messages of errors may
hold what must stay in the ledger.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from django.db import connections, transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from gongkai_office.clock import now

Work = Callable[[datetime], object]
KeyedWork = Callable[[UUID], object]

LOG = logging.getLogger(__name__)

ATTEMPTS = 8
"""After so many tries a deferred job is given up, and told to the operator."""

_PAUSE = 4  # seconds, to the power of the tries so far: 4 s, 16 s … 4 h in all
_FIRST = 10  # before long work


class TaskFailedError(Exception):
    """A task that could not be done: which, by what kind of error, raised where. Nothing else."""


def repeated(name: str, *, cron: str) -> Callable[[Work], Work]:
    """Register work done over and over, never twice at a time, also when a worker starts; it is told the instant.

    `cron` is in UTC and may have seconds as its sixth field.
    """

    def register(work: Work) -> Work:
        def turn(timestamp: int) -> None:  # noqa: ARG001  the turn's own instant, which tells turns apart
            _quietly(name, partial(work, now()))

        task = app.task(name=name, queueing_lock=name, lock=name, priority=_FIRST)(turn)
        app.periodic(cron=cron)(task)
        return work

    return register


def deferred(name: str) -> Callable[[KeyedWork], KeyedWork]:
    """Register work on one thing, by its id; tried again with growing pauses where it fails."""

    def register(work: KeyedWork) -> KeyedWork:
        def job(key: str) -> None:
            _quietly(name, partial(work, UUID(key)))

        retry = RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=_PAUSE)
        app.task(name=name, retry=retry)(job)
        return work

    return register


def later(name: str, key: UUID) -> None:
    """Have work done on a thing once the transaction under way is committed; never if it is not.

    Jobs on the same thing are done one after the other. Raises TaskNotFound for a name nobody registered.
    """
    app.configure_task(name, allow_unknown=False, lock=f"{name}:{key}").defer(key=str(key))


def all_at_once() -> None:
    """Have everything that is done over and over done now; what waits already waits once."""
    for task, _ in app.periodic_registry.periodic_tasks:
        _begin(task)


def _begin(name: str) -> None:
    try:
        with transaction.atomic():
            app.configure_task(name).defer(timestamp=int(now().timestamp()))
    except AlreadyEnqueued:
        return


def _quietly(name: str, work: Callable[[], object]) -> None:
    try:
        work()
    except Exception as error:  # noqa: BLE001  whatever it is, its words stay here
        told = f"{name}: {type(error).__name__} at {_place(error)}"
        LOG.warning("%s", told)
        raise TaskFailedError(told) from None
    finally:
        connections.close_all()  # this thread's own; threads come and go with the worker


def _place(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno}"
