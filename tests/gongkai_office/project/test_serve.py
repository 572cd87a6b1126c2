"""`gongkai serve` on an empty machine: its own database, a page, a clean stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

PATIENCE = 60.0


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def health(port: int) -> str:
    """What the office says of itself; asks again until it answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            text: str = answer.read().decode()
            return text
    pytest.fail("the office did not answer in a minute")


def serve(data: Path, port: int) -> subprocess.Popen[str]:
    environment = {
        key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.Popen(
        [sys.executable, "-m", "gongkai", "serve", "--data", str(data), "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def test_the_office_starts_on_an_empty_folder_says_where_to_go_and_stops(tmp_path: Path) -> None:
    port = free_port()
    office = serve(tmp_path / "data", port)
    try:
        assert health(port) == '{"database": "ok", "storage": "ok"}'
    finally:
        office.send_signal(signal.SIGINT)
        out, err = office.communicate(timeout=PATIENCE)
    assert f"http://127.0.0.1:{port}/" in out
    assert "Traceback" not in err
    assert (tmp_path / "data" / "secret").stat().st_mode & 0o077 == 0


def test_a_taken_port_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        office = serve(tmp_path, taken.getsockname()[1])
        _, err = office.communicate(timeout=PATIENCE)
    assert office.returncode == 2
    assert "请用 --port 换一个端口" in err
    assert err.count("\n") == 1
