"""A third party through its pages: asked, its answer chosen by name, its slip kept and served to those of the case."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from gongkai_office.accounts.models import Role
from gongkai_office.cases.models import Consultation, DisclosureRequest
from gongkai_office.files.queries import of
from tests.factories.cases import registered
from tests.factories.office import County
from tests.factories.uploads import pdf, upload
from tests.gongkai_office.cases.desk.conftest import Desk
from tests.gongkai_office.cases.desk.test_steps import take


@pytest.fixture
def case(qingyuan: County) -> DisclosureRequest:
    return registered(qingyuan, day=date(2024, 3, 1))


@pytest.fixture
def asked(case: DisclosureRequest, qingyuan: County, desk: Desk) -> Consultation:
    """Two third parties, the first of them returned."""
    for name in ("贺小满", "清源县青溪建材有限公司"):
        given = {"name": name, "description": "报价构成", "phone": "13800000000"}
        take(desk(qingyuan.handler), case, "third-party-asked", **given)
    return case.consultations.get(masked_name="贺*满")


def test_the_answer_of_the_one_chosen_is_entered_and_the_other_awaited(
    asked: Consultation, case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    given = {"consultation": str(asked.pk), "stance": "objects", "reason": "涉及住址"}
    page = take(desk(qingyuan.registrar), case, "third-party-answered", **given)
    assert "不同意公开（2024-03-04 收到）" in page
    assert "公共利益" in page
    assert "待答复，2024-03-25 期满" in page
    assert "贺小满" not in page


def test_a_slip_is_kept_and_served_to_those_of_the_case_alone(
    asked: Consultation, case: DisclosureRequest, qingyuan: County, yunling: County, desk: Desk
) -> None:
    address = reverse("cases:consultation", args=[case.pk, asked.pk])
    slip = upload("回执.pdf", pdf())
    page = desk(qingyuan.registrar).post(address, {"do": "slip", "slip": slip}, follow=True).content.decode()
    assert "回执已保存" in page
    kept = of(f"consultation:{asked.pk}").get()
    served = reverse("cases:slip", args=[case.pk, asked.pk, kept.pk])
    assert desk(qingyuan.head).get(served).content == pdf()
    for stranger in (yunling.handler, qingyuan.people[qingyuan.education, Role.HANDLER]):
        assert desk(stranger).get(served).status_code == 404


def test_a_reviewer_keeps_no_slip(asked: Consultation, case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    address = reverse("cases:consultation", args=[case.pk, asked.pk])
    slip = upload("回执.pdf", pdf())
    answer = desk(qingyuan.reviewer).post(address, {"do": "slip", "slip": slip})
    assert answer.status_code in {403, 422}
    assert not of(f"consultation:{asked.pk}").exists()


def test_a_contact_is_shown_after_a_reason(
    asked: Consultation, case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client, address = desk(qingyuan.handler), reverse("cases:consultation", args=[case.pk, asked.pk])
    assert "13800000000" not in client.get(address).content.decode()
    assert "13800000000" not in client.post(address, {"do": "look", "reason": ""}).content.decode()
    assert "13800000000" in client.post(address, {"do": "look", "reason": "催复"}).content.decode()
    assert desk(qingyuan.head).post(address, {"do": "look", "reason": "看看"}).status_code == 403


def test_a_draft_that_would_disclose_is_told_of_the_objection(
    asked: Consultation, case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.handler)
    given = {"consultation": str(asked.pk), "stance": "objects", "reason": "涉及住址"}
    take(client, case, "third-party-answered", **given)
    assert "公共利益造成重大影响" in take(client, case, "drafted", outcome="granted", note="可以公开", do="try")
