"""The stand-alone verifier over an export of 100,000 lines, beside a bare loop that only chains SHA-256."""

from __future__ import annotations

import hashlib
from functools import cache
from uuid import UUID

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai_office.journal.chain import GENESIS, canonical, digest
from gongkai_office.journal.standalone import Verifier

LINES, _EACH = 100_000, 20


@cache
def export() -> list[bytes]:
    """Subjects of twenty lines each, of the length that a step of a case has."""
    rows = [b'{"public_key":null,"schema":"gongkai.journal/1"}\n']
    previous = GENESIS
    for number in range(LINES):
        case, step = divmod(number, _EACH)
        previous = GENESIS if step == 0 else previous
        told = canonical(_content(case, step))
        own = digest(previous, _content(case, step))
        rows.append(b'{"hash":"%b","line":%b,"previous":"%b"}\n' % (own.hex().encode(), told, previous.hex().encode()))
        previous = own
    return [*rows, b'{"end":{"lines":%d,"roots":0}}\n' % LINES]


def _content(case: int, step: int) -> dict[str, object]:
    return {
        "id": str(UUID(int=case * _EACH + step)),
        "organ": str(UUID(int=case % 50)),
        "subject": f"case:{UUID(int=case)}",
        "sequence": step + 1,
        "at": f"2024-03-{step + 1:02}T{case % 24:02}:30:00.000000Z",
        "by": str(UUID(int=7)),
        "command": "case.extended",
        "facts": {
            "entry": str(UUID(int=step)), "seal": "0" * 64, "on": "2024-03-04", "from": "OPEN", "to": "OPEN",
            "reply_due": "2024-04-01", "sequence": step, "provisional": False, "next_due": None,
        },
        "reason": "",
    }  # fmt: skip


@pytest.mark.benchmark(group="verify an export of 100,000 lines")
def test_stand_alone(benchmark: BenchmarkFixture) -> None:
    rows = export()
    found = benchmark.pedantic(lambda: list(Verifier().verify(rows)), rounds=5)  # type: ignore[no-untyped-call]  # untyped there
    assert found == []
    assert benchmark.stats
    print(f"\n{LINES / benchmark.stats.stats.min:,.0f} rows a second")


@pytest.mark.benchmark(group="verify an export of 100,000 lines")
def test_bare_chain(benchmark: BenchmarkFixture) -> None:
    contents = [row[82:-80] for row in export()[1:-1]]

    def chain() -> bytes:
        own = GENESIS
        for content in contents:
            own = hashlib.sha256(own + content).digest()
        return own

    assert benchmark.pedantic(chain, rounds=5) != GENESIS  # type: ignore[no-untyped-call]  # untyped there
