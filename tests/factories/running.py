"""An office that runs: `gongkai serve` in processes of its own, as an operator starts it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

PATIENCE = 240.0
"""Seconds until something that is waited for counts as never coming; long, since the machine may be busy otherwise."""


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def health(port: int) -> tuple[int, dict[str, str]]:
    """What the office says of itself; 0 where it does not answer."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=10) as answer:
            return 200, json.load(answer)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)
    except OSError:
        return 0, {}


def wait(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            pytest.fail(f"not within {PATIENCE:.0f} seconds: {what}")
        time.sleep(0.1)


def environment(**more: str) -> dict[str, str]:
    """This process's, without what points at the tests' own database."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return {**kept, **more}


def serve(data: Path, port: int, heard: Path, **more: str) -> subprocess.Popen[bytes]:
    """Begin to serve; what it says goes into files, `more` into its environment."""
    with (heard / "out").open("wb") as out, (heard / "err").open("wb") as err:
        return subprocess.Popen(
            [sys.executable, "-m", "gongkai", "serve", "--data", str(data), "--port", str(port)],
            stdout=out,
            stderr=err,
            env=environment(**more),
        )


def running(office: psutil.Process, verb: str) -> psutil.Process | None:
    """What the office keeps running under a verb of `gongkai manage`: `web` or `work`."""
    for child in office.children():
        with suppress(psutil.Error):
            if verb in child.cmdline():
                return child
    return None


def postmaster(data: Path) -> psutil.Process | None:
    with suppress(OSError, ValueError, psutil.Error):
        return psutil.Process(int((data / "postgresql" / "postmaster.pid").read_text().split("\n")[0]))
    return None


class Office:
    """An office that runs in processes of its own."""

    def __init__(self, data: Path, **more: str) -> None:
        self.data, self.port = data, free_port()
        self.heard = Path(tempfile.mkdtemp())
        self.process = serve(data, self.port, self.heard, **more)
        self.itself = psutil.Process(self.process.pid)
        self.said: tuple[int, dict[str, str]] = 0, {}

    def well(self) -> bool:
        """Whether `/healthz` says so; what it says else is kept for whoever waited in vain."""
        self.said = health(self.port)
        return self.said[0] == 200

    def stop(self) -> tuple[str, str]:
        """Stop it as Ctrl+C does; what it said, and what it said to its operator."""
        self.process.send_signal(signal.SIGINT)
        return self.ended()

    def ended(self) -> tuple[str, str]:
        """Wait until it has ended; what it said."""
        self.process.wait(PATIENCE)
        return (self.heard / "out").read_text(), (self.heard / "err").read_text()
