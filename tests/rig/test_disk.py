"""The power is cut; the disk is full. On a disk of the test's own, so both happen for real.

Needs root and a loop device, and says so where they are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.factories.running import health, wait
from tests.rig.citizen import Citizen, LostError
from tests.rig.conftest import ROUNDS, Founded, Rig
from tests.rig.disk import Disk, available
from tests.rig.test_killed import some_were_told

pytestmark = [
    pytest.mark.rig,
    pytest.mark.skipif(not available(), reason="cutting a disk's power needs root and a loop device"),
]
CITIZENS, TOLD = 4, 4


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    made = Disk(tmp_path, megabytes=1_000)
    yield made
    for process in users(made.place):
        with suppress(psutil.Error):
            process.kill()
    made.unmount()


def users(place: Path) -> list[psutil.Process]:
    """Whatever still runs on a disk, should a test have ended early."""
    return [one for one in psutil.process_iter(["cmdline"]) if str(place) in " ".join(one.info["cmdline"] or [])]


def cut(rig: Rig, disk: Disk, prefix: str) -> None:
    """Cut the power in the middle of the work, and switch the machine on again."""
    programs = rig.citizens(CITIZENS, 50, prefix=prefix)
    some_were_told(programs, rig, TOLD)
    disk.cut()
    rig.killed()
    for program in programs:
        program.kill()
        rig.told += program.communicate()[0].split()
    disk.unmount()
    disk.mount()


def test_a_power_cut_takes_nothing_that_was_acknowledged(disk: Disk, founded: Founded) -> None:
    rig = Rig(disk.place / "data", founded)
    for turn in range(ROUNDS):
        cut(rig, disk, f"民{turn}")
        rig.office = rig.opened()
        rig.settled(asked=None)
    rig.office.stop()


def test_the_cut_would_show_a_database_that_does_not_wait_for_its_disk(disk: Disk, founded: Founded) -> None:
    """The rig tells good from bad: with `synchronous_commit=off` people lose what they were told."""
    rig = Rig(disk.place / "data", founded, RIG_COMMIT="off")
    cut(rig, disk, "民")
    rows = rig.inside("numbers")
    assert isinstance(rows, list)
    assert set(rig.told) - {number for number, _ in rows}


def until_refused(citizen: Citizen) -> Iterator[str]:
    """Ask again and again: what the database had set aside is used up first."""
    for turn in range(200):
        yield citizen.ask(f"第{turn}件")
        citizen.note()


def test_a_full_disk_is_told_keeps_nothing_by_half_and_is_forgotten_once_there_is_room(
    disk: Disk, founded: Founded
) -> None:
    rig = Rig(disk.place / "data", founded)
    before = Citizen(rig.address, rig.organ, "先来", "10.9.0.1")
    rig.told.append(before.ask("清源县2023年农村公路养护资金的分配文件"))
    ballast = disk.fill()
    late = Citizen(rig.address, rig.organ, "后来", "10.9.0.2")
    late.patience = 5
    with pytest.raises(LostError):
        rig.told += until_refused(late)
    assert "刚才的操作没有办成，也没有留下一半" in late.shown[-1]
    status, parts = health(rig.office.port)
    assert (status, "MB，请尽快清理或者扩容" in parts["disk"]) == (503, True)
    ballast.unlink()
    wait(rig.office.well, "the office is well again, without a restart of its own")
    late.patience = 90
    rig.told.append(late.ask("有了空间以后的一件"))
    rig.settled(asked=None)
    rig.office.stop()
