"""A worker: does what is in the queue, and takes over what a dead worker left half done.

Any number of workers may run, on any machines that reach the database. Each says every few seconds that it lives;
a job whose worker has been silent for a lease is put back, and given up where it has taken too many workers with it.
"""

from __future__ import annotations

import asyncio
import logging
import os
from contextlib import suppress

from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.sql import queries

from gongkai_office import queue

LOG = logging.getLogger(__name__)

AT_ONCE = 4
"""Jobs done side by side by one worker: long ones (an import) leave room for the others."""

_BEATS = 3  # signs of life in a lease
_STALLED = """
    SELECT job.id, job.attempts, EXISTS (
        SELECT FROM procrastinate_jobs newer WHERE newer.queueing_lock = job.queueing_lock AND newer.status = 'todo'
    )
    FROM procrastinate_jobs job LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
    WHERE job.status = 'doing'
    AND (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %s))
    ORDER BY job.id FOR UPDATE OF job SKIP LOCKED
"""


def work(*, until_empty: bool = False) -> None:
    """Work until told to stop (SIGINT, SIGTERM), or until the queue is empty. Raises what ends a worker."""
    queue.all_at_once()
    asyncio.run(_work(until_empty=until_empty))


async def _work(*, until_empty: bool) -> None:
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("the queue is in Django's own database")
    with app.replace_connector(connector.get_worker_connector()) as own:
        async with own.open_async():
            rescuer = asyncio.create_task(_rescue_over_and_over(), name="rescuer")
            await own.run_worker_async(
                wait=not until_empty,
                concurrency=AT_ONCE,
                delete_jobs="successful",
                shutdown_graceful_timeout=settings.GONGKAI_PATIENCE,
                update_heartbeat_interval=settings.GONGKAI_LEASE / _BEATS,
                stalled_worker_timeout=settings.GONGKAI_LEASE,
            )
            rescuer.cancel()
            with suppress(asyncio.CancelledError):
                await rescuer


async def _rescue_over_and_over() -> None:
    """Until the database is lost: what waits for it might wait for ever, and a new worker begins with a new pool."""
    while True:
        await asyncio.sleep(settings.GONGKAI_LEASE / _BEATS)
        try:
            await sync_to_async(_rescue_in_a_thread, thread_sensitive=False)()
        except DatabaseError as error:
            LOG.warning("the database is lost (%s), the worker ends", type(error).__name__)
            asyncio.get_running_loop().call_later(settings.GONGKAI_PATIENCE, os._exit, 1)  # by itself before, or so
            return


def _rescue_in_a_thread() -> None:
    try:
        rescue()
    finally:
        connections.close_all()


@transaction.atomic
def rescue() -> int:
    """Put back the jobs of workers that are silent; how many. Safe in several workers at once.

    A turn of repeated work is dropped where the next one waits already. A job that was with too many dead workers is
    given up: it may be what killed them.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STALLED, [settings.GONGKAI_LEASE])
        stalled = list(cursor.fetchall())
        for job, attempts, superseded in stalled:
            if superseded:
                _end(job, "aborted", delete=True)
            elif attempts >= queue.ATTEMPTS:
                LOG.error("job %s was with %s workers that died, it is given up", job, attempts + 1)
                _end(job, "failed", delete=False)
            else:
                put = {"job_id": job, "retry_at": None, "new_priority": None, "new_queue_name": None, "new_lock": None}
                cursor.execute(queries["retry_job"], put)
    return len(stalled)


def _end(job: int, status: str, *, delete: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute(queries["finish_job"], {"job_id": job, "status": status, "delete_job": delete})
