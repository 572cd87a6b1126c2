"""What the tests of imports share: a file on its way through the steps a registrar takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pytest

from gongkai_office.cases.imports.choose import choose_columns
from gongkai_office.cases.imports.order import order
from gongkai_office.cases.imports.run import run
from gongkai_office.cases.imports.upload import upload
from gongkai_office.cases.models import LedgerImport
from tests.factories.cases import at
from tests.factories.office import County
from tests.factories.older_ledgers import Cell, workbook

NOW = at(date(2024, 3, 4))
Take = Callable[[Sequence[Mapping[str, Cell]]], LedgerImport]


@pytest.fixture
def check(qingyuan: County) -> Take:
    """Upload lines, take the columns as guessed, and have them checked."""

    def take(lines: Sequence[Mapping[str, Cell]]) -> LedgerImport:
        by = qingyuan.registrar
        work = upload(organ=qingyuan.office, data=workbook(lines), file_name="台账.xlsx", by=by, at=NOW)
        choose_columns(work=work.pk, columns=work.columns, by=by, at=NOW)
        run(work.pk, at=NOW)
        work.refresh_from_db()
        return work

    return take


@pytest.fixture
def bring_in(check: Take, qingyuan: County) -> Take:
    """The same, and have them written."""

    def take(lines: Sequence[Mapping[str, Cell]]) -> LedgerImport:
        work = check(lines)
        order(work=work.pk, by=qingyuan.registrar, at=NOW)
        run(work.pk, at=NOW)
        work.refresh_from_db()
        return work

    return take
