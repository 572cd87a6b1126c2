"""The worker: each task in its time, one failing task no reason for another to wait."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

import pytest

from gongkai_office.clock import BEIJING
from gongkai_office.project.worker import Task, Worker

NOON = datetime(2024, 3, 4, 12, tzinfo=BEIJING)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.django_db


def test_a_task_is_done_at_once_and_then_in_its_turn() -> None:
    done: list[datetime] = []
    worker = Worker([Task("count", 5 * MINUTE, done.append)])
    for minute in range(11):
        worker.round(NOON + minute * MINUTE)
    assert done == [NOON, NOON + 5 * MINUTE, NOON + 10 * MINUTE]


def test_a_failing_task_holds_up_no_other_and_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_at: datetime) -> None:
        raise ConnectionError("王小明 110101")

    done: list[datetime] = []
    worker = Worker([Task("failing", MINUTE, fail), Task("count", MINUTE, done.append)])
    with caplog.at_level(logging.ERROR):
        assert worker.round(NOON) == ["count"]
        assert worker.round(NOON + MINUTE) == ["count"]
    assert [record.getMessage() for record in caplog.records] == ["task failing failed: ConnectionError"] * 2
    assert "王小明" not in caplog.text


def test_a_stopped_worker_begins_nothing() -> None:
    done: list[datetime] = []
    worker = Worker([Task("count", MINUTE, done.append)])
    worker.stopped.set()
    assert worker.round(NOON) == []
    worker.run()
    assert done == []


def test_the_office_has_work_of_its_own_and_an_idle_round_changes_nothing() -> None:
    worker = Worker()
    assert worker.round(NOON) == ["messages", "dates", "publication", "expiry", "seals", "files"]
    assert worker.round(NOON) == []
