"""Damage of any kind to files of every kind: a document or one clear line, never anything else."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.seeds import SEEDS
from gongkai.documents.grid import Document, Table
from gongkai.documents.readers.containers import extract, extract_guarded
from gongkai.documents.readers.containers.wire import pack, unpack
from gongkai.documents.unreadable import UnreadableError

NAMES = {"csv": "a.csv", "text": "a.md"}
FILES = ("html", "mhtml", "text", "csv", "docx", "xlsx", "pdf")
TOKENS = (
    b"<table>",
    b"</table>",
    b"<td rowspan=9999>",
    b"<td colspan=0>",
    b"<br>",
    b"<!--",
    b"-->",
    b"\t",
    b"|",
    b"\n|---|\n",
    b"\r\n\r\n",
    b"\xff\xfe",
    b"\x00",
    b"\xed\xa0\x80",
    b'"',
    b"stream",
    b"endobj",
    b"99999999999999999999",
    b"-1",
    b"PK\x03\x04",
    b"%PDF-1.7",
    "清源县".encode("gb18030"),
    b"&#xD800;",
    b"&#0;",
)
cuts = st.tuples(st.integers(0, 4_000), st.integers(0, 200), st.sampled_from(TOKENS) | st.binary(max_size=20))


def damaged(data: bytes, damage: Sequence[tuple[int, int, bytes]]) -> bytes:
    """The file with some stretches replaced."""
    for start, length, instead in damage:
        place = start % (len(data) + 1)
        data = data[:place] + instead + data[place + length :]
    return data


def sound(document: Document) -> None:
    """A document keeps its promises: it can be sent, and no two cells of a table cover the same square."""
    assert unpack(pack(document)).container in {"html", "pdf", "docx", "xlsx", "text", "scan"}
    for table in document.blocks:
        if isinstance(table, Table) and table.exact and table.height * table.width < 10_000:
            squares = [
                (row, column)
                for cell in table.cells
                for row in range(cell.row, cell.row + cell.rows)
                for column in range(cell.column, cell.column + cell.columns)
            ]
            assert len(squares) == len(set(squares))


@pytest.mark.parametrize("shape", FILES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damage=st.lists(cuts, min_size=1, max_size=6), which=st.integers(0, 9))
def test_a_damaged_file_is_read_or_refused(shape: str, damage: list[tuple[int, int, bytes]], which: int) -> None:
    seed = SEEDS[shape][which % len(SEEDS[shape])]
    data = damaged(seed if isinstance(seed, bytes) else seed.encode(), damage)
    read = extract_guarded if shape in {"pdf", "xlsx"} else extract
    try:
        sound(read(data, NAMES.get(shape, f"a.{shape}")))
    except UnreadableError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either end is right


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.doc", "a.html", "a.txt", "a.csv", "a.xls", "a"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        sound(extract(data, name))
    except UnreadableError as error:
        assert "\n" not in str(error)  # noqa: PT017 - either end is right
