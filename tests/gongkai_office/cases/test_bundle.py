"""A case as one file: whole, the same whenever it is asked for, and checked by anybody without our program."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from gongkai.errors import GongkaiError
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases.bundle.gather import pieces
from gongkai_office.cases.bundle.missing import missing
from gongkai_office.cases.bundle.pieces import safe
from gongkai_office.cases.bundle.zipped import zipped
from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.archive import archive
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.consult import Party, Said
from gongkai_office.cases.commands.keep_slip import keep_slip
from gongkai_office.cases.commands.take_bundle import take_bundle
from gongkai_office.cases.letters.notices import Receipt
from gongkai_office.cases.models import Consultation, DisclosureRequest, Stance
from gongkai_office.cases.sealing import Particulars
from gongkai_office.files.commands.keep import keep
from gongkai_office.files.models import Purpose
from gongkai_office.files.queries import of
from gongkai_office.journal.models import Line
from tests.factories.cases import FIRST_DAY, at, registered, served
from tests.factories.office import County
from tests.factories.uploads import pdf, taken, upload

DAY = date(2024, 3, 20)


def built(case: DisclosureRequest) -> bytes:
    row = DisclosureRequest.objects.select_related("organ", "requester").get(pk=case.pk)
    return b"".join(zipped(row.number, pieces(row)))


@pytest.fixture
def archived(qingyuan: County, case: DisclosureRequest) -> DisclosureRequest:
    """Asked on paper, a third party consulted, answered, served, archived; with its papers."""
    for name, purpose in (("申请书.pdf", Purpose.APPLICATION), ("回执=1.pdf", Purpose.PROOF)):
        when = at(FIRST_DAY, 10)
        subject = f"case:{case.pk}"
        given = upload(name, pdf())
        keep(organ=case.organ, subject=subject, purpose=purpose, upload=given, by=qingyuan.registrar, at=when)
    party = Party(particulars=Particulars(name="贺小满"))
    ask_third_party(case=case.pk, party=party, by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY, 11))
    asked, said_on = Consultation.objects.get(), date(2024, 3, 7)
    said = Said(consultation=asked.pk, stance=Stance.AGREES)
    answer_third_party(case=case.pk, said=said, by=qingyuan.registrar, on=said_on, at=at(said_on))
    keep_slip(consultation=asked.pk, slip=taken("回执.pdf", pdf(2)), by=qingyuan.registrar, at=at(said_on, 10))
    served(qingyuan, case.pk, DAY)
    return archive(case=case.pk, by=qingyuan.handler, on=DAY, at=at(DAY, 15)).request


def test_everything_of_a_case_lies_in_it_with_its_sum(archived: DisclosureRequest) -> None:
    with zipfile.ZipFile(BytesIO(built(archived))) as bundle:
        names = bundle.namelist()
        manifest = json.loads(bundle.read("manifest.json"))
        for member in manifest["members"]:
            assert hashlib.sha256(bundle.read(member["name"])).hexdigest() == member["sha256"]
        assert {member["name"] for member in manifest["members"]} == set(names) - {"manifest.json", "SHA256SUMS"}
        kinds = [entry["what"] for entry in json.loads(bundle.read("02-办理登记.json"))["entries"]]
    assert [name for name in names if name.startswith("04-文件/")] == [
        "04-文件/01-申请材料-申请书.pdf",
        "04-文件/02-送达凭证-回执=1.pdf",
        "04-文件/03-回执-回执.pdf",
    ]
    assert kinds[0] == "提交申请"
    assert kinds[-1] == "归档"


def test_the_cover_names_the_case_and_lists_the_papers(archived: DisclosureRequest) -> None:
    with zipfile.ZipFile(BytesIO(built(archived))) as bundle:
        printed = pypdfium2.PdfDocument(bundle.read("01-封面和目录.pdf"))
    text = "".join(printed[page].get_textpage().get_text_bounded() for page in range(len(printed)))
    for words in ("政府信息公开申请案卷", archived.number, "王晓明", "卷内目录", "申请书.pdf"):
        assert words in text


def test_asked_twice_it_is_the_same_though_it_was_taken_meanwhile(
    archived: DisclosureRequest, qingyuan: County
) -> None:
    first = built(archived)
    take_bundle(case=archived.pk, reason="移交档案室", by=qingyuan.registrar, at=at(DAY, 16))
    assert built(archived) == first


def test_anybody_verifies_it_alone_and_sees_a_changed_line(archived: DisclosureRequest, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(built(archived))) as bundle:
        bundle.extractall(tmp_path)
    verify = [sys.executable, "-I", str(tmp_path / "verify.py"), str(tmp_path / "journal.jsonl")]
    sound = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert (sound.returncode, "没有发现不符" in sound.stdout) == (0, True), sound.stdout
    journal = tmp_path / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'"stance":"agrees"', b'"stance":"objects"'))
    changed = subprocess.run(verify, capture_output=True, text=True, check=False)
    assert changed.returncode == 1
    assert "被改动过" in changed.stdout
    sums = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    wrong = [
        name
        for sha256, name in (line.split("  ", 1) for line in sums)
        if hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() != sha256
    ]
    assert wrong == ["journal.jsonl"]


def test_only_registrar_and_handler_take_it_with_a_reason_once_the_case_has_ended(
    archived: DisclosureRequest, qingyuan: County, yunling: County
) -> None:
    for person in {*qingyuan.people.values(), *yunling.people.values()} - {qingyuan.registrar, qingyuan.handler}:
        with pytest.raises(ForbiddenError):
            take_bundle(case=archived.pk, reason="移交", by=person, at=at(DAY, 16))
    with pytest.raises(GongkaiError, match="事由"):
        take_bundle(case=archived.pk, reason=" ", by=qingyuan.handler, at=at(DAY, 16))
    take_bundle(case=archived.pk, reason="提交复议机关", by=qingyuan.handler, at=at(DAY, 16))
    assert Line.objects.get(command="case.bundle").reason == "提交复议机关"


def test_a_case_under_way_has_no_file_yet(qingyuan: County, case: DisclosureRequest) -> None:
    with pytest.raises(GongkaiError, match="办结以后"):
        take_bundle(case=case.pk, reason="移交", by=qingyuan.handler, at=at(DAY))


def test_what_the_file_lacks_is_said(qingyuan: County, case: DisclosureRequest) -> None:
    party = Party(particulars=Particulars(name="贺小满"))
    ask_third_party(case=case.pk, party=party, by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY, 11))
    said, day = Said(consultation=Consultation.objects.get().pk, stance=Stance.AGREES), date(2024, 3, 7)
    answer_third_party(case=case.pk, said=said, by=qingyuan.registrar, on=day, at=at(day))
    served(qingyuan, case.pk, DAY, proof="")
    row = DisclosureRequest.objects.get(pk=case.pk)
    assert missing(row) == (
        "送达凭证还没有补登",
        "没有保存申请书或者收件凭证的扫描件",
        "没有在本系统签发的答复书",
        "贺*满的回执没有保存",
    )
    with pytest.raises(GongkaiError, match="送达凭证还没有补登"):
        archive(case=case.pk, by=qingyuan.handler, on=DAY, at=at(DAY, 15))
    archive(case=case.pk, note="邮政已无法补发凭证", by=qingyuan.handler, on=DAY, at=at(DAY, 15))


def test_a_whole_file_lacks_nothing(archived: DisclosureRequest) -> None:
    assert missing(archived) == ()


@given(st.text(max_size=300))
def test_no_name_leads_out_of_the_bundle(name: str) -> None:
    kept = safe(name)
    assert kept
    assert not set(kept) & set('\\/:*?"<>|\n\t ')
    assert ".." not in kept
    assert not kept.startswith((".", "/"))
    assert len(kept.encode()) < 1000


def test_letters_lie_in_it_as_word_and_pdf(qingyuan: County) -> None:
    case = registered(qingyuan, receipt=Receipt())
    served(qingyuan, case.pk, DAY)
    with zipfile.ZipFile(BytesIO(built(case))) as bundle:
        letters = [name for name in bundle.namelist() if name.startswith("03-文书/")]
        pdf_name = next(name for name in letters if name.endswith(".pdf"))
        printed = pypdfium2.PdfDocument(bundle.read(pdf_name))
        assert json.loads(bundle.read("manifest.json"))["left_out"] == []
    assert {Path(name).suffix for name in letters} == {".docx", ".pdf"}
    assert "王晓明" in printed[0].get_textpage().get_text_bounded()
    assert built(case) == built(case)


def test_a_damaged_file_is_named_and_the_rest_is_handed_over(archived: DisclosureRequest, settings: Settings) -> None:
    lost = of(f"case:{archived.pk}").earliest("at")
    (Path(settings.MEDIA_ROOT) / lost.place).unlink()
    with zipfile.ZipFile(BytesIO(built(archived))) as bundle:
        told = json.loads(bundle.read("manifest.json"))
        assert bundle.testzip() is None
    assert [(one["name"], "从备份中恢复" in one["why"]) for one in told["left_out"]] == [
        ("04-文件/01-申请材料-申请书.pdf", True)
    ]
