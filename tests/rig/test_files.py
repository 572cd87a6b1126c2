"""`kill -9` of whoever keeps a file: what was acknowledged is read back whole, what was torn is never given out."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.rig.conftest import ROUNDS, Rig, ended

pytestmark = pytest.mark.rig
MEGABYTES = 3
HARDLY = 0.004
"""Seconds into the writing of a file at which its writer is killed: later in each round."""


def acknowledged(program: subprocess.Popen[str], count: int) -> list[str]:
    """Wait until so many files were said to be kept; their ids. The next one has begun then."""
    assert program.stdout
    told: list[str] = []
    while True:
        word, *rest = program.stdout.readline().split()
        if word == "kept":
            told.append(rest[0])
        elif len(told) == count:
            return told


def read_back(rig: Rig, name: str) -> dict[str, bool]:
    """Every file of that name that the office has a row for, read in a process of its own: is it what was sent?"""
    rows = rig.inside("files", name, str(MEGABYTES))
    assert isinstance(rows, dict)
    return rows


def test_a_file_that_was_acknowledged_is_read_back_whole_after_its_writer_is_killed(rig: Rig) -> None:
    for turn in range(max(ROUNDS, 4)):
        name = f"卷{turn}"
        program = rig.program("tests.rig.uploader", name, str(MEGABYTES))
        told = acknowledged(program, 2)
        time.sleep(HARDLY * turn)  # into the next file: it is torn now here, now there
        program.kill()
        late, _ = program.communicate()
        told += [line.split()[1] for line in late.splitlines() if line.startswith("kept")]
        rows = read_back(rig, name)
        assert set(told) <= set(rows), "somebody was told of a file that is not there"
        assert all(rows.values()), "a file came back that is not what was sent"
        assert len(rows) <= len(told) + 1  # one may have been kept with nobody left to be told
    rig.settled(asked=max(ROUNDS, 4))  # each writer registers the request that its files are of
    ended(rig.program("gongkai", "verify", "--data", str(rig.data)))


def test_no_file_is_lost_when_the_database_is_killed_while_files_come_in(rig: Rig) -> None:
    name = "众卷"
    program = rig.program("tests.rig.uploader", name, str(MEGABYTES))
    told = acknowledged(program, 3)
    rig.killed()
    program.kill()
    told += [line.split()[1] for line in program.communicate()[0].splitlines() if line.startswith("kept")]
    rig.office = rig.opened()
    rows = read_back(rig, name)
    assert set(told) <= set(rows)
    assert all(rows.values())
    rig.settled(asked=1)
    ended(rig.program("gongkai", "verify", "--data", str(rig.data)))


def test_a_torn_content_is_refused_and_never_served_by_half(rig: Rig) -> None:
    name = "残卷"
    program = rig.program("tests.rig.uploader", name, str(MEGABYTES))
    (whole, *_) = acknowledged(program, 2)
    program.kill()
    program.communicate()
    place = next(path for path in Path(rig.data).rglob(whole) if path.is_file())
    content = place.read_bytes()
    for torn in (content[: len(content) // 2], content[:-1], b""):
        place.write_bytes(torn)
        assert rig.inside("served", whole) == "损坏"
    place.write_bytes(content)
    assert rig.inside("served", whole) == rig.inside("size", whole)
    rig.settled(asked=1)
