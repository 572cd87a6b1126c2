"""What goes out with a reply passes a gate first, is signed with it, and reaches its requester alone."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai.law.service import Service
from gongkai.screening import Screener
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases.commands.attach import attach
from gongkai_office.cases.commands.check_enclosure import check_enclosure, let_through
from gongkai_office.cases.commands.confirm import confirm
from gongkai_office.cases.commands.serve import serve
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.withdraw_paper import withdraw_paper
from gongkai_office.cases.models import DisclosureRequest, EnclosureCheck
from gongkai_office.cases.queries.enclosures import given
from gongkai_office.cases.verify import verify
from gongkai_office.files.commands.hold import hold
from gongkai_office.files.examining import examine
from gongkai_office.files.models import Purpose, StoredFile
from tests.factories.cases import FIRST_DAY, at, drafted, served, submitted
from tests.factories.impossible import id_number
from tests.factories.office import County
from tests.factories.portal import body, follow, text
from tests.gongkai_office.cases.desk.conftest import Desk

DAY = date(2024, 3, 20)
AT = at(DAY)
NUMBER = id_number("19850101")


def book(*, leaking: bool) -> bytes:
    """A list of subsidies; with a hidden column of identity numbers where it leaks."""
    made, out = openpyxl.Workbook(), BytesIO()
    sheet = made.active
    assert sheet is not None
    sheet.append(["村", "户数", "身份证号"] if leaking else ["村", "户数"])
    sheet.append(["柳湾村", 12, NUMBER] if leaking else ["柳湾村", 12])
    if leaking:
        sheet.column_dimensions["C"].hidden = True
    made.properties.creator = ""
    made.save(out)
    return out.getvalue()


def enclosed(case: DisclosureRequest, county: County, *, leaking: bool = False) -> StoredFile:
    upload = examine(book(leaking=leaking), "补贴发放情况.xlsx")
    waiting = hold(upload=upload, purpose=Purpose.OTHER, at=AT)
    return attach(case=case.pk, papers=[waiting.pk], purpose=Purpose.RECORD, by=county.handler, at=AT)[0]


def looked(case: DisclosureRequest, file: StoredFile, county: County) -> EnclosureCheck:
    return check_enclosure(case=case.pk, file=file.pk, screener=Screener(), by=county.handler, at=AT)


def test_a_hidden_column_stops_the_reply_until_a_clean_file_takes_its_place(
    qingyuan: County, case: DisclosureRequest
) -> None:
    leak = enclosed(case, qingyuan, leaking=True)
    with pytest.raises(GongkaiError, match="1 个拟提供的文件"):
        drafted(qingyuan, case.pk, DAY)
    check = looked(case, leak, qingyuan)
    assert check.stopping
    assert NUMBER not in str(check.hits)
    with pytest.raises(GongkaiError, match="没有通过提供前检查"):
        drafted(qingyuan, case.pk, DAY)
    withdraw_paper(case=case.pk, file=leak.pk, reason="含有隐藏的身份证号", by=qingyuan.handler, at=AT)
    clean = enclosed(case, qingyuan)
    assert looked(case, clean, qingyuan).passed
    drafted(qingyuan, case.pk, DAY)
    sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 10))
    assert list(verify()) == []


def test_whoever_lets_a_file_through_answers_for_it_by_name_and_reason(
    qingyuan: County, case: DisclosureRequest
) -> None:
    check = looked(case, enclosed(case, qingyuan, leaking=True), qingyuan)
    with pytest.raises(GongkaiError, match="理由"):
        let_through(case=case.pk, check=check.pk, reason=" ", by=qingyuan.handler, at=AT)
    with pytest.raises(ForbiddenError):
        let_through(case=case.pk, check=check.pk, reason="可以", by=qingyuan.auditor, at=AT)
    let_through(case=case.pk, check=check.pk, reason="申请人本人的信息", by=qingyuan.handler, at=AT)
    drafted(qingyuan, case.pk, DAY)
    assert list(verify()) == []


def test_whoever_alters_what_the_gate_said_is_found(qingyuan: County, case: DisclosureRequest) -> None:
    looked(case, enclosed(case, qingyuan, leaking=True), qingyuan)
    EnclosureCheck.objects.update(stopping=0)
    assert any("提供前检查" in one.where for one in verify())


def test_what_is_enclosed_after_sending_up_is_not_what_the_head_signs(
    qingyuan: County, case: DisclosureRequest
) -> None:
    drafted(qingyuan, case.pk, DAY)
    looked(case, enclosed(case, qingyuan), qingyuan)
    with pytest.raises(GongkaiError, match="有改动"):
        sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 10))


def test_what_was_signed_goes_out_as_it_was_signed(qingyuan: County, case: DisclosureRequest) -> None:
    file = enclosed(case, qingyuan)
    looked(case, file, qingyuan)
    drafted(qingyuan, case.pk, DAY)
    sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 10))
    with pytest.raises(GongkaiError, match="已经签发"):
        enclosed(case, qingyuan)
    with pytest.raises(GongkaiError, match="已经签发"):
        withdraw_paper(case=case.pk, file=file.pk, reason="换一份", by=qingyuan.handler, at=AT)


def test_the_page_shows_what_was_found_and_both_ways_on(qingyuan: County, case: DisclosureRequest, desk: Desk) -> None:
    file = enclosed(case, qingyuan, leaking=True)
    client, here = desk(qingyuan.handler), reverse("cases:check_enclosure", args=[case.pk, file.pk])
    assert "还没有检查" in client.get(here).content.decode()
    assert client.post(here, {"do": "check"}).status_code == 302
    page = client.get(here).content.decode()
    assert NUMBER not in page
    assert reverse("cases:withdraw_paper", args=[case.pk, file.pk]) in page
    assert client.post(here, {"do": "answer", "reason": ""}).status_code == 422
    assert client.post(here, {"do": "answer", "reason": "申请人本人的信息"}).status_code == 302
    assert "可以提供，申请人本人的信息" in client.get(here).content.decode()
    assert desk(qingyuan.auditor).post(here, {"do": "check"}).status_code == 403


def test_a_requester_takes_what_was_given_once_the_reply_is_served(client: Client, qingyuan: County) -> None:
    sent = submitted(qingyuan)
    case = sent.request
    confirm(case=case.pk, evidence="电话确认", by=qingyuan.registrar, on=date(2024, 3, 4), at=at(date(2024, 3, 4), 15))
    looked(case, enclosed(case, qingyuan), qingyuan)
    drafted(qingyuan, case.pk, DAY)
    sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 10))
    follow(client, case.number, sent.code)
    assert "补贴发放情况.xlsx" not in text(client.get(reverse("portal:case")))
    assert client.get(reverse("portal:given", args=[1])).status_code == 404
    serve(case=case.pk, manner=Service.POST, sent=DAY, proof="挂号信第1号", by=qingyuan.handler, at=at(DAY, 11))
    assert "补贴发放情况.xlsx" in text(client.get(reverse("portal:case")))
    taken = client.get(reverse("portal:given", args=[1]))
    assert taken["Content-Disposition"].startswith("attachment")
    assert openpyxl.load_workbook(BytesIO(body(taken))).active["A2"].value == "柳湾村"
    assert client.get(reverse("portal:given", args=[2])).status_code == 404
    assert Client().get(reverse("portal:given", args=[1]))["Location"] == reverse("portal:follow")


def test_a_refusal_hands_nothing_out(qingyuan: County, case: DisclosureRequest) -> None:
    looked(case, enclosed(case, qingyuan), qingyuan)
    served(qingyuan, case.pk, date(2024, 3, 21), Outcome.STATE_SECRET)
    case.refresh_from_db()
    assert given(case) == []


def test_a_signer_sees_what_goes_out_with_the_letter_and_nobody_is_offered_what_is_refused(
    qingyuan: County, case: DisclosureRequest, desk: Desk
) -> None:
    file = enclosed(case, qingyuan)
    looked(case, file, qingyuan)
    drafted(qingyuan, case.pk, FIRST_DAY)
    page = desk(qingyuan.head).get(reverse("cases:step", args=[case.pk, "signed"])).content.decode()
    assert "补贴发放情况.xlsx" in page.split('id="enclosed"')[1].split("</section>")[0]
    sign(case=case.pk, by=qingyuan.head, on=FIRST_DAY, at=at(FIRST_DAY, 11))
    shown = desk(qingyuan.handler).get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "补贴发放情况.xlsx" in shown
    assert reverse("cases:withdraw_paper", args=[case.pk, file.pk]) not in shown
