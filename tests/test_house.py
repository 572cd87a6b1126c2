"""Facts about the house that no linter can say."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src"
ROOMS = ("src", "tests", "docs", "examples", "benchmarks", "fuzz", "scripts", ".ci")
MODULES = sorted(path for path in SRC.rglob("*.py") if path.parent.name != "migrations")  # Django writes those

LONGEST_FILE = 400
UNNAMED_CONCEPTS = {"utils", "util", "helpers", "helper", "common", "misc", "shared"}
OFFICE = SRC / "gongkai_office"
READERS_OF_THE_TIME = (SRC / "gongkai" / "cli", OFFICE / "clock.py", OFFICE / "ids.py")
HEAVY = ("lxml", "pypdfium2", "docx", "typst", "python_calamine", "xlsxwriter", "selectolax", "opencc")
PLACE_ON_ONE_MACHINE = re.compile(r"(?<![\w.:])(/(work|root|home|Users)/|[A-Z]:\\\\?Users\\)")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def written_by_hand() -> Iterator[Path]:
    """Every file of the house, without what tools leave behind."""
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.name != ".git")  # a worktree names its place
    for room in ROOMS:
        yield from (path for path in (ROOT / room).rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    long = {named(path): lines for path in MODULES if (lines := len(path.read_text().splitlines())) > LONGEST_FILE}
    assert not long, f"take these apart; each has one purpose too many: {long}"


def test_no_folder_or_module_hides_a_concept_without_a_name() -> None:
    unnamed = [named(path) for path in SRC.rglob("*") if path.stem in UNNAMED_CONCEPTS]
    assert not unnamed, f"name what these hold (calendars, redaction …): {unnamed}"


def test_every_module_says_what_it_is() -> None:
    silent = [named(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text()))]
    assert not silent, f"begin these with a docstring: {silent}"


def clock_readings(source: str) -> list[int]:
    """Lines on which a program asks what time it is.

    >>> clock_readings("from datetime import date\\nfirst = date.today()\\nsecond = date.fromisoformat('2024-03-04')")
    [2]
    """
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute)
        and node.attr in {"today", "now", "utcnow", "time_ns"}
        and isinstance(node.value, ast.Name | ast.Attribute)
        and ast.unparse(node.value).split(".")[-1] in {"date", "datetime", "dt", "time"}
    ]


def test_nobody_asks_the_clock_but_the_commands_and_the_offices_own_clock() -> None:
    asking = [
        f"{named(path)}:{line}"
        for path in MODULES
        if not any(path.is_relative_to(allowed) for allowed in READERS_OF_THE_TIME)
        for line in clock_readings(path.read_text())
    ]
    assert not asking, f"take the day as an argument instead: {asking}"


def test_nothing_names_a_place_on_one_machine() -> None:
    found = []
    for path in written_by_hand():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{named(path)}: {match[0]}" for match in PLACE_ON_ONE_MACHINE.finditer(text)]
    assert not found, f"write these paths relative to the checkout: {found}"


def test_nothing_is_left_for_later() -> None:
    mark = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
    left = [named(path) for path in MODULES if mark.search(path.read_text())]
    assert not left, f"do it or drop it: {left}"


@pytest.mark.parametrize("door", ["gongkai.law", "gongkai.cases", "gongkai.annual", "gongkai.cli"])
def test_a_door_opens_without_carrying_the_furniture_in(door: str) -> None:
    question = f"import sys, {door}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    answer = subprocess.run([sys.executable, "-c", question], capture_output=True, text=True, check=True)
    assert not answer.stdout.split(), f"`import {door}` should not load these; import them where they are used"


def test_tests_stand_where_the_source_stands() -> None:
    """A folder under `tests/gongkai` is named for the room of the library whose tests it holds."""
    rooms = {path.stem for path in (SRC / "gongkai").rglob("*") if path.is_dir() or path.suffix == ".py"}
    astray = [
        named(folder)
        for folder in (ROOT / "tests" / "gongkai").rglob("*")
        if folder.is_dir() and any(folder.glob("test_*.py")) and folder.name not in rooms
    ]
    assert not astray, f"no room of the library is called so: {astray}"
