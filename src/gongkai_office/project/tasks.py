"""What the worker does for the installation itself: keep the queue short."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection

from gongkai_office.queue import repeated

KEPT = timedelta(days=7)
"""How long a job that was not done stays to be looked at."""

_FORGET = """
    DELETE FROM procrastinate_jobs job WHERE status NOT IN ('todo', 'doing')
    AND NOT EXISTS (SELECT FROM procrastinate_events event WHERE event.job_id = job.id AND event.at >= %s)
"""
_FORGET_TURNS = "DELETE FROM procrastinate_periodic_defers WHERE job_id IS NULL AND defer_timestamp < %s"


@repeated("project.forget_jobs", cron="40 * * * *")
def forget_jobs(at: datetime) -> None:
    """Drop the jobs that ended long ago, and the turns of repeated work that are over."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, [at - KEPT])
        cursor.execute(_FORGET_TURNS, [int((at - KEPT).timestamp())])
