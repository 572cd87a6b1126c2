"""What the tests of the annual report share: 清源县 with a few cases of 2024, and their keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings

from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.models import Role
from gongkai_office.sealing import keys
from tests.factories.cases import registered, served
from tests.factories.office import County, appointed


@pytest.fixture(autouse=True)
def own_keys(tmp_path: Path, settings: LazySettings) -> Iterator[None]:
    """A data folder without keys: the first sealing makes them."""
    settings.DATA = tmp_path
    yield
    keys._read.cache_clear()  # noqa: SLF001  keys of a folder that is gone


@pytest.fixture
def county(qingyuan: County) -> County:
    """2024 in the county's office: one granted, one not held, one that came too late to be answered in the year.

    蒋癸 is report officer of the government too, 吴丁 its head.
    """
    first = registered(qingyuan, day=date(2024, 3, 4))
    served(qingyuan, first.pk, date(2024, 3, 20))
    second = registered(qingyuan, day=date(2024, 6, 3), name="李小红", description="清源县学区划分的文件")
    served(qingyuan, second.pk, date(2024, 6, 20), Outcome.NOT_HELD)
    registered(qingyuan, day=date(2024, 12, 20), name="赵小军", description="清源县供水管网改造的合同")
    appointed(qingyuan.people[qingyuan.office, Role.REPORT_OFFICER], qingyuan.government, Role.REPORT_OFFICER)
    appointed(qingyuan.head, qingyuan.government, Role.HEAD)
    return qingyuan
