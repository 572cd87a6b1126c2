"""`kill -9` of the web server in the middle of real uploads: what was acknowledged is there whole, nothing by half."""

from __future__ import annotations

import hashlib
import subprocess
import time
from functools import partial
from urllib.error import URLError

import pytest

from tests.factories.office import PASSWORD
from tests.factories.running import PATIENCE, wait
from tests.rig.clerk import Clerk
from tests.rig.conftest import ROUNDS, Rig
from tests.rig.contents import content, document, expected
from tests.rig.test_files import acknowledged
from tests.rig.test_killed import some_were_told, the_rest, victims

pytestmark = pytest.mark.rig
MEGABYTES = 3
TURNS = max(ROUNDS, 4)
"""Each turn the web server dies at another moment of an upload's way from the browser to its receipt."""
CITIZENS, EACH = 3, 2


def kill_web(rig: Rig) -> None:
    """The web server and all its processes, at once; the office starts another."""
    for process in victims(rig, "web"):
        process.kill()


def late(program: subprocess.Popen[str]) -> list[str]:
    """The files a clerk was still told of before the office died; the clerk has gone then."""
    out, err = program.communicate(timeout=PATIENCE)
    assert program.returncode == 0, err
    return [line.split()[1] for line in out.splitlines() if line.startswith("kept")]


def read_back(clerk: Clerk, case: str, name: str) -> dict[str, bool]:
    """Every file of a name that the page of a case shows: does its link give out, byte by byte, what was sent?"""
    listed = {file: path for file, path in clerk.listed(case).items() if file.startswith(f"{name}-")}
    return {file: clerk.content(path) == expected(file, MEGABYTES) for file, path in listed.items()}


def test_an_upload_that_was_acknowledged_is_there_whole_after_the_web_server_is_killed(rig: Rig) -> None:
    clerk, case = Clerk(rig.address, PASSWORD), str(rig.inside("case", "卷宗"))
    for turn in range(TURNS):
        name = f"件{turn}"
        program = rig.program("tests.rig.clerk", rig.address, PASSWORD, case, name, str(MEGABYTES))
        told = acknowledged(program, 1)
        begun = time.monotonic()
        told += acknowledged(program, 1)
        time.sleep((time.monotonic() - begun) * turn / TURNS)  # as far into the next upload
        kill_web(rig)
        told += late(program)
        wait(rig.office.well, "the office is well again")
        shown = read_back(clerk, case, name)
        assert set(told) <= shown.keys(), "a clerk was told of a file that the case does not show"
        assert all(shown.values()), "a file came back that is not what was sent"
        assert len(shown) <= len(told) + 1  # one may have been kept with nobody left to be told
    assert rig.inside("swept") == [], "something lies about that is no file of anything"
    rig.settled(asked=1)  # the request that the files are of; verify reads each file


def test_half_an_upload_leaves_nothing_behind_and_the_same_file_is_taken_afterwards(rig: Rig) -> None:
    clerk, case = Clerk(rig.address, PASSWORD), str(rig.inside("case", "半卷"))
    put = partial(clerk.put, case, "半-0.txt", content("半", 0, MEGABYTES))
    with pytest.raises((ConnectionError, URLError)):
        put(halfway=lambda: kill_web(rig))
    wait(rig.office.well, "the office is well again")
    assert clerk.listed(case) == {}
    assert rig.inside("swept") == []
    assert put(halfway=lambda: None)
    assert read_back(clerk, case, "半") == {"半-0.txt": True}
    rig.settled(asked=1)


def test_a_citizen_who_saw_a_receipt_left_an_identity_document_that_is_whole_and_there_once(rig: Rig) -> None:
    for turn in range(ROUNDS):
        before, prefix = len(rig.told), f"证{turn}-"
        programs = rig.citizens(CITIZENS, EACH, str(MEGABYTES), prefix=prefix)
        some_were_told(programs, rig, 1)
        kill_web(rig)
        the_rest(programs, rig)
        wait(rig.office.well, "the office is well again")
        sent = sorted(scan(f"{prefix}{one}{nth}") for one in range(CITIZENS) for nth in range(EACH))
        kept = rig.inside("scans", *rig.told[before:])
        assert isinstance(kept, dict)
        assert sorted(digest for [digest] in kept.values()) == sent
    assert rig.inside("swept") == []
    rig.settled(asked=ROUNDS * CITIZENS * EACH)


def scan(about: str) -> str:
    """The SHA-256 of the document that a citizen sends with a request."""
    return hashlib.sha256(document(about, MEGABYTES)).hexdigest()
