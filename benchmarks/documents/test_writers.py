"""How long one report takes to write, by container, and how large it is."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai.documents.writers import CONTAINERS, write
from tests.factories.records import build


@pytest.mark.parametrize("container", CONTAINERS)
def test_write(benchmark: BenchmarkFixture, container: str) -> None:
    report = build()
    write(report, container)
    data = benchmark(write, report, container)
    benchmark.extra_info["bytes"] = len(data)
    assert data
