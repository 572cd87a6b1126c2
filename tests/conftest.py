"""What every test may use: the command line as a person runs it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from gongkai.cli import main


class Ran(NamedTuple):
    """What a run of the command line left behind."""

    status: int
    out: str
    err: str


Gongkai = Callable[..., Ran]


@pytest.fixture
def gongkai(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Gongkai:
    """Run `gongkai` with arguments; its exit status and what it printed."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["gongkai", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    return run
