from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gongkai.cli.sheet.folding import fold

TEXTS = st.text(st.sampled_from("本年新收申请件，。（）“” 133T3-A"), max_size=120)


@given(TEXTS, st.integers(20, 60))
def test_folding_loses_no_letter_and_keeps_to_the_width(text: str, width: int) -> None:
    folded = fold(text, width)
    assert folded.replace("\n", "").replace(" ", "") == text.replace(" ", "")
    pieces = folded.split("\n")
    assert all(cell_len(line.rstrip()) <= width for line in pieces)


def test_a_line_does_not_begin_with_a_closing_mark() -> None:
    assert fold("申请一百三十三件，其中", 16).split("\n") == ["申请一百三十三", "件，其中"]


def test_a_number_is_not_torn() -> None:
    assert fold("许可决定12846件", 10).split("\n") == ["许可决定", "12846件"]
