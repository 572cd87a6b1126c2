"""How the installation is: each part tried for real, and told in words for whoever runs it. No data, no names."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, connections

from gongkai_office.files.blobs import PASSING

OK = "ok"
PATIENCE = 4.0
"""Seconds within which every part has to answer."""

LEAST_FREE = 512 * 1024 * 1024
"""Bytes that must be free where the data lie."""

WAITING = timedelta(minutes=15)
"""A job that could be done and waits longer than this is stuck."""

_POOL = ThreadPoolExecutor(max_workers=8, thread_name_prefix="healthz")
_SIGN_OF_LIFE = "SELECT extract(epoch FROM now() - max(last_heartbeat)) FROM procrastinate_workers"
_STUCK = """
    SELECT count(*) FROM procrastinate_jobs job LEFT JOIN procrastinate_workers worker ON worker.id = job.worker_id
    WHERE (job.status = 'doing' AND coalesce(worker.last_heartbeat, '-infinity') < now() - make_interval(secs => %s))
    OR (job.status = 'todo' AND coalesce(job.scheduled_at, (
        SELECT max(at) FROM procrastinate_events event WHERE event.job_id = job.id
    )) < now() - make_interval(secs => %s))
"""
_FAILED = """
    SELECT task_name, count(*) FROM procrastinate_jobs job WHERE status = 'failed' AND EXISTS (
        SELECT FROM procrastinate_events event WHERE event.job_id = job.id AND event.at > now() - interval '1 day'
    ) GROUP BY task_name ORDER BY task_name
"""


@dataclass(frozen=True, slots=True)
class Health:
    """What each part says: `ok`, or a sentence on what is wrong and what to do."""

    parts: dict[str, str]

    @property
    def well(self) -> bool:
        """Whether the installation can serve; a job that failed is told of, and no reason to close the door."""
        return all(self.parts[name] == OK for name in ("database", "storage", "workers", "disk"))


def health() -> Health:
    """Try every part, all at the same time. Never raises."""
    asked = {name: _POOL.submit(_tried, part) for name, (part, _) in _PARTS.items()}
    wait(asked.values(), PATIENCE)
    return Health({name: _said(answer, _PARTS[name][1]) for name, answer in asked.items()})


def _said(answer: Future[str], trouble: str) -> str:
    if not answer.done():
        return f"{PATIENCE:.0f} 秒内没有回应：{trouble}"
    return trouble if answer.exception() else answer.result()  # an error's own words may hold data


def _tried(part: Callable[[], str]) -> str:
    try:
        return part()
    finally:
        connections.close_all()  # this thread's own


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return OK


def _storage() -> str:
    content, name = secrets.token_bytes(32), f"{PASSING}/{secrets.token_hex(8)}"
    try:
        default_storage.save(name, ContentFile(content))
        with default_storage.open(name) as opened:
            return OK if opened.read() == content else "文件写入后读出的内容不同，请检查磁盘"
    finally:
        default_storage.delete(name)  # also what was written by half


def _workers() -> str:
    with connection.cursor() as cursor:
        cursor.execute(_SIGN_OF_LIFE)
        (silent,) = cursor.fetchone()
        if silent is None:
            return "没有后台进程在运行，请运行 gongkai manage work 或者检查 gongkai serve"
        if silent > 2 * settings.GONGKAI_LEASE:
            return f"后台进程已有 {silent:.0f} 秒没有动静，请检查 gongkai manage work 是否在运行"
        cursor.execute(_STUCK, [2 * settings.GONGKAI_LEASE, WAITING.total_seconds()])
        (stuck,) = cursor.fetchone()
    return f"有 {stuck} 项后台事务积压，请检查后台进程是否够用" if stuck else OK


def _disk() -> str:
    free = shutil.disk_usage(settings.DATA).free
    return OK if free >= LEAST_FREE else f"数据文件夹所在的磁盘只剩 {free // 1024**2} MB，请尽快清理或者扩容"


def _jobs() -> str:
    with connection.cursor() as cursor:
        cursor.execute(_FAILED)
        failed = [f"{name} {count} 次" for name, count in cursor.fetchall()]
    return f"近一天没有办成的后台事务：{'，'.join(failed)}；原因见日志" if failed else OK


_PARTS: dict[str, tuple[Callable[[], str], str]] = {
    "database": (_database, "数据库没有应答，请检查数据库是否正在运行"),
    "storage": (_storage, "文件不能写入或者读出，请检查文件存储的权限和空间"),
    "workers": (_workers, "查不到后台进程的情况，请先检查数据库"),
    "disk": (_disk, "查不到磁盘的剩余空间，请检查数据文件夹"),
    "jobs": (_jobs, "查不到后台事务的情况，请先检查数据库"),
}
