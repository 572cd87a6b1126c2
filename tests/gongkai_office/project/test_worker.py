"""The queue and its workers: done once for each turn, taken over from the dead, silent about what it was about."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import TaskNotFound

from gongkai_office import queue
from gongkai_office.project import worker

THING = UUID("00000000-0000-7000-8000-000000000001")
REPEATED = {
    "cases.imports",
    "cases.redate",
    "files.sweep",
    "journal.seal_days",
    "portal.sweep",
    "portal.tell_requesters",
    "project.forget_jobs",
    "publishing.publish_due",
    "publishing.take_down_expired",
}

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_queue() -> Iterator[None]:
    """An empty queue, and afterwards the tasks as they were."""
    tasks = dict(app.tasks)
    yield
    app.tasks.clear()
    app.tasks.update(tasks)
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers CASCADE")
        cursor.execute("DELETE FROM procrastinate_workers")


def rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def jobs() -> list[tuple[object, ...]]:
    return rows("SELECT task_name, status FROM procrastinate_jobs ORDER BY id")


def taken_by_the_dead(name: str, *, attempts: int = 0) -> None:
    """The one job of that name is being done by a worker that has been silent for an hour."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour') RETURNING id"
        )
        (dead,) = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s, attempts = %s WHERE task_name = %s",
            [dead, attempts, name],
        )


def test_the_office_has_work_of_its_own_and_leaves_nothing_undone() -> None:
    queue.all_at_once()
    assert {name for name, _ in jobs()} >= REPEATED
    worker.work(until_empty=True)
    assert jobs() == []


def test_what_waits_already_waits_once() -> None:
    queue.all_at_once()
    first = jobs()
    queue.all_at_once()
    assert jobs() == first


def test_work_is_wanted_only_once_its_transaction_is_committed() -> None:
    done: list[UUID] = []
    queue.deferred("test.note")(done.append)
    with transaction.atomic():
        queue.later("test.note", uuid4())
        transaction.set_rollback(True)
    with transaction.atomic():
        queue.later("test.note", THING)
    worker.work(until_empty=True)
    assert done == [THING]


def test_a_job_knows_an_id_and_nothing_else() -> None:
    queue.deferred("test.note")(lambda _thing: None)
    queue.later("test.note", THING)
    queue.all_at_once()
    for name, args in rows("SELECT task_name, args::text FROM procrastinate_jobs"):
        known = json.loads(str(args))
        assert known == {"key": str(THING)} if name == "test.note" else set(known) == {"timestamp"}


def test_a_name_that_nobody_registered_is_refused() -> None:
    with pytest.raises(TaskNotFound):
        queue.later("test.nobody", THING)


def test_a_failing_task_holds_up_no_other_is_tried_again_and_tells_no_names(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_thing: UUID) -> None:
        raise ConnectionError("王小明 110101")

    done: list[UUID] = []
    queue.deferred("test.failing")(fail)
    queue.deferred("test.note")(done.append)
    queue.later("test.failing", THING)
    queue.later("test.note", THING)
    with caplog.at_level(logging.DEBUG):
        worker.work(until_empty=True)
    assert done == [THING]
    assert rows("SELECT task_name, status, attempts, scheduled_at > now() FROM procrastinate_jobs") == [
        ("test.failing", "todo", 1, True)
    ]
    assert "test.failing: ConnectionError at gongkai_office/project/test_worker.py:" in caplog.text
    assert "王小明" not in caplog.text


def test_a_job_of_a_dead_worker_is_done_by_the_next() -> None:
    done: list[UUID] = []
    queue.deferred("test.note")(done.append)
    queue.later("test.note", THING)
    taken_by_the_dead("test.note")
    assert worker.rescue() == 1
    assert worker.rescue() == 0
    worker.work(until_empty=True)
    assert done == [THING]


def test_a_job_of_a_living_worker_is_left_to_it() -> None:
    queue.deferred("test.note")(lambda _thing: None)
    queue.later("test.note", THING)
    taken_by_the_dead("test.note")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now()")
    assert worker.rescue() == 0


def test_a_turn_that_died_gives_way_to_the_turn_that_waits() -> None:
    queue.all_at_once()
    taken_by_the_dead("portal.sweep")
    queue.all_at_once()
    assert jobs().count(("portal.sweep", "todo")) == 1
    assert worker.rescue() == 1
    assert jobs().count(("portal.sweep", "doing")) == 0
    worker.work(until_empty=True)
    assert jobs() == []


def test_a_job_that_took_too_many_workers_with_it_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    queue.deferred("test.deadly")(lambda _thing: None)
    queue.later("test.deadly", THING)
    taken_by_the_dead("test.deadly", attempts=queue.ATTEMPTS)
    assert worker.rescue() == 1
    assert jobs() == [("test.deadly", "failed")]
    assert "given up" in caplog.text
