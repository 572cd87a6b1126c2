"""`gongkai serve` on an empty machine: its own database, a worker, a page, a clean stop, and getting up again."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.factories.installed import copied, installation
from tests.factories.running import PATIENCE, Office, health, postmaster, running, serve, wait


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation at rest that nobody worked in yet."""
    return installation(tmp_path_factory)


@pytest.fixture
def office(tmp_path: Path, installed: Path) -> Iterator[Office]:
    running = Office(copied(installed, tmp_path / "data"))
    wait(running.well, "the office is well")
    yield running
    if running.process.poll() is None:
        running.stop()


def test_the_office_starts_on_an_empty_folder_says_where_to_go_and_stops(tmp_path: Path) -> None:
    office = Office(tmp_path / "data")
    wait(office.well, "the office is well")
    assert health(office.port) == (200, dict.fromkeys(("database", "storage", "workers", "disk", "jobs"), "ok"))
    below = office.itself.children(recursive=True)
    database = postmaster(office.data)
    assert database
    out, err = office.stop()
    assert f"http://127.0.0.1:{office.port}/office/begin/" in out
    assert (office.data / "opening-code").read_text() in out
    assert (office.data / "opening-code").stat().st_mode & 0o077 == 0
    assert "Traceback" not in err
    assert (office.data / "secret").stat().st_mode & 0o077 == 0
    gone, left = psutil.wait_procs([*below, database], timeout=PATIENCE)
    assert (len(gone), left) == (len(below) + 1, [])


@pytest.mark.parametrize(("verb", "name"), [("work", "worker"), ("web", "web server")])
def test_what_is_killed_is_replaced(office: Office, verb: str, name: str) -> None:
    first = running(office.itself, verb)
    assert first
    first.kill()
    wait(lambda: (now := running(office.itself, verb)) is not None and now.pid != first.pid, "another one")
    wait(office.well, "the office is well again")
    assert f"the {name} ended (-9) and is started again" in office.stop()[1]


def test_nothing_outlives_an_office_that_was_killed(office: Office) -> None:
    below = office.itself.children(recursive=True)
    assert len(below) >= 3  # the door, who answers behind it, the worker
    office.process.kill()
    office.ended()
    _, left = psutil.wait_procs(below, timeout=PATIENCE)
    assert left == []
    again = Office(office.data)
    wait(again.well, "the office is well on the same folder")
    database = postmaster(office.data)
    again.stop()
    assert database
    assert psutil.wait_procs([database], timeout=PATIENCE)[1] == []


def test_a_database_that_is_killed_is_started_again(office: Office) -> None:
    first = postmaster(office.data)
    assert first
    first.kill()
    wait(lambda: (now := postmaster(office.data)) is not None and now.pid != first.pid, "another database")
    wait(office.well, "the office is well again")
    assert "the embedded database had died and was started again" in office.stop()[1]


def test_a_database_that_stands_still_is_told_within_seconds(office: Office) -> None:
    first = postmaster(office.data)
    assert first
    first.suspend()  # before its children are listed: it starts no more of them
    still = [first, *first.children(recursive=True)]
    try:
        for process in still[1:]:
            with suppress(psutil.NoSuchProcess):  # a connection that was just closed
                process.suspend()
        begun = time.monotonic()
        status, parts = health(office.port)
        assert (status, time.monotonic() - begun < 10) == (503, True)
        assert parts["database"] == "4 秒内没有回应：数据库没有应答，请检查数据库是否正在运行"
        assert parts["disk"] == "ok"
    finally:
        for process in still:
            with suppress(psutil.NoSuchProcess):
                process.resume()
    wait(office.well, "the office is well again")


def test_the_mark_of_a_database_that_another_program_inherited_is_not_believed(tmp_path: Path, installed: Path) -> None:
    data = copied(installed, tmp_path / "data")
    first = Office(data)
    wait(first.well, "the office is well")
    mark = data / "postgresql" / "postmaster.pid"
    left = mark.read_text()
    first.stop()
    mark.write_text(
        left.replace(left.split("\n")[0], str(os.getpid()), 1)
    )  # as a restart after a power cut may find it
    second = Office(data)
    wait(second.well, "the office is well on the same folder")
    second.stop()


def test_a_taken_port_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        office = serve(tmp_path / "data", taken.getsockname()[1], tmp_path)
        assert office.wait(PATIENCE) == 2
    err = (tmp_path / "err").read_text()
    assert "请用 --port 换一个端口" in err
    assert err.count("\n") == 1
