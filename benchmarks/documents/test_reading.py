"""A whole report, from bytes to findings: what the container costs, what comes after, the command as a whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai.annual.rules import check
from gongkai.documents.readers.containers import extract
from gongkai.documents.readers.recognise import recognise
from gongkai.documents.writers import write
from tests.factories.layouts.catalogue import LAYOUTS
from tests.factories.records import build

REPORT = build()
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "reports"
FILES: dict[str, bytes] = {
    **{f"written {container}": write(REPORT, container) for container in ("html", "docx", "pdf", "xlsx")},
    "copied text": LAYOUTS["tabbed"].render(REPORT),
    **({path.name: path.read_bytes() for path in sorted(CORPUS.glob("00*.*")) if ".gold." not in path.name}),
}
MANY = 1_000


def name(kind: str) -> str:
    """A file name of a kind."""
    return kind if "." in kind else f"report.{kind.rpartition(' ')[2].replace('text', 'txt')}"


@pytest.mark.parametrize("kind", FILES)
def test_container(benchmark: BenchmarkFixture, kind: str) -> None:
    benchmark.group = f"{kind}: bytes to blocks, and everything after"
    assert benchmark(extract, FILES[kind], name(kind)).blocks


@pytest.mark.parametrize("kind", FILES)
def test_recognition_and_rules(benchmark: BenchmarkFixture, kind: str) -> None:
    benchmark.group = f"{kind}: bytes to blocks, and everything after"
    document = extract(FILES[kind], name(kind))
    benchmark(lambda: check(recognise(document)))


@pytest.mark.benchmark(group="gongkai check of one report, the whole process (aim: first output under 0.4 s)")
def test_one_report(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(FILES["written html"])
    benchmark.pedantic(gongkai_check, (file,), rounds=5)  # type: ignore[no-untyped-call]  # the package does not type it


@pytest.mark.benchmark(group=f"gongkai check of {MANY} reports of five containers on this machine's cores")
def test_many_reports(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    own = [kind for kind in FILES if "." not in kind]
    files = [tmp_path / f"{number}-{name(own[number % len(own)])}" for number in range(MANY)]
    for number, file in enumerate(files):
        file.write_bytes(FILES[own[number % len(own)]])
    benchmark.pedantic(gongkai_check, files, rounds=1)  # type: ignore[no-untyped-call]  # the package does not type it


def gongkai_check(*files: Path) -> None:
    """The command as a user runs it; says its peak memory on standard error (Linux)."""
    ran = subprocess.run(
        [sys.executable, "-c", _RUN, "check", "-q", *map(str, files)], stdout=subprocess.DEVNULL, check=False
    )
    assert ran.returncode in (0, 1)


_RUN = """
import atexit, pathlib, sys
from gongkai.cli import main
def peak():
    lines = pathlib.Path("/proc/self/status").read_text().splitlines()
    print(*(line.replace("VmHWM:", "peak memory") for line in lines if line.startswith("VmHWM")), file=sys.stderr)
atexit.register(peak)
main()
"""
