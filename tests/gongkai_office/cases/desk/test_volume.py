"""The page of Art. 35: laid out, taken away as Excel; its sentence stands in the step that asks for reasons."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.journal.models import Line
from tests.factories.cases import registered
from tests.factories.office import County
from tests.gongkai_office.cases.desk.conftest import Desk


@pytest.fixture
def case(qingyuan: County) -> DisclosureRequest:
    """The second of two, the first of which begins like a formula."""
    registered(qingyuan, day=date(2024, 3, 1), description="=HYPERLINK(1)", idempotency="first")
    return registered(qingyuan, day=date(2024, 3, 1), idempotency="second")


def test_the_page_lays_out_and_judges_nothing(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    page = desk(qingyuan.handler).get(reverse("cases:volume", args=[case.pk])).content.decode()
    assert "2024年3月" in page
    assert "不会据此自动作出任何处理" in page
    assert "提出政府信息公开申请2件" in page
    assert "王晓明" not in page


def test_the_excel_holds_texts_only_and_is_journalled(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    answer = desk(qingyuan.handler).get(reverse("cases:volume_export", args=[case.pk]))
    sheet = load_workbook(BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert "=HYPERLINK(1)" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert Line.objects.get(command="case.evidence").facts["lines"] == 2


def test_a_reviewer_reads_but_takes_nothing_away(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.reviewer)
    assert client.get(reverse("cases:volume", args=[case.pk])).status_code == 200
    assert client.get(reverse("cases:volume_export", args=[case.pk])).status_code == 403


def test_the_step_that_asks_for_reasons_has_the_counts_in_it(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    page = desk(qingyuan.handler).get(reverse("cases:step", args=[case.pk, "reasons-asked"])).content.decode()
    assert "申请人向本机关提出政府信息公开申请2件" in page
