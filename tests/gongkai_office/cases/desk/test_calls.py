"""The pages of a call for records: asked on the case's page, answered in another office that sees no requester."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gongkai_office.accounts.models import Role
from gongkai_office.cases.models import DisclosureRequest, RecordsCall
from gongkai_office.files.queries import of
from tests.factories.cases import registered
from tests.factories.office import County
from tests.factories.uploads import pdf, upload
from tests.gongkai_office.cases.desk.conftest import Desk
from tests.gongkai_office.cases.desk.test_steps import take

FOUND = {
    "do": "answer",
    "answer": "not-found",
    "scope": "2023年收发文",
    "systems": "公文系统",
    "keywords": "养护",
    "searched_on": "2024-03-04",
    "searched_by": "沈子",
}


@pytest.fixture
def case(qingyuan: County) -> DisclosureRequest:
    return registered(qingyuan, name="欧阳小满")


@pytest.fixture
def call(case: DisclosureRequest, qingyuan: County, desk: Desk) -> RecordsCall:
    """Asked by the handler on the page."""
    given = {"office": str(qingyuan.education.pk), "what": "请查找分配文件", "due": "2024-03-11"}
    take(desk(qingyuan.handler), case, "call", **given)
    return RecordsCall.objects.get()


def test_an_office_finds_the_call_in_its_morning_and_answers_it(
    call: RecordsCall, qingyuan: County, desk: Desk
) -> None:
    client, address = desk(qingyuan.people[qingyuan.education, Role.HANDLER]), reverse("cases:call", args=[call.pk])
    assert "请查找分配文件" in client.get(reverse("cases:today")).content.decode()
    page = client.get(address).content.decode()
    assert call.request.description in page
    assert "欧阳" not in page
    assert "欧*小满" not in page
    given = FOUND | {"answer": "partial", "records": upload("分配文件.pdf", pdf())}
    assert "答复已送出" in client.post(address, given, follow=True).content.decode()
    kept = of(f"call:{call.pk}").get()
    file = reverse("cases:call_file", args=[call.pk, kept.pk])
    assert desk(qingyuan.handler).get(file).content == pdf()
    assert desk(qingyuan.people[qingyuan.township, Role.REGISTRAR]).get(file).status_code == 404
    on_the_case = desk(qingyuan.handler).get(reverse("cases:case", args=[call.request_id])).content.decode()
    assert "找到一部分" in on_the_case
    assert "2023年收发文" in on_the_case


def test_an_incomplete_answer_is_refused_and_nothing_typed_is_lost(
    call: RecordsCall, qingyuan: County, desk: Desk
) -> None:
    client, address = desk(qingyuan.people[qingyuan.education, Role.HANDLER]), reverse("cases:call", args=[call.pk])
    answer = client.post(address, FOUND | {"keywords": ""})
    assert answer.status_code == 422
    assert "请填全检索范围" in answer.content.decode()
    assert "2023年收发文</textarea>" in answer.content.decode()


def test_whoever_asked_reminds_moves_and_withdraws(call: RecordsCall, qingyuan: County, desk: Desk) -> None:
    client, address = desk(qingyuan.handler), reverse("cases:call", args=[call.pk])
    assert "已催办" in client.post(address, {"do": "remind"}, follow=True).content.decode()
    assert "今天已经催办过" in client.post(address, {"do": "remind"}).content.decode()
    client.post(address, {"do": "move", "due": "2024-03-13"})
    assert "请填写新的日期" in client.post(address, {"do": "move", "due": ""}).content.decode()
    assert "已撤回" in client.post(address, {"do": "withdraw"}, follow=True).content.decode()


def test_the_asked_office_opens_the_call_but_not_the_case(call: RecordsCall, qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.people[qingyuan.education, Role.HANDLER])
    assert client.get(reverse("cases:case", args=[call.request_id])).status_code == 404
    assert (
        reverse("cases:case", args=[call.request_id])
        not in client.get(reverse("cases:call", args=[call.pk])).content.decode()
    )


def test_nobody_else_learns_that_there_is_a_call(
    call: RecordsCall, qingyuan: County, yunling: County, desk: Desk
) -> None:
    town = qingyuan.people[qingyuan.township, Role.REGISTRAR]
    for stranger in (town, *yunling.people.values()):
        answer = desk(stranger).get(reverse("cases:call", args=[call.pk]))
        assert answer.status_code in {403, 404}, stranger
        assert "请查找分配文件" not in desk(stranger).get(reverse("cases:calls")).content.decode()
