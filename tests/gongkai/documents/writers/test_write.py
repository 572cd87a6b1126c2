"""What holds for every container."""

from __future__ import annotations

import pytest

from gongkai.annual.record import AnnualReport
from gongkai.documents.writers import CONTAINERS, WriteError, write
from tests.factories.records import build


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_same_record_gives_the_same_bytes(container: str) -> None:
    assert write(build(), container) == write(build(), container)


@pytest.mark.parametrize("container", CONTAINERS)
def test_a_record_of_a_file_that_is_no_report_can_be_written(container: str) -> None:
    assert write(AnnualReport(title="关于开展培训的通知", narrative={"0": "各乡镇："}), container)


def test_an_unknown_container_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(WriteError, match="不能写成“wps”，可以写成：html、docx、pdf、xlsx、json、csv"):
        write(build(), "wps")
