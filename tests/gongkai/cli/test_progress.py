from __future__ import annotations

import sys

import pytest

from gongkai.cli.progress import each


def test_without_a_terminal_each_result_comes_as_soon_as_it_is_there() -> None:
    done: list[str] = []
    results = each(["甲", "乙"], done.append)
    next(results)
    assert done == ["甲"]


def test_on_a_terminal_several_files_have_a_bar_on_standard_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert list(each(["甲", "乙"], str.upper)) == ["甲", "乙"]
    shown = capsys.readouterr()
    assert "2/2" in shown.err
    assert shown.out == ""


def test_one_file_has_no_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(each(["甲"], str.upper)) == ["甲"]
    assert capsys.readouterr().err == ""
