"""A worker killed in the middle of what it does; the same job delivered twice."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.factories.running import running, wait
from tests.rig.conftest import ROUNDS, Rig
from tests.rig.tasks import BEGUN

pytestmark = pytest.mark.rig
JOBS = 6


def test_every_job_is_done_once_though_each_came_twice_and_its_worker_was_killed(rig: Rig) -> None:
    jobs = JOBS * ROUNDS
    keys = rig.inside("defer", str(jobs), "2")
    assert isinstance(keys, list)
    begun = rig.data / BEGUN
    for turn in range(2 * ROUNDS):
        wait(partial(enough, begun, 2 * turn + 2), "work has begun")
        worker = running(rig.office.itself, "work")
        assert worker
        worker.kill()
        wait(partial(replaced, rig, worker.pid), "another worker")
    wait(lambda: rig.inside("jobs") == {}, "every job is done")
    assert set(begun.read_text().split()) == set(keys)
    rig.settled(asked=jobs)


def enough(begun: Path, count: int) -> bool:
    return begun.exists() and len(begun.read_text().split()) >= count


def replaced(rig: Rig, pid: int) -> bool:
    now = running(rig.office.itself, "work")
    return now is not None and now.pid != pid
