"""The child process that opens files of strangers: what it answers, and what it may not do."""

# ruff: noqa: ARG001 - all work has the same face

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.record import Place
from gongkai.documents.grid import Document, GridCell, Paragraph, Table
from gongkai.documents.readers.containers import extract, extract_guarded
from gongkai.documents.readers.containers.wire import pack, unpack
from gongkai.documents.readers.limits import FILES_PER_CHILD, Bounds, guarded, load
from gongkai.documents.unreadable import UnreadableError
from tests.gongkai.documents.containers.making import Paper, printed

SMALL = Bounds(file_bytes=1_000_000, seconds=20, cpu_seconds=1, memory=200_000_000, output_bytes=100_000)


def echo(data: bytes, name: str) -> bytes:
    return name.encode() + data


def process(data: bytes, name: str) -> bytes:
    return str(os.getpid()).encode()


def refuse(data: bytes, name: str) -> bytes:
    raise UnreadableError("这个文件读不了。")


def break_down(data: bytes, name: str) -> bytes:
    raise ValueError


def fall(data: bytes, name: str) -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def spin(data: bytes, name: str) -> bytes:
    while True:
        pass


def wait(data: bytes, name: str) -> bytes:
    signal.pause()
    return b""


def swell(data: bytes, name: str) -> bytes:
    return bytes(bytearray(3_000_000_000))


def flood(data: bytes, name: str) -> bytes:
    return b"x" * 1_000_000


def chatter(data: bytes, name: str) -> bytes:
    os.write(1, b"a library prints to standard output")
    sys.stdout.write("and so does Python")
    sys.stdout.flush()
    return data


def write(data: bytes, name: str) -> bytes:
    Path(name).write_bytes(data)
    return b""


def test_the_answer_comes_home() -> None:
    assert guarded(echo, b"\x00\xff", "年报.doc") == "年报.doc".encode() + b"\x00\xff"


def test_one_child_serves_many_files_and_is_replaced_after_enough() -> None:
    bounds = Bounds(cpu_seconds=77)
    served = [guarded(process, b"", "a", bounds=bounds) for _ in range(FILES_PER_CHILD + 1)]
    assert len(set(served[:FILES_PER_CHILD])) == 1
    assert served[FILES_PER_CHILD] != served[0]
    assert str(os.getpid()).encode() not in served


def test_a_refusal_comes_home_as_it_is_and_the_child_lives_on() -> None:
    before = guarded(process, b"", "a")
    with pytest.raises(UnreadableError, match=r"^这个文件读不了。$"):
        guarded(refuse, b"", "a")
    assert guarded(process, b"", "a") == before


@pytest.mark.parametrize(
    ("work", "says"),
    [
        (break_down, "结构异常"),
        (fall, "结构异常"),
        (spin, "限定时间"),
        (swell, "内存上限"),
        (flood, "内容太多"),
    ],
)
def test_trouble_in_the_child_is_one_clear_line(work: object, says: str) -> None:
    assert callable(work)
    with pytest.raises(UnreadableError, match=says):
        guarded(work, b"", "a", bounds=SMALL)
    assert guarded(echo, b"1", "", bounds=SMALL) == b"1"


def test_a_child_that_only_waits_is_ended_by_the_clock() -> None:
    with pytest.raises(UnreadableError, match="限定时间"):
        guarded(wait, b"", "a", bounds=Bounds(seconds=0.5))


def test_what_libraries_print_does_not_mix_with_the_answer() -> None:
    assert guarded(chatter, b"answer", "a") == b"answer"


def test_the_child_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "written"
    with pytest.raises(UnreadableError):
        guarded(write, b"x" * 100_000, str(target))
    assert not target.exists() or target.stat().st_size == 0


def test_a_file_beyond_the_bounds_is_refused_before_anything_is_started(tmp_path: Path) -> None:
    big = tmp_path / "big.pdf"
    with big.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableError, match="200 MB，超过 100 MB"):
        load(big)
    with pytest.raises(UnreadableError, match="超过 1 MB"):
        guarded(echo, b"x" * 2_000_000, "a", bounds=SMALL)


def test_a_path_that_is_no_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="找不到"):
        load(tmp_path / "none.pdf")
    with pytest.raises(UnreadableError, match="文件夹"):
        load(tmp_path)


def test_the_guarded_reader_reads_what_the_plain_one_reads() -> None:
    data = printed(Paper().grid((50, 150, 250), (700, 660, 620)).text(60, 675, "规章").text(160, 675, "7"))
    assert extract_guarded(data, "a.pdf") == extract(data, "a.pdf")


counts = st.none() | st.integers(1, 10_000)
places = st.builds(
    Place,
    page=counts,
    table=counts,
    row=counts,
    column=counts,
    line=counts,
    sheet=st.none() | st.text(),
    start=counts,
    end=counts,
    box=st.none() | st.tuples(*[st.floats(0, 2000)] * 4),
)
safe = st.text(st.characters(exclude_categories=["Cs"]))
small = st.integers(0, 500)
grid_cells = st.builds(GridCell, safe, small, small, small, small, places)
blocks = st.builds(Paragraph, safe, places, st.integers(0, 6)) | st.builds(
    Table, st.lists(grid_cells, max_size=4).map(tuple), places, st.booleans()
)
documents = st.builds(
    Document,
    st.lists(blocks, max_size=4).map(tuple),
    st.sampled_from(["html", "pdf", "docx", "xlsx", "text", "scan"]),
    small,
    st.lists(st.tuples(safe, safe), max_size=2).map(tuple),
    st.lists(safe, max_size=2).map(tuple),
)


@given(documents)
def test_any_document_survives_the_way_home(document: Document) -> None:
    assert unpack(pack(document)) == document


@given(st.binary(max_size=60))
def test_bytes_that_are_no_document_are_refused_not_believed(data: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        unpack(data)


def test_a_forked_copy_of_the_reader_takes_a_child_of_its_own() -> None:
    mine = guarded(process, b"", "a")
    reading, writing = os.pipe()
    copy = os.fork()
    if copy == 0:
        os.write(writing, guarded(process, b"", "a"))
        os._exit(0)
    os.waitpid(copy, 0)
    theirs = os.read(reading, 100)
    os.close(reading)
    os.close(writing)
    assert theirs
    assert theirs != mine
    assert guarded(process, b"", "a") == mine


def test_several_threads_read_at_once() -> None:
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda number: guarded(echo, str(number).encode(), ""), range(20)))
    assert answers == [str(number).encode() for number in range(20)]
