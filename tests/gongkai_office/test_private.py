"""Keys and secrets: whoever comes at the same time gets the same one, whole, and nobody else may read it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from gongkai_office.private import make_once

_ASK = "from gongkai_office.project.settings.security import SECRET_KEY; print(SECRET_KEY)"


def test_processes_that_start_together_share_one_secret(tmp_path: Path) -> None:
    data = tmp_path / "new" / "data"
    environment = {**os.environ, "GONGKAI_DATA": str(data)}
    environment.pop("GONGKAI_SECRET", None)
    started = [
        subprocess.Popen(
            [sys.executable, "-c", _ASK],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(8)
    ]
    told = [process.communicate(timeout=60) for process in started]
    assert [error for _, error in told] == [""] * len(started)
    assert {secret.strip() for secret, _ in told} == {(data / "secret").read_text()}
    assert len((data / "secret").read_text()) > 64
    assert [file.name for file in data.iterdir()] == ["secret"]


def test_a_file_made_once_stays_as_the_first_left_it_and_is_its_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys" / "one.key"
    make_once(file, b"first")
    make_once(file, b"second")
    assert file.read_bytes() == b"first"
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    assert list(file.parent.iterdir()) == [file]
