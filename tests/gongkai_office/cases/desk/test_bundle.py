"""The pages of the archive: what is missing stands in the step; the zip comes after a reason."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse

from gongkai_office.cases.models import DisclosureRequest
from tests.factories.cases import registered, served
from tests.factories.office import County
from tests.gongkai_office.cases.desk.conftest import Desk
from tests.gongkai_office.cases.desk.test_steps import kinds, take


@pytest.fixture
def case(qingyuan: County) -> DisclosureRequest:
    made = registered(qingyuan, day=date(2024, 3, 1))
    served(qingyuan, made.pk, date(2024, 3, 4), proof="")
    return made


def test_an_incomplete_file_is_archived_with_its_reason_only(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.handler)
    page = take(client, case, "archived", sure="on")
    assert "送达凭证还没有补登" in page
    assert "请填写材料不齐的原因" in page or "材料不齐的原因" in page
    assert kinds(case)[-1] == "served"
    take(client, case, "archived", sure="on", note="收据遗失，邮政已出具证明")
    assert kinds(case)[-1] == "archived"


def test_the_file_is_taken_after_a_reason(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    client, address = desk(qingyuan.handler), reverse("cases:bundle", args=[case.pk])
    assert "卷内目录" in client.get(address).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    answer = client.post(address, {"reason": "移交档案室"})
    content = answer.getvalue()
    assert zipfile.ZipFile(BytesIO(content)).testzip() is None
    assert "%E6%A1%88%E5%8D%B7.zip" in answer["Content-Disposition"]
    assert desk(qingyuan.head).get(address).status_code == 403
