"""Ask for information without an account."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from gongkai_office.accounts.models import KeptSession as Session
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.requesters import opened
from gongkai_office.clock import BEIJING, now, today
from gongkai_office.organs.commands.merge import merge
from gongkai_office.organs.commands.rename import rename
from gongkai_office.portal import limits
from gongkai_office.portal.views import ask
from tests.factories import portal
from tests.factories.office import County
from tests.factories.portal import WANT, WHO, text

CHANGED = date(2024, 3, 1)
AT = datetime(2024, 3, 1, 9, tzinfo=BEIJING)
SCRIPT = "<script>alert(1)</script>"
pytestmark = pytest.mark.django_db


def test_a_person_asks_in_four_pages_and_gets_number_and_code(client: Client, qingyuan: County) -> None:
    request, code = portal.ask(client, qingyuan.water)
    assert (request.organ, request.stage, request.arrived_by) == (qingyuan.water, "CONFIRMING", "online")
    assert request.number == f"清源水公申〔{today().year}〕1号"
    assert len(code.replace("-", "")) == 12
    told = opened(request.requester)
    assert (told.name, told.phone, told.email) == (WHO["name"], WHO["phone"], WANT["email"])


def test_an_organisation_asks_in_its_name_with_somebody_to_call(client: Client, qingyuan: County) -> None:
    organisation = {
        "applicant": "commercial",
        "name": "清源县青溪商贸有限公司",
        "identity_kind": "统一社会信用代码",
        "identity_number": "91640199MA00000002",
        "contact_person": "欧阳问",
    }
    request, _ = portal.ask(client, qingyuan.office, organisation)
    assert (request.requester.kind, request.requester.masked_name) == ("commercial", "清源县青溪商贸有限公司")


def test_an_organ_is_found_by_a_former_name(client: Client, qingyuan: County) -> None:
    rename(organ=qingyuan.water, name="清源县水利局", short="清源利", on=CHANGED, by="system", at=AT, reason="机构改革")
    shown = text(client.get(reverse("portal:choose"), {"q": "水务"}))
    assert "清源县水利局" in shown
    assert "曾用名：清源县水务局" in shown
    assert "清源县教育局" not in shown


def test_a_closed_organ_leads_to_its_successor(client: Client, qingyuan: County) -> None:
    merge(organ=qingyuan.water, into=qingyuan.education, on=CHANGED, by="system", at=AT, reason="机构改革")
    listed = text(client.get(reverse("portal:choose"), {"q": "水务"}))
    assert "已于2024年3月1日撤销" in listed
    shown = text(client.get(reverse("portal:who"), {"organ": qingyuan.water.code}))
    assert "由清源县教育局承接" in shown
    client.post(reverse("portal:who"), {"organ": qingyuan.water.code, **WHO})
    assert client.get(reverse("portal:want")).status_code == 302


def test_an_organ_that_does_not_exist_is_a_missing_page(client: Client, qingyuan: County) -> None:
    assert qingyuan
    assert client.get(reverse("portal:who"), {"organ": "nix"}).status_code == 404


def test_a_description_that_names_another_organ_brings_a_hint(client: Client, qingyuan: County) -> None:
    shown = portal.write(client, qingyuan.water, want={"description": "清源县教育局2025年采购合同"})
    assert "改向清源县教育局申请" in shown
    assert "改向" not in portal.write(client, qingyuan.education, want={"description": "教育局2025年采购合同"})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "姓名或者名称：请填写"),
        ({"identity_kind": "居民身份证", "identity_number": "640199199001010000"}, "身份证号码不对"),
        ({"identity_kind": "统一社会信用代码", "identity_number": "91640199MA0000000A"}, "统一社会信用代码不对"),
        ({"applicant": "research"}, "请填写联系人姓名"),
        ({"phone": "123"}, "电话号码不对"),
        ({"phone": "<b>1234567</b>"}, "电话号码不对"),
        ({"applicant": "martian"}, "请从列出的选项里选择"),
    ],
)
def test_what_is_wrong_about_the_requester_is_said(
    client: Client, qingyuan: County, change: dict[str, str], said: str
) -> None:
    shown = text(client.post(reverse("portal:who"), {"organ": qingyuan.water.code, **WHO, **change}))
    assert said in shown
    assert client.get(reverse("portal:review")).status_code == 302


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"description": " "}, "您要什么政府信息：请填写"),
        ({"description": "水" * 2001}, "最多写 2000 个字"),
        ({"delivery_wanted": "电子邮件", "email": ""}, "请填写电子邮箱"),
        ({"delivery_wanted": "邮寄", "address": ""}, "请填写通信地址"),
        ({"postcode": "12"}, "邮政编码是 6 位数字"),
    ],
)
def test_what_is_wrong_about_the_request_is_said(
    client: Client, qingyuan: County, change: dict[str, str], said: str
) -> None:
    client.post(reverse("portal:who"), {"organ": qingyuan.water.code, **WHO})
    assert said in text(client.post(reverse("portal:want"), {**WANT, **change}))


def test_the_purpose_is_not_asked(client: Client, qingyuan: County) -> None:
    client.post(reverse("portal:who"), {"organ": qingyuan.water.code, **WHO})
    assert "不用说明用途" in text(client.get(reverse("portal:want")))


def test_the_draft_is_kept_and_shown_again(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    assert WHO["name"] in text(client.get(reverse("portal:who")))
    assert WANT["description"] in text(client.get(reverse("portal:want")))


def test_the_draft_goes_along_when_the_organ_is_changed(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    assert WHO["name"] in text(client.get(reverse("portal:who"), {"organ": qingyuan.education.code}))
    client.post(reverse("portal:who"), {"organ": qingyuan.education.code, **WHO})
    assert WANT["description"] in text(client.get(reverse("portal:review")))


def test_a_draft_thrown_away_is_gone(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    client.post(reverse("portal:discard"))
    assert client.get(reverse("portal:review")).status_code == 302
    assert WHO["name"] not in text(client.get(reverse("portal:who"), {"organ": qingyuan.water.code}))


def test_no_table_holds_a_draft_or_an_identity_in_the_clear(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    sessions = "".join(str(one.get_decoded()) for one in Session.objects.all())
    client.post(reverse("portal:review"), {"answer": portal.solved(client)})
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(r::text, '') FROM (SELECT requester::text AS r FROM cases_requester requester"
            " UNION ALL SELECT line::text FROM journal_line line UNION ALL SELECT entry::text FROM cases_entry entry) x"
        )
        tables = cursor.fetchone()[0]
    for secret in (WHO["name"], WHO["identity_number"], WHO["phone"], WANT["address"]):
        assert secret not in sessions
        assert secret not in tables


def test_a_robot_that_does_not_answer_hands_in_nothing(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    shown = text(client.post(reverse("portal:review"), {"answer": "不知道"}))
    assert "答得不对" in shown
    assert f'<label for="id_answer">{client.session["robot"]["text"]}</label>' in shown
    assert "不知道" not in shown
    assert not DisclosureRequest.objects.exists()


def test_a_right_answer_opens_once_only(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    right = portal.solved(client)
    client.post(reverse("portal:review"), {"answer": "不知道"})
    if right not in client.session["robot"]["answers"]:
        client.post(reverse("portal:review"), {"answer": right})
        assert not DisclosureRequest.objects.exists()


def test_who_cannot_answer_may_have_another_kind_of_question(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    first = client.session["robot"]["text"]
    shown = text(client.get(reverse("portal:review"), {"another": "1"}))
    assert "等于几" in first
    assert "个字是什么" in shown


def test_handing_in_twice_makes_one_request(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    kept = dict(client.session)
    client.post(reverse("portal:review"), {"answer": portal.solved(client)})
    first = portal.receipt(client)
    again = client.session
    again.update(kept)
    again.save()
    client.post(reverse("portal:review"), {"answer": portal.solved(client)})
    assert portal.receipt(client) == first
    assert DisclosureRequest.objects.count() == 1


def test_a_second_press_after_the_first_leads_to_the_receipt(client: Client, qingyuan: County) -> None:
    portal.ask(client, qingyuan.water)
    assert client.post(reverse("portal:review"), {"answer": "1"})["Location"] == reverse("portal:receipt")
    assert DisclosureRequest.objects.count() == 1


def test_the_receipt_tells_the_truth_about_the_first_day(client: Client, qingyuan: County) -> None:
    portal.ask(client, qingyuan.water)
    shown = text(client.get(reverse("portal:receipt")))
    assert "双方确认之日为收到之日" in shown
    assert WHO["name"] not in shown


def test_a_code_once_noted_is_never_shown_again(client: Client, qingyuan: County) -> None:
    _, code = portal.ask(client, qingyuan.water)
    client.post(reverse("portal:noted"))
    assert client.get(reverse("portal:receipt"))["Location"] == reverse("portal:follow")
    for page in ("portal:home", "portal:follow", "portal:choose"):
        assert code not in text(client.get(reverse(page)))


def test_another_visitor_sees_neither_draft_nor_receipt(client: Client, qingyuan: County) -> None:
    portal.ask(client, qingyuan.water)
    portal.write(client, qingyuan.water)
    stranger = Client()
    assert stranger.get(reverse("portal:receipt")).status_code == 302
    assert stranger.get(reverse("portal:review")).status_code == 302
    assert WHO["name"] not in text(stranger.get(reverse("portal:who"), {"organ": qingyuan.water.code}))


def test_too_many_requests_from_one_address_have_to_wait(client: Client, qingyuan: County) -> None:
    for _ in range(limits.SUBMIT.count):
        limits.take(limits.SUBMIT, "127.0.0.1", now())
    portal.write(client, qingyuan.water)
    answer = client.post(reverse("portal:review"), {"answer": portal.solved(client)})
    assert answer.status_code == 429
    assert "尝试次数太多" in text(answer)
    assert WANT["description"] in text(answer)
    assert not DisclosureRequest.objects.exists()


def test_script_in_any_field_is_shown_as_text(client: Client, qingyuan: County) -> None:
    who = {"name": SCRIPT, "identity_number": SCRIPT, "contact_person": SCRIPT}
    want = {"description": SCRIPT, "address": SCRIPT}
    shown = [client.get(reverse("portal:choose"), {"q": SCRIPT})]
    portal.write(client, qingyuan.water, who, want)
    shown += [client.get(reverse(page)) for page in ("portal:who", "portal:want", "portal:review")]
    client.post(reverse("portal:review"), {"answer": portal.solved(client)})
    request, code = portal.receipt(client)
    shown.append(client.get(reverse("portal:receipt")))
    portal.follow(client, request.number, code)
    shown.append(client.get(reverse("portal:case")))
    for page in shown:
        assert b"&lt;script&gt;" in page.content
        assert b"<script>alert" not in page.content
        assert "default-src 'none'" in page["Content-Security-Policy"]


def test_pages_with_personal_data_are_never_stored_by_anybody(client: Client, qingyuan: County) -> None:
    portal.write(client, qingyuan.water)
    for page in ("portal:who", "portal:want", "portal:review", "portal:follow"):
        assert "no-store" in client.get(reverse(page))["Cache-Control"]


def test_a_form_from_another_site_is_refused(qingyuan: County) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("portal:who"), {"organ": qingyuan.water.code, **WHO})
    assert answer.status_code == 403
    assert "允许本站使用 Cookie" in text(answer)


def test_draft_and_receipt_are_forgotten_on_a_machine_that_others_use(
    client: Client, qingyuan: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.ask(client, qingyuan.water)
    portal.write(client, qingyuan.water)
    later = now() + timedelta(minutes=31)
    monkeypatch.setattr(ask, "now", lambda: later)
    assert client.get(reverse("portal:receipt")).status_code == 302
    assert client.get(reverse("portal:review")).status_code == 200
    later += timedelta(hours=2)
    assert client.get(reverse("portal:review")).status_code == 302


def test_drafts_cannot_be_piled_up_from_one_address(client: Client, qingyuan: County) -> None:
    for _ in range(limits.BEGIN.count):
        limits.take(limits.BEGIN, "127.0.0.1", now())
    answer = client.post(reverse("portal:who"), {"organ": qingyuan.water.code, **WHO})
    assert answer.status_code == 429
    assert not Session.objects.exists()
