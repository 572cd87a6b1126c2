"""Gongkai's own data files read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.annual.exchange import ExchangeError
from gongkai.documents.data_files import read_data
from gongkai.documents.writers import write
from tests.factories.records import build


@pytest.mark.parametrize("data", [b"", b"{}", "姓名,电话\r\n".encode(), "清源县2023年年度报告".encode()])
def test_a_file_that_is_not_ours_is_left_to_the_readers(data: bytes) -> None:
    assert read_data(data) is None


@pytest.mark.parametrize("text", ["=1+1", "'quoted", "+86", "普通文字"])
def test_a_text_that_was_made_inert_comes_back_as_it_was(text: str) -> None:
    record = read_data(write(replace(build(), narrative={"1": text}), "csv"))
    assert record is not None
    assert record.narrative == {"1": text}


@pytest.mark.parametrize("container", ["json", "csv"])
def test_a_damaged_file_of_ours_is_refused_in_one_line(container: str) -> None:
    data = write(build(), container)
    broken = data[: len(data) // 2] if container == "json" else data.replace(b",read,", b",lost,", 1)
    with pytest.raises(ExchangeError) as refusal:
        read_data(broken)
    assert "\n" not in str(refusal.value)
