"""What the rig's tests share: an office with 清源县 in it, citizens, and the questions asked when all is over."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.factories.installed import copied, once
from tests.factories.running import PATIENCE, Office, environment, wait

collect_ignore = ["tasks.py"]
"""It registers a task of the rig with the queue, which takes no name twice."""

ROUNDS = int(os.environ.get("RIG_ROUNDS", "1"))
"""How often each thing happens; `make rig` asks for more."""

ROOT = Path(__file__).parents[2]
OFFICE = "qy-office"
"""The code of the office of 清源县."""
MORE = {
    "DJANGO_SETTINGS_MODULE": "tests.rig.settings",
    "PYTHONPATH": str(ROOT),
    "GONGKAI_PROXIES": "1",
    "GONGKAI_LEASE": "3",
}


@dataclass(frozen=True)
class Founded:
    """An installation at rest, and the code of the office in it."""

    data: Path
    organ: str


class Rig:
    """An installation, the office that runs on it, and what citizens were told."""

    def __init__(self, data: Path, founded: Founded, **more: str) -> None:
        """`data` is where the copy of a founded installation goes; `more` is for the office's environment."""
        self.data, self.more = data, {**MORE, **more}
        copied(founded.data, data)
        if more.get("RIG_COMMIT") == "off":
            _write_seldom(data)
        self.organ = founded.organ
        self.told: list[str] = []
        self.asked = 0
        self.office = self.opened()

    def opened(self) -> Office:
        """Start the office and wait until it is well."""
        office = Office(self.data, **self.more)
        wait(lambda: office.well() or office.process.poll() is not None, "the office is well")
        if office.process.poll() is not None:
            pytest.fail(office.ended()[1])
        return office

    def program(self, *line: str) -> subprocess.Popen[str]:
        """One of the rig's own programs on this installation."""
        return program(self.data, *line, **self.more)

    def inside(self, verb: str, *arguments: str) -> object:
        """What a verb of `tests.rig.inside` says."""
        return json.loads(ended(self.program("tests.rig.inside", verb, *arguments)))

    @property
    def address(self) -> str:
        """Where the office is reached."""
        return f"http://127.0.0.1:{self.office.port}"

    def citizens(self, count: int, each: int, *more: str, prefix: str = "民") -> list[subprocess.Popen[str]]:
        """So many citizens asking at once, each so often, one request after the other."""
        return [
            self.program("tests.rig.citizen", self.address, self.organ, f"{prefix}{turn}", str(each), *more)
            for turn in range(count)
        ]

    def settled(self, *, asked: int | None) -> None:
        """Every number told is there, the series has no gap and no double, every chain verifies.

        `asked` is how many requests were made since last time, each counted once whatever was tried again; None where
        some may have been handed in by citizens who were not told any more.
        """
        rows = self.inside("numbers")
        assert isinstance(rows, list)
        numbers, serials = [number for number, _ in rows], [serial for _, serial in rows]
        assert set(self.told) <= set(numbers), "somebody was told a number that is not there"
        assert len(set(self.told)) == len(self.told), "two were told the same number"
        assert serials == list(range(1, len(serials) + 1))
        assert asked is None or len(numbers) == self.asked + asked
        self.asked = len(numbers)
        ended(self.program("gongkai", "verify", "--data", str(self.data)))

    def killed(self) -> None:
        """Kill everything at once, the database too, as when somebody pulls the plug of the machine's memory."""
        database = postgres(self.data)
        whole = [self.office.itself, *self.office.itself.children(recursive=True), *database]
        for process in whole:
            with suppress(psutil.Error):
                process.send_signal(signal.SIGKILL)
        self.office.ended()
        psutil.wait_procs(whole, timeout=3)  # who inherits them may be slow to bury them


def _write_seldom(data: Path) -> None:
    """Let a database that does not wait for its disk write every ten seconds.

    Else, on a busy machine where receipts come seldom, it would have written each by the time the power is cut.
    """
    with (data / "postgresql" / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write("\nwal_writer_delay = 10000\n")


def program(data: Path, *line: str, **more: str) -> subprocess.Popen[str]:
    """One of the rig's own programs on an installation."""
    return subprocess.Popen(
        [sys.executable, "-m", *line],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(**more, GONGKAI_DATA=str(data)),
    )


def postgres(data: Path) -> list[psutil.Process]:
    """Every process of the embedded database."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if "postgres" in process.name() and process.uids and str(data) in " ".join(process.cmdline()):
                found += [process, *process.children(recursive=True)]
    return found


def ended(program: subprocess.Popen[str]) -> str:
    """What a program printed; it must have ended well."""
    out, err = program.communicate(timeout=4 * PATIENCE)
    assert program.returncode == 0, err or out
    return out


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """An installation with every table and with 清源县 in it, at rest, for every rig to begin with a copy of."""
    data = once(tmp_path_factory, "founded", _found)
    return Founded(data, OFFICE)


def _found(data: Path) -> None:
    ended(program(data, "gongkai", "manage", "--data", str(data), "migrate", **MORE))
    assert json.loads(ended(program(data, "tests.rig.inside", "found", **MORE))) == OFFICE


@pytest.fixture(scope="session")
def rig(founded: Founded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """An office on a folder of its own, with 清源县 in it; the tests go on where the last one left it."""
    made = Rig(tmp_path_factory.mktemp("rig") / "data", founded)
    yield made
    if made.office.process.poll() is None:
        made.office.stop()
