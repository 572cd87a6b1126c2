"""The group itself: help in Chinese, every command there, no traceback."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import Gongkai

NAMES = ("check", "convert", "compare", "deadline", "fee", "calendar", "rules", "screen")


def test_help_lists_every_command_in_chinese(gongkai: Gongkai) -> None:
    out = gongkai("--help").out
    assert all(f"  {name} " in out for name in NAMES)
    assert "用法：" in out
    assert gongkai().out == out


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_a_help_page_with_an_example(gongkai: Gongkai, name: str) -> None:
    status, out, _ = gongkai(name, "--help")
    assert status == 0
    assert "用法：" in out
    assert f"gongkai {name}" in out.split("例：")[-1]


def test_a_mistyped_command_is_answered_with_a_guess(gongkai: Gongkai) -> None:
    status, _, err = gongkai("dedline")
    assert status == 2
    assert "没有 dedline 这个命令，是不是 deadline" in err


def test_the_version_is_told(gongkai: Gongkai) -> None:
    assert gongkai("--version").out == "gongkai 0.1.0\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "a.txt", "--as", "2020"), "--as 只能是 2019、2021 之一"),
        (("deadline", "--received"), "选项 --received 后面缺少内容"),
        (("deadline",), "缺少 --received"),
        (("check",), "缺少 FILE…"),
        (("rules", "全部"), "多出了 全部"),
    ],
)
def test_what_is_typed_wrongly_is_said_in_chinese(gongkai: Gongkai, arguments: tuple[str, ...], words: str) -> None:
    status, _, err = gongkai(*arguments)
    assert status == 2
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [("calendar", "2026"), ("deadline", "--received", "2024-03-04"), ("fee", "--nth", "31")]
)
def test_a_code_page_without_chinese_stops_no_command_and_json_stays_utf_8(arguments: tuple[str, ...]) -> None:
    def ran(*more: str) -> subprocess.CompletedProcess[bytes]:
        line = [sys.executable, "-m", "gongkai", *arguments, *more]
        return subprocess.run(line, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "cp1252"})

    assert (ran().returncode, ran().stderr) == (0, b"")
    assert json.loads(ran("--json").stdout.decode("utf-8"))


def test_a_required_option_says_so_in_chinese(gongkai: Gongkai) -> None:
    assert "（必填）" in gongkai("deadline", "--help").out


def test_without_the_office_its_commands_say_what_to_install(gongkai: Gongkai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    status, out, err = gongkai("serve")
    assert (status, out) == (2, "")
    assert "pip install 'gongkai[office]'" in err
    assert err.count("\n") == 1
