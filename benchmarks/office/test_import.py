"""An office's older Excel ledger of 10,000 requests: read, checked row by row, written, undone; each in one go."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.db import connection
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai_office.bulk import Stage
from gongkai_office.cases.imports.choose import choose_columns
from gongkai_office.cases.imports.order import order
from gongkai_office.cases.imports.run import run
from gongkai_office.cases.imports.undo import order_undo
from gongkai_office.cases.imports.upload import upload
from gongkai_office.cases.models import DisclosureRequest, LedgerImport
from gongkai_office.sealing import keys
from tests.factories import office
from tests.factories.cases import at
from tests.factories.office import County
from tests.factories.older_ledgers import Cell, line, workbook

ROWS = int(os.environ.get("GONGKAI_BENCH_ROWS", "10000"))
GROUP = f"an older ledger of {ROWS:,} requests"
NOW = at(date(2024, 3, 4))
_FIRST, _DAYS = date(2021, 1, 4), 700


@dataclass
class Ledger:
    """The file, whose office it is, and how far it has come: the tests take it on from one to the next."""

    county: County
    data: bytes

    @property
    def work(self) -> LedgerImport:
        """The import of the file."""
        return LedgerImport.objects.select_related("organ").get()

    def run(self) -> str:
        """What the worker does with it; where it stands then."""
        run(self.work.pk, at=NOW)
        work = self.work
        assert not work.trouble
        return work.stage


def requests() -> Iterator[dict[str, Cell]]:
    """Requests of two years: one in six corrected, one in nine extended, the outcomes in turn."""
    outcomes = ("予以公开", "部分公开", "信息不存在", "不予公开：属于行政执法案卷", "其他处理")
    for number in range(ROWS):
        received = _FIRST + timedelta(number * 7919 % _DAYS)
        more: dict[str, Cell] = {}
        if number % 6 == 0:
            more |= {"补正告知日期": received + timedelta(2), "补正日期": received + timedelta(9)}
        yield line(
            f"旧{number}",
            收到申请日期=received,
            申请人姓名=f"孙小{chr(0x4E00 + number % 5_000)}",
            答复结果=outcomes[number % 4],
            答复时间=received + timedelta(14),
            **more,
        )


@pytest.fixture(scope="module")
def ledger(database: None) -> Iterator[Ledger]:  # noqa: ARG001  its tables
    """The file of an office that has nothing else; all is gone afterwards."""
    _ = keys.versions() or keys.make_sealing_key()
    yield Ledger(office.qingyuan(), workbook(list(requests())))
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE organs_organ, accounts_person, journal_line CASCADE")


def once(benchmark: BenchmarkFixture, what: Callable[[], object]) -> object:
    """Measured once, since each goes on from the last; beside it how far the process's memory rose."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found: object = benchmark.pedantic(what, rounds=1)  # type: ignore[no-untyped-call]  # untyped there
    benchmark.extra_info["more MB at its peak"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    return found


@pytest.mark.benchmark(group=GROUP)
def test_read(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    where, by = ledger.county.office, ledger.county.registrar
    once(benchmark, lambda: upload(organ=where, data=ledger.data, file_name="台账.xlsx", by=by, at=NOW))
    assert ledger.work.rows == ROWS


@pytest.mark.benchmark(group=GROUP)
def test_check(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    work = ledger.work
    choose_columns(work=work.pk, columns=work.columns, by=ledger.county.registrar, at=NOW)
    assert once(benchmark, ledger.run) == Stage.CHECKED
    assert ledger.work.summary["wrong_rows"] == 0, ledger.work.findings[:9]


@pytest.mark.benchmark(group=GROUP)
def test_write(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    order(work=ledger.work.pk, by=ledger.county.registrar, at=NOW)
    assert once(benchmark, ledger.run) == Stage.DONE
    assert DisclosureRequest.objects.count() == ROWS


@pytest.mark.benchmark(group=GROUP)
def test_undo(benchmark: BenchmarkFixture, ledger: Ledger) -> None:
    order_undo(work=ledger.work.pk, reason="选错了文件", by=ledger.county.head, at=NOW)
    assert once(benchmark, ledger.run) == Stage.UNDONE
    assert not DisclosureRequest.objects.filter(pending=True).exists()
