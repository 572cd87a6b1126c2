"""A worker killed in the middle of what it does; the same job delivered twice."""

from __future__ import annotations

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
        wait(lambda: begun.exists() and len(begun.read_text().split()) > 2 * turn + 1, "work has begun")  # noqa: B023  read at once
        worker = running(rig.office.itself, "work")
        assert worker
        worker.kill()
        wait(
            lambda: (now := running(rig.office.itself, "work")) is not None and now.pid != worker.pid, "another worker"
        )  # noqa: B023  read at once
    wait(lambda: rig.inside("jobs") == {}, "every job is done")
    assert set(begun.read_text().split()) == set(keys)
    rig.settled(asked=jobs)
