"""The files of a case at the desk: who may put, see, open and withdraw which, and what a stranger learns of them."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.commands.archive import archive
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.attach import attach
from gongkai_office.cases.commands.open_paper import open_paper
from gongkai_office.cases.commands.withdraw_paper import withdraw_paper
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.files.models import Purpose, StoredFile, WaitingFile
from gongkai_office.files.queries import of
from gongkai_office.journal.models import Line
from tests.factories import uploads
from tests.factories.cases import FIRST_DAY, at, registered, served
from tests.factories.office import County, appointed, person
from tests.gongkai_office.cases.desk.conftest import Desk

AT = at(FIRST_DAY, 11)


def put(
    case: DisclosureRequest, by: Person, purpose: Purpose = Purpose.APPLICATION, name: str = "申请书.pdf"
) -> StoredFile:
    return attach(case=case.pk, papers=uploads.waiting(name), purpose=purpose, by=by, at=AT)[0]


@pytest.fixture
def application(case: DisclosureRequest, qingyuan: County) -> StoredFile:
    return put(case, qingyuan.registrar)


@pytest.fixture
def identity(case: DisclosureRequest, qingyuan: County) -> StoredFile:
    return put(case, qingyuan.registrar, Purpose.IDENTITY, "欧阳小满身份证.pdf")


def address(file: StoredFile, page: str = "paper") -> str:
    return reverse(f"cases:{page}", args=[file.subject.removeprefix("case:"), file.pk])


def body(client: Client, case: DisclosureRequest) -> str:
    return client.get(reverse("cases:case", args=[case.pk])).content.decode()


OPENS = {
    Purpose.APPLICATION: "registrar handler reviewer head secrecy_reviewer report_officer supervisor auditor",
    Purpose.IDENTITY: "registrar handler",
}
"""Who opens what in a case of their own organ; supervisors and auditors also in the organs below."""


@pytest.mark.parametrize("where", ["own", "above", "sibling", "other county"])
def test_a_file_opens_for_exactly_whom_the_table_names(
    qingyuan: County, yunling: County, desk: Desk, case: DisclosureRequest, where: str
) -> None:
    files = {purpose: put(case, qingyuan.registrar, purpose) for purpose in OPENS}
    places = {"own": qingyuan.office, "above": qingyuan.government, "sibling": qingyuan.water}
    for role in Role:
        holder = person("钱寅", f"qian.{role}", places.get(where, yunling.office))
        appointed(holder, places.get(where, yunling.office), role)
        flows = where == "above" and role in {Role.SUPERVISOR, Role.AUDITOR}
        for purpose, file in files.items():
            answer = desk(holder).post(address(file), {"reason": "核对材料"})
            allowed = (where == "own" or flows) and role in OPENS[purpose].split()
            assert (answer.status_code == 200) is (uploads.pdf() in answer.content) is allowed, (role, purpose)
            assert allowed or answer.status_code in {403, 404}
            assert allowed or "申请书" not in answer.content.decode()


@pytest.mark.parametrize("where", ["own", "other county"])
def test_files_are_put_and_withdrawn_by_registrar_and_handler_of_the_organ_alone(
    qingyuan: County, yunling: County, case: DisclosureRequest, where: str
) -> None:
    place = qingyuan.office if where == "own" else yunling.office
    for role in Role:
        file = put(case, qingyuan.registrar)
        holder = person("钱寅", f"qian.{role}", place)
        appointed(holder, place, role)
        if where == "own" and role in {Role.REGISTRAR, Role.HANDLER}:
            assert put(case, holder).by == str(holder.pk)
            withdraw_paper(case=case.pk, file=file.pk, reason="传错了", by=holder, at=AT)
            continue
        with pytest.raises(ForbiddenError, match="上传和撤下文件"):
            put(case, holder)
        with pytest.raises(ForbiddenError, match="上传和撤下文件"):
            withdraw_paper(case=case.pk, file=file.pk, reason="传错了", by=holder, at=AT)


def test_the_department_a_case_is_assigned_to_works_with_its_files_but_not_with_identities(
    qingyuan: County, desk: Desk, case: DisclosureRequest, application: StoredFile, identity: StoredFile
) -> None:
    holder = person("钱寅", "qian.yin", qingyuan.water)
    appointed(holder, qingyuan.water, Role.HANDLER)
    with pytest.raises(ForbiddenError):
        put(case, holder)
    assign(case=case.pk, office=qingyuan.water, handler=holder, by=qingyuan.registrar, at=AT)
    assert put(case, holder).by == str(holder.pk)
    assert desk(holder).get(address(application)).status_code == 200
    assert desk(holder).get(address(identity)).status_code == 403


def test_an_identity_document_opens_for_a_reason_and_every_look_is_told(
    qingyuan: County, desk: Desk, identity: StoredFile
) -> None:
    client = desk(qingyuan.handler)
    asked = client.get(address(identity))
    assert (asked.status_code, uploads.pdf() in asked.content) == (200, False)
    assert client.post(address(identity), {"reason": " "}).status_code == 422
    assert not Line.objects.filter(command="file.look").exists()
    assert client.post(address(identity), {"reason": "核对申请人身份"}).content == uploads.pdf()
    line = Line.objects.get(command="file.look")
    assert (line.by, line.reason, line.facts) == (
        str(qingyuan.handler.pk), "核对申请人身份", {"file": str(identity.pk)},
    )  # fmt: skip
    with pytest.raises(GongkaiError, match="事由"):
        open_paper(case=identity.subject.removeprefix("case:"), file=identity.pk, by=qingyuan.handler, at=AT)  # type: ignore[arg-type]


def test_no_name_of_a_file_tells_who_asks(
    qingyuan: County, desk: Desk, case: DisclosureRequest, identity: StoredFile
) -> None:
    put(case, qingyuan.registrar, name="王晓明640199199001011234的申请.pdf")
    for reader in (qingyuan.handler, qingyuan.head):
        shown = body(desk(reader), case)
        assert "王*明640199********1234的申请.pdf" in shown
        assert "王晓明" not in shown
        assert "欧阳小满" not in shown
    assert "只有登记人和经办人可以查看" in shown
    assert address(identity) not in shown


def test_a_file_is_reached_through_its_own_case_alone(qingyuan: County, desk: Desk, application: StoredFile) -> None:
    other = registered(qingyuan, idempotency="other")
    client = desk(qingyuan.handler)
    for page in ("paper", "withdraw_paper"):
        assert client.get(reverse(f"cases:{page}", args=[other.pk, application.pk])).status_code == 404
    with pytest.raises(StoredFile.DoesNotExist):
        open_paper(case=other.pk, file=application.pk, by=qingyuan.handler, at=AT)


def test_a_file_goes_out_harmless(qingyuan: County, desk: Desk, case: DisclosureRequest) -> None:
    name = "<script>alert(1)</script>.html"
    page = "<b>不是网页</b>".encode()
    held = uploads.taken(name, page)
    assert held.name == "script_.txt"
    file = put(case, qingyuan.registrar, name='照片";x=".pdf')
    out = desk(qingyuan.handler).get(address(file))
    assert out["Content-Disposition"].startswith("attachment")
    assert (out["X-Content-Type-Options"], out["X-Frame-Options"]) == ("nosniff", "DENY")
    assert out["Content-Security-Policy"].endswith("sandbox")
    assert "no-store" in out["Cache-Control"]


def send(client: Client, case: DisclosureRequest, **given: object) -> tuple[int, str]:
    answer = client.post(reverse("cases:attach", args=[case.pk]), given)
    return answer.status_code, answer.content.decode()


def test_a_clerk_puts_several_files_at_once(qingyuan: County, desk: Desk, case: DisclosureRequest) -> None:
    client = desk(qingyuan.registrar)
    files = [uploads.upload("申请书.pdf"), uploads.upload("信封.jpg", uploads.jpeg())]
    assert send(client, case, purpose="arrival", papers=files)[0] == 302
    shown = body(client, case)
    for words in ("申请书.pdf", "信封.jpg", "收件凭证", "陈甲", "2024-03-04 12:00", "已上传 2 个文件"):
        assert words in shown
    assert not WaitingFile.objects.exists()


def test_nothing_is_chosen_twice_because_something_else_was_wrong(
    qingyuan: County, desk: Desk, case: DisclosureRequest
) -> None:
    client = desk(qingyuan.registrar)
    files = [uploads.upload("申请书.pdf")]
    status, page = send(client, case, papers=files)
    assert (status, "请选择文件的用途" in page, "申请书.pdf" in page) == (422, True, True)
    tray = page.partition('name="tray" value="')[2].partition('"')[0]
    assert send(client, case, purpose="arrival", tray=tray)[0] == 302
    assert [file.name for file in of(subject(case))] == ["申请书.pdf"]


def test_a_file_is_taken_off_the_tray_before_it_is_sent(qingyuan: County, desk: Desk, case: DisclosureRequest) -> None:
    client = desk(qingyuan.registrar)
    _, page = send(client, case, papers=[uploads.upload("申请书.pdf"), uploads.upload("信封.jpg", uploads.jpeg())])
    tray = page.partition('name="tray" value="')[2].partition('"')[0]
    dropped = WaitingFile.objects.order_by("at").first()
    assert dropped
    assert send(client, case, purpose="arrival", tray=tray, drop=dropped.pk.hex)[0] == 302
    assert [file.name for file in of(subject(case))] == ["信封.jpg"]


def test_a_forged_tray_brings_nobody_elses_files(qingyuan: County, desk: Desk, case: DisclosureRequest) -> None:
    foreign = uploads.waiting("别人的.pdf")[0]
    status, page = send(desk(qingyuan.registrar), case, purpose="arrival", tray=f'["{foreign.hex}"]:x:y')
    assert (status, "别人的" in page, "请选择文件" in page) == (422, False, True)
    assert not of(subject(case)).exists()


def test_what_is_wrong_with_a_file_is_said_and_the_others_are_kept(
    qingyuan: County, desk: Desk, case: DisclosureRequest
) -> None:
    broken = SimpleUploadedFile("程序.pdf", b"MZ" + bytes(100))
    status, page = send(desk(qingyuan.registrar), case, purpose="arrival", papers=[broken])
    assert (status, "“程序.pdf”：这是程序文件，不能上传" in page) == (422, True)
    assert not of(subject(case)).exists()


def test_a_withdrawn_file_is_told_with_its_reason_and_opens_for_the_desk_alone(
    qingyuan: County, desk: Desk, case: DisclosureRequest, application: StoredFile
) -> None:
    client = desk(qingyuan.registrar)
    assert client.post(address(application, "withdraw_paper"), {"reason": ""}).status_code == 422
    assert client.post(address(application, "withdraw_paper"), {"reason": "误传了别的申请"}).status_code == 302
    for person_, opens in ((qingyuan.handler, True), (qingyuan.head, False), (qingyuan.auditor, False)):
        shown = body(desk(person_), case)
        assert "误传了别的申请" in shown
        assert ("申请书.pdf" in shown) is opens
        assert (desk(person_).get(address(application)).status_code == 200) is opens


def test_an_archived_case_takes_no_more_files_and_gives_none_away(
    qingyuan: County, desk: Desk, case: DisclosureRequest, application: StoredFile
) -> None:
    day = date(2024, 3, 4)
    served(qingyuan, case.pk, day)
    archive(case=case.pk, by=qingyuan.registrar, on=day, at=at(day, 12))
    with pytest.raises(GongkaiError, match="已经归档"):
        put(case, qingyuan.registrar)
    with pytest.raises(GongkaiError, match="已经归档"):
        withdraw_paper(case=case.pk, file=application.pk, reason="传错了", by=qingyuan.registrar, at=AT)
    shown = body(desk(qingyuan.registrar), case)
    assert "上传文件" not in shown
    assert desk(qingyuan.handler).get(address(application)).status_code == 200


def test_a_damaged_file_is_told_in_words_and_the_case_stays_open(
    qingyuan: County, desk: Desk, application: StoredFile
) -> None:
    StoredFile.objects.filter(pk=application.pk).update(sha256="0" * 64)
    answer = desk(qingyuan.handler).get(address(application), follow=True)
    assert (answer.status_code, "与登记的摘要不符" in answer.content.decode()) == (200, True)
