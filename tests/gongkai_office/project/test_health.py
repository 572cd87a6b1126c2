"""`/healthz`: each part well, each part broken, in words an operator can act on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection, connections
from django.test import Client

from gongkai_office import queue
from gongkai_office.project import health, worker

pytestmark = pytest.mark.django_db(transaction=True)

WELL = {"database": "ok", "storage": "ok", "workers": "ok", "disk": "ok", "jobs": "ok"}


@pytest.fixture(autouse=True)
def a_worker_that_lives() -> Iterator[None]:
    """One that showed itself just now, and an empty queue."""
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    yield
    sql("TRUNCATE procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers, procrastinate_workers")


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def told(client: Client, *, status: int) -> dict[str, str]:
    answer = client.get("/healthz")
    assert answer.status_code == status
    assert answer["Cache-Control"] == "no-store"
    parts: dict[str, str] = answer.json()
    return parts


def test_all_is_well(client: Client) -> None:
    assert told(client, status=200) == WELL


def test_a_database_that_is_away_is_told(client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(connections.settings["default"], "HOST", str(tmp_path))
    parts = told(client, status=503)
    assert parts["database"] == "数据库没有应答，请检查数据库是否正在运行"
    assert (parts["storage"], parts["disk"]) == ("ok", "ok")


def test_a_storage_that_cannot_be_written_is_told(client: Client, settings: LazySettings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("where a folder should be")
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "file" / "files")},
        },
    }
    parts = told(client, status=503)
    assert parts == WELL | {"storage": "文件不能写入或者读出，请检查文件存储的权限和空间"}


def test_trying_the_storage_leaves_nothing_there(client: Client, settings: LazySettings, tmp_path: Path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    told(client, status=200)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_it_is_told_that_nobody_works(client: Client) -> None:
    sql("DELETE FROM procrastinate_workers")
    assert told(client, status=503)["workers"].startswith("没有后台进程在运行")


def test_a_worker_that_is_silent_is_told(client: Client) -> None:
    sql("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '61 seconds'")
    assert told(client, status=503)["workers"].startswith("后台进程已有 61 秒没有动静")


def test_a_job_that_waits_too_long_is_told(client: Client) -> None:
    queue.all_at_once()
    told(client, status=200)
    sql("UPDATE procrastinate_events SET at = now() - interval '16 minutes'")
    assert "项后台事务积压" in told(client, status=503)["workers"]


def test_a_job_that_is_to_wait_is_not_stuck(client: Client) -> None:
    queue.all_at_once()
    sql("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 hour'")
    sql("UPDATE procrastinate_events SET at = now() - interval '16 minutes'")
    assert told(client, status=200) == WELL


def test_a_job_that_was_not_done_is_told_and_closes_no_door(client: Client) -> None:
    queue.all_at_once()
    sql("UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'portal.sweep'")
    sql("UPDATE procrastinate_jobs SET status = 'failed' WHERE task_name = 'portal.sweep'")
    worker.work(until_empty=True)
    sql("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert told(client, status=200)["jobs"] == "近一天没有办成的后台事务：portal.sweep 1 次；原因见日志"


def test_a_disk_that_is_nearly_full_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE", 1 << 62)
    assert "请尽快清理或者扩容" in told(client, status=503)["disk"]
