"""`kill -9` of web, worker, database and of everything, while citizens are handing in."""

from __future__ import annotations

import subprocess

import psutil
import pytest

from tests.factories.running import PATIENCE, postmaster, running, wait
from tests.rig.conftest import ROUNDS, Rig, postgres

pytestmark = pytest.mark.rig
CITIZENS, EACH = 4, 6


def some_were_told(programs: list[subprocess.Popen[str]], rig: Rig, count: int) -> None:
    """Wait until so many receipts were shown."""
    for program in programs:
        assert program.stdout
        for _ in range(count):
            rig.told.append(program.stdout.readline().strip())


def the_rest(programs: list[subprocess.Popen[str]], rig: Rig) -> None:
    for program in programs:
        out, err = program.communicate(timeout=4 * PATIENCE)
        assert program.returncode == 0, err
        rig.told += out.split()


@pytest.mark.parametrize("victim", ["web", "work", "database", "database whole"])
def test_nobody_loses_a_request_when_a_process_is_killed(rig: Rig, victim: str) -> None:
    for turn in range(ROUNDS):
        programs = rig.citizens(CITIZENS, EACH, prefix=f"{victim}{turn}")
        some_were_told(programs, rig, 2)
        for process in victims(rig, victim):
            process.kill()
        the_rest(programs, rig)
        wait(rig.office.well, "the office is well again")
    rig.settled(asked=ROUNDS * CITIZENS * EACH)


def victims(rig: Rig, victim: str) -> list[psutil.Process]:
    if victim == "database whole":
        return postgres(rig.data)
    found = postmaster(rig.data) if victim == "database" else running(rig.office.itself, victim)
    assert found
    return [found, *found.children(recursive=True)] if victim == "web" else [found]


def test_nobody_who_was_told_loses_a_request_when_all_is_killed(rig: Rig) -> None:
    for turn in range(ROUNDS):
        programs = rig.citizens(CITIZENS, 50, prefix=f"众{turn}")
        some_were_told(programs, rig, 3)
        rig.killed()
        for program in programs:
            program.kill()
            rig.told += program.communicate()[0].split()
        rig.office = rig.opened()
        rig.settled(asked=None)
