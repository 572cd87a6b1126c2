"""A clerk registers what came in: the day is shown first, nothing is saved twice, nothing is lost on an error."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.files.queries import of
from tests.factories import uploads
from tests.factories.cases import registered
from tests.factories.office import County
from tests.gongkai_office.cases.desk.conftest import Desk


def letter(county: County, **other: str) -> dict[str, str]:
    """A form as a clerk fills it in for a letter at the counter."""
    return {
        "key": str(uuid4()),
        "organ": str(county.office.pk),
        "channel": "counter",
        "arrived": "2024-03-04",
        "applicant": "natural_person",
        "name": "钱多多",
        "description": "清源县2023年义务教育阶段招生计划",
        **other,
    }


@pytest.fixture
def registrar(qingyuan: County, desk: Desk) -> Client:
    return desk(qingyuan.registrar)


def send(client: Client, given: dict[str, str], do: str = "save") -> tuple[int, str]:
    answer = client.post(reverse("cases:register"), {**given, "do": do})
    return answer.status_code, answer.content.decode()


def test_a_request_at_the_counter_is_numbered_and_due_in_twenty_working_days(
    registrar: Client, qingyuan: County
) -> None:
    _, page = send(registrar, letter(qingyuan))
    assert "清源政办公申〔2024〕1号" in page
    assert "2024年4月1日" in page
    assert DisclosureRequest.objects.get().reply_due == date(2024, 4, 1)


def test_trying_shows_the_last_day_and_saves_nothing_without_a_script(registrar: Client, qingyuan: County) -> None:
    _, page = send(registrar, letter(qingyuan, arrived="2024-03-01"), do="try")
    assert "2024年3月29日" in page
    assert "钱多多" in page
    assert not DisclosureRequest.objects.exists()


def test_a_form_sent_twice_makes_one_request_and_tells_the_same_code(registrar: Client, qingyuan: County) -> None:
    given = letter(qingyuan)
    first, second = send(registrar, given), send(registrar, given)
    assert first[1].partition("查询码")[2][:60] == second[1].partition("查询码")[2][:60]
    assert DisclosureRequest.objects.count() == 1


def test_a_letter_by_ordinary_mail_waits_for_its_confirmation(registrar: Client, qingyuan: County) -> None:
    _, page = send(registrar, letter(qingyuan, channel="ordinary-mail"))
    assert "请先与申请人确认" in page
    assert DisclosureRequest.objects.get().stage == "CONFIRMING"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"channel": ""}, "请选择收到的渠道"),
        ({"name": ""}, "请填写姓名或者名称"),
        ({"arrived": "2024-03-05"}, "这一天还没有到"),
        ({"arrived": "2024-03-04", "confirmed": "2024-03-01"}, "不能早于到达日期"),
        ({"postcode": "75"}, "邮政编码是 6 位数字"),
        ({"email": "不是邮箱"}, "电子邮箱的写法不对"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_at_the_head_and_nothing_typed_is_lost(
    wrong: dict[str, str], words: str, registrar: Client, qingyuan: County
) -> None:
    status, page = send(registrar, letter(qingyuan, **wrong))
    assert status == 422
    assert page.count(words) == 2
    assert "义务教育阶段招生计划" in page
    assert not DisclosureRequest.objects.exists()


def test_the_same_text_and_the_same_requester_are_shown_before_saving(registrar: Client, qingyuan: County) -> None:
    registered(qingyuan, name="钱多多", description="清源县2023年义务教育阶段招生计划", day=date(2024, 3, 1))
    given = letter(qingyuan, identity_number="640199199001011234")
    page = registrar.post(reverse("cases:register_trial"), given).content.decode()
    assert "清源政办公申〔2024〕1号" in page
    assert "这是第 2 件" in page


def test_another_organs_ledger_is_never_told_when_trying(registrar: Client, qingyuan: County, yunling: County) -> None:
    registered(yunling, name="钱多多", description="清源县2023年义务教育阶段招生计划", day=date(2024, 3, 1))
    page = registrar.post(reverse("cases:register_trial"), letter(qingyuan)).content.decode()
    assert "云岭" not in page
    assert "这是第" not in page


def test_nobody_registers_for_an_organ_they_do_not_serve(registrar: Client, qingyuan: County, yunling: County) -> None:
    status, _ = send(registrar, letter(qingyuan, organ=str(yunling.office.pk)))
    assert status == 422
    assert not DisclosureRequest.objects.exists()


def test_a_scan_of_what_arrived_is_kept_with_the_case_and_never_chosen_twice(
    registrar: Client, qingyuan: County
) -> None:
    files = [uploads.upload("信封.jpg", uploads.jpeg())]
    answer = registrar.post(reverse("cases:register"), {**letter(qingyuan, name=""), "papers": files, "do": "save"})
    page = answer.content.decode()
    assert (answer.status_code, "去掉“信封.jpg”" in page) == (422, True)
    tray = page.partition('name="tray" value="')[2].partition('"')[0]
    given = letter(qingyuan, tray=tray)
    for _ in range(2):
        assert send(registrar, given)[0] == 200
    case = DisclosureRequest.objects.get()
    assert [(file.name, file.purpose) for file in of(f"case:{case.pk}")] == [("信封.jpg", "arrival")]


def test_files_chosen_before_trying_are_still_there_afterwards(registrar: Client, qingyuan: County) -> None:
    given = {**letter(qingyuan), "papers": [uploads.upload("申请书.pdf")], "do": "try"}
    assert "去掉“申请书.pdf”" in registrar.post(reverse("cases:register"), given).content.decode()
