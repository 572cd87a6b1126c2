"""The journal of real work, exported: it verifies by itself, and tells nothing about requesters."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pytest_django import Settings

from gongkai_office.cases.commands.correct import correct
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.reveal import reveal
from gongkai_office.journal.commands.seal_day import seal_day
from gongkai_office.journal.export import export
from gongkai_office.journal.queries import unsealed
from gongkai_office.journal.standalone import Verifier
from tests.factories.cases import at, particulars, registered, served, wanted
from tests.factories.office import PASSWORD, County

DAY = date(2024, 3, 6)


@pytest.fixture
def exported(qingyuan: County, tmp_path: Path, settings: Settings) -> bytes:
    """The journal of a request that was corrected, looked into and answered, every day of it sealed."""
    settings.DATA = tmp_path
    case = registered(qingyuan)
    notice_correction(case=case.pk, items="请明确年度", by=qingyuan.handler, on=DAY, at=at(DAY))
    late = particulars("李晓红", "640199199001015678")
    correct(case=case.pk, by=qingyuan.registrar, on=DAY, at=at(DAY, 10), description="2023年的文件", particulars=late)
    reveal(case=case.pk, reason="核对身份", by=qingyuan.handler, at=at(DAY, 13))
    served(qingyuan, case.pk, date(2024, 3, 20))
    night = at(date(2024, 3, 21), 2)
    for day, organ in list(unsealed(night)):
        seal_day(organ=organ, day=day, at=night)
    out = BytesIO()
    export(out)
    return out.getvalue()


def test_the_journal_of_real_work_verifies_by_itself(exported: bytes) -> None:
    verifier = Verifier()
    assert list(verifier.verify(exported.splitlines(keepends=True))) == []
    assert verifier.signatures == len(verifier.roots) > 2
    assert verifier.lines > 10


def test_an_export_holds_no_personal_data(exported: bytes) -> None:
    told = particulars()
    secrets = [told.name, told.identity_number, told.phone, told.email, told.address, "李晓红", "640199199001015678"]
    for secret in [*secrets, wanted().description, "2023年的文件", PASSWORD, "陈甲", "chen.jia"]:
        assert secret.encode() not in exported
