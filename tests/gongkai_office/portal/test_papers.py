"""Files at the portal: handed in with a request or a correction, kept with the draft, seen by their owner alone."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.commands.attach import attach
from gongkai_office.cases.commands.confirm import confirm
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.submit import Submitted
from gongkai_office.clock import now
from gongkai_office.files.commands.hold import adopt
from gongkai_office.files.models import Purpose, StoredFile, WaitingFile
from gongkai_office.files.queries import of
from gongkai_office.files.reading import content
from gongkai_office.portal import limits
from tests.factories import portal, uploads
from tests.factories.cases import FIRST_DAY, at, submitted
from tests.factories.office import County
from tests.factories.portal import WANT, WHO, body, follow, text

WHO_PAGE, WANT_PAGE, REVIEW = reverse("portal:who"), reverse("portal:want"), reverse("portal:review")
CASE, CORRECT = reverse("portal:case"), reverse("portal:correct")
pytestmark = pytest.mark.django_db


def tell(client: Client, county: County, *names: str, **change: str) -> str:
    """Post the first page with photographs of these names; the page that answers, or the next one."""
    files = [uploads.upload(name, uploads.jpeg(40 + len(name), 30)) for name in names]
    given = {"organ": county.water.code, **WHO, **change, "papers": files}
    return text(client.post(WHO_PAGE, given, follow=True))


def want(client: Client, *names: str, **change: str) -> str:
    """The same for the second page."""
    files = [uploads.upload(name) for name in names]
    return text(client.post(WANT_PAGE, {**WANT, **change, "papers": files}, follow=True))


def hand_in(client: Client) -> StoredFile:
    """Hand the draft in; its first file."""
    client.post(REVIEW, {"answer": portal.solved(client)})
    request, _ = portal.receipt(client)
    return of(subject(request))[0]


def test_identity_and_materials_go_in_with_the_request(client: Client, qingyuan: County) -> None:
    tell(client, qingyuan, "身份证正面.jpg", "身份证反面.jpg")
    review = want(client, "授权委托书.pdf")
    for name in ("身份证正面.jpg", "身份证反面.jpg", "授权委托书.pdf"):
        assert name in review
    client.post(REVIEW, {"answer": portal.solved(client)})
    request, _ = portal.receipt(client)
    kept = [(file.purpose, file.name, file.by) for file in of(subject(request))]
    assert sorted(kept) == [
        ("application", "授权委托书.pdf", "public"),
        ("identity", "身份证反面.jpg", "public"),
        ("identity", "身份证正面.jpg", "public"),
    ]
    assert "3 个" in text(client.get(reverse("portal:receipt")))
    assert not WaitingFile.objects.exists()


def test_files_are_kept_with_the_draft_when_one_goes_back_or_something_else_is_wrong(
    client: Client, qingyuan: County
) -> None:
    wrong = tell(client, qingyuan, "身份证.jpg", name="")
    assert "姓名或者名称：请填写" in wrong
    assert "去掉“身份证.jpg”" in wrong
    tell(client, qingyuan)
    assert "去掉“身份证.jpg”" in text(client.get(WHO_PAGE))
    assert "身份证.jpg" in want(client)
    assert content(hand_in(client)) == uploads.jpeg(47, 30)


def test_a_file_taken_off_is_gone_for_good(client: Client, qingyuan: County) -> None:
    tell(client, qingyuan, "身份证.jpg")
    held = WaitingFile.objects.get()
    tell(client, qingyuan, drop=held.pk.hex)
    assert not WaitingFile.objects.exists()
    assert "身份证.jpg" not in want(client)


def test_a_draft_thrown_away_takes_its_files_with_it(client: Client, qingyuan: County) -> None:
    tell(client, qingyuan, "身份证.jpg")
    want(client, "委托书.pdf")
    assert WaitingFile.objects.count() == 2
    client.post(reverse("portal:discard"))
    assert not WaitingFile.objects.exists()


def test_what_cannot_be_taken_is_said_with_the_name_of_the_file(client: Client, qingyuan: County) -> None:
    given = {"organ": qingyuan.water.code, **WHO}
    page = text(client.post(WHO_PAGE, {**given, "papers": [uploads.upload("身份证.exe", b"MZ" + bytes(9))]}))
    assert "“身份证.exe”：这是程序文件，不能上传" in page
    page = text(client.post(WHO_PAGE, {**given, "papers": [uploads.upload("证明.docx", uploads.word())]}))
    assert "这里只能上传 PDF、照片（JPG、PNG）" in page
    assert not WaitingFile.objects.exists()


def test_uploads_from_one_address_cannot_be_piled_up(client: Client, qingyuan: County) -> None:
    for _ in range(limits.UPLOAD.count):
        limits.take(limits.UPLOAD, "127.0.0.1", now())
    assert "尝试次数太多" in tell(client, qingyuan, "身份证.jpg")
    assert not WaitingFile.objects.exists()


def test_another_visitor_gets_at_no_waiting_file(client: Client, qingyuan: County) -> None:
    tell(client, qingyuan, "身份证.jpg")
    held, stranger = WaitingFile.objects.get(), Client()
    assert "身份证.jpg" not in text(stranger.get(WHO_PAGE, {"organ": qingyuan.water.code}))
    tell(stranger, qingyuan, drop=held.pk.hex)
    assert WaitingFile.objects.filter(pk=held.pk).exists()
    want(stranger)
    stranger.post(REVIEW, {"answer": portal.solved(stranger)})
    assert not StoredFile.objects.exists()


@pytest.fixture
def sent(qingyuan: County) -> Submitted:
    """A request with an identity document and a letter, and a file the office put to it."""
    made = submitted(qingyuan)
    own = (("身份证.pdf", Purpose.IDENTITY), ("委托书.pdf", Purpose.APPLICATION))
    for name, purpose in own:
        papers = uploads.waiting(name, purpose=purpose)
        with transaction.atomic():
            adopt(ids=papers, organ=qingyuan.office, subject=subject(made.request), by="public", at=at(FIRST_DAY))
    papers = uploads.waiting("内部审批.pdf")
    attach(case=made.request.pk, papers=papers, purpose=Purpose.OTHER, by=qingyuan.registrar, at=at(FIRST_DAY, 10))
    return made


def address(nth: int) -> str:
    return reverse("portal:paper", args=[nth])


def test_a_requester_sees_what_they_handed_in_and_nothing_of_the_office(client: Client, sent: Submitted) -> None:
    follow(client, sent.request.number, sent.code)
    page = text(client.get(CASE))
    assert "委托书.pdf" in page
    assert "身份证明（加密保存，这里不再显示）" in page
    assert "内部审批" not in page
    out = client.get(address(2))
    assert (out.status_code, body(out)) == (200, uploads.pdf())
    assert "attachment" in out["Content-Disposition"]
    assert [client.get(address(nth)).status_code for nth in (0, 1, 3, 99)] == [404] * 4


def test_without_number_and_code_nobody_gets_a_file(client: Client, qingyuan: County, sent: Submitted) -> None:
    assert client.get(address(2))["Location"] == reverse("portal:follow")
    other = submitted(qingyuan, key="key-2", name="赵小云")
    follow(client, other.request.number, other.code)
    assert [client.get(address(nth)).status_code for nth in (1, 2, 3)] == [404] * 3
    follow(client, sent.request.number, sent.code)
    client.post(reverse("portal:leave"))
    assert client.get(address(2)).status_code == 302


@pytest.fixture
def asked(qingyuan: County, sent: Submitted) -> Submitted:
    """The request, waiting for a correction since Monday 11 March 2024."""
    case, day = sent.request.pk, date(2024, 3, 11)
    confirm(case=case, evidence="电话确认", by=qingyuan.registrar, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    notice_correction(case=case, items="请补交委托书原件", by=qingyuan.handler, on=day, at=at(day))
    return sent


def test_a_correction_is_handed_in_with_its_files_once(client: Client, asked: Submitted) -> None:
    follow(client, asked.request.number, asked.code)
    wrong = text(client.post(CORRECT, {"description": "", "papers": [uploads.upload("委托书原件.pdf")]}))
    assert "去掉“委托书原件.pdf”" in wrong
    tray = wrong.partition('name="tray" value="')[2].partition('"')[0]
    for _ in range(2):
        client.post(CORRECT, {"description": "2023年的分配文件", "tray": tray})
    kept = of(subject(asked.request)).filter(purpose=Purpose.CORRECTION)
    assert [(file.name, file.by) for file in kept] == [("委托书原件.pdf", "public")]
    assert "委托书原件.pdf" in text(client.get(CASE))
