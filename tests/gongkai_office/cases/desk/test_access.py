"""Nothing of a case leaks: every address of the desk, tried by strangers, by another county, by every role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from gongkai.cases.entries import EntryKind
from gongkai.law.outcomes import Situation
from gongkai_office.accounts.models import Role
from gongkai_office.cases import urls
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.attach import attach
from gongkai_office.cases.commands.calls.ask import ask
from gongkai_office.cases.commands.consult import Party
from gongkai_office.cases.commands.propose import propose_extension
from gongkai_office.cases.commands.write_letter import write_letter
from gongkai_office.cases.desk.feed import token
from gongkai_office.cases.forms.sheets import SHEETS
from gongkai_office.cases.imports.upload import upload
from gongkai_office.cases.letters.notices import Receipt
from gongkai_office.cases.letters.replies import Reply
from gongkai_office.cases.models import DisclosureRequest, Entry, LedgerImport, PaperKind
from gongkai_office.cases.queries import Risk, Scope
from gongkai_office.cases.queries.agenda import Post
from gongkai_office.cases.sealing import Particulars
from gongkai_office.cases.views.steps import STEPS
from gongkai_office.files.models import Purpose
from gongkai_office.files.queries import of
from gongkai_office.ids import new_id
from gongkai_office.journal.models import Line
from tests.factories import uploads
from tests.factories.cases import FIRST_DAY, at, registered
from tests.factories.office import County
from tests.factories.older_ledgers import line, workbook
from tests.gongkai_office.cases.desk.conftest import Desk

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:")
TEXT = "柳湾村引水渠的设计变更文件"
OWN = {reverse(f"cases:{name}") for name in ("find", "keep_filter", "renew_feed")}
"""What leads back to one's own pages after acting."""


@pytest.fixture
def secret(qingyuan: County) -> DisclosureRequest:
    made = registered(qingyuan, description=TEXT, name="欧阳小满", receipt=Receipt())
    reply = Reply(situation=Situation.PUBLICATION, found="申请的是公报", where="县图书馆")
    write_letter(case=made.pk, reply=reply, by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY, 9))
    propose_extension(case=made.pk, note="柳湾村的图纸要向档案馆调取", by=qingyuan.handler, at=at(FIRST_DAY, 10))
    due = date(2024, 3, 11)
    third = Party(particulars=Particulars(name="欧阳小满"), about=TEXT)
    ask_third_party(case=made.pk, party=third, by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    ask(case=made.pk, office=qingyuan.water, what=TEXT, due=due, by=qingyuan.handler, at=at(FIRST_DAY, 10))
    papers = uploads.waiting("欧阳小满的引水渠说明.pdf")
    attach(case=made.pk, papers=papers, purpose=Purpose.OTHER, by=qingyuan.handler, at=at(FIRST_DAY, 10))
    papers = uploads.waiting("欧阳小满身份证.pdf")
    attach(case=made.pk, papers=papers, purpose=Purpose.IDENTITY, by=qingyuan.handler, at=at(FIRST_DAY, 10))
    file = workbook([line(申请人姓名="欧阳小满", 申请公开内容=TEXT)])
    upload(organ=qingyuan.office, data=file, file_name="台账.xlsx", by=qingyuan.registrar, at=at(FIRST_DAY, 11))
    return made


def addresses(case: DisclosureRequest, county: County) -> Iterator[str]:
    """Every address of the desk, with everything that can stand in it."""
    values: dict[str, list[object]] = {
        "case": [case.pk],
        "slug": list(STEPS),
        "risk": list(Risk),
        "person": [county.registrar.pk],
        "token": [token(county.head)],
        "scope": [*Scope, *Post],
        "consultation": [asked.pk for asked in case.consultations.all()],
        "call": [call.pk for call in case.calls.all()],
        "file": [*(file.pk for file in of(f"case:{case.pk}")), new_id()],
        "kept": [new_id()],
        "work": [work.pk for work in LedgerImport.objects.filter(organ=case.organ_id)],
        "letter": [letter.pk for letter in case.letters.all()],
        "container": ["docx", "pdf"],
        "paper": list(PaperKind),
        "sheet": list(SHEETS),
        "proposal": [proposal.pk for proposal in case.proposals.all()],
    }
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        combinations: list[dict[str, object]] = [{}]
        for name in pattern.pattern.converters:
            combinations = [{**so_far, name: value} for so_far in combinations for value in values[name]]
        yield from (reverse(f"cases:{pattern.name}", kwargs=given) for given in combinations)


def answers(client: Client, address: str) -> Iterator[tuple[int, str]]:
    """What an address answers to reading and to acting."""
    for answer in (client.get(address), client.post(address, {"do": "save"})):
        yield answer.status_code, answer.content.decode(errors="replace")


def tells(content: str, case: DisclosureRequest) -> bool:
    return any(word in content for word in (TEXT, case.number, "欧*小满", "欧阳", str(case.pk)))


def test_every_page_sends_whoever_is_not_signed_in_to_the_door(secret: DisclosureRequest, qingyuan: County) -> None:
    for address in addresses(secret, qingyuan):
        for method in ("get", "post"):
            answer = getattr(Client(), method)(address)
            door = answer.status_code == 302 and answer["Location"].startswith(reverse("accounts:sign_in"))
            assert door or (answer.status_code in {404, 405} and "/feed/" in address), address


def test_another_county_learns_and_changes_nothing(
    secret: DisclosureRequest, qingyuan: County, yunling: County, desk: Desk
) -> None:
    lines_of = Line.objects.exclude(command="feed.renew")  # one's own calendar
    entries, lines = Entry.objects.count(), lines_of.count()
    for stranger in yunling.people.values():
        client = desk(stranger)
        for address in addresses(secret, qingyuan):
            for status, content in answers(client, address):
                assert status in {200, 403, 404, 405, 422} or (status == 302 and address in OWN), (
                    stranger,
                    address,
                    status,
                )
                echoed = content.replace(address, "")
                assert not tells(echoed, secret), (stranger, address)
                if str(secret.pk) in address or "/imports/0" in address:
                    assert status in {403, 404, 405}, (stranger, address, status)
    assert (Entry.objects.count(), lines_of.count()) == (entries, lines)


def test_a_department_of_the_same_county_does_not_read_the_offices_cases(
    secret: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.people[qingyuan.education, Role.HANDLER])
    assert client.get(reverse("cases:case", args=[secret.pk])).status_code == 404
    assert TEXT not in client.get(reverse("cases:list")).content.decode()


def test_a_refusal_says_which_duty_is_missing_and_leads_back_to_ones_own_work(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    refused = client.get(reverse("cases:today"))
    told = refused.content.decode()
    assert refused.status_code == 403
    assert "您没有“查看申请”的职责，如需办理，请联系本机关管理员。</p>" in told
    assert f'href="{reverse("door")}"' in told
    assert client.get(reverse("door"), follow=True).status_code == 200


def test_an_administrator_opens_no_page_of_the_desk(secret: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    for address in addresses(secret, qingyuan):
        if "/feed/" not in address:
            assert client.get(address).status_code in {403, 405}, address


MAKERS = {
    EntryKind.EXTENDED: {"李乙"},
    EntryKind.DRAFTED: {"李乙"},
    EntryKind.CORRECTION_NOTICED: {"李乙"},
    EntryKind.THIRD_PARTY_ASKED: {"李乙"},
    EntryKind.WITHDRAWN: {"陈甲", "李乙"},
    EntryKind.VOIDED: {"陈甲", "李乙", "周丙", "吴丁"},
}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_step_opens_to_the_roles_the_law_names_and_refuses_all_others(
    kind: EntryKind, secret: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    address = reverse("cases:step", args=[secret.pk, kind.value])
    opened = set()
    for (organ, _), person in qingyuan.people.items():
        answer = desk(person).get(address)
        if answer.status_code == 200:
            opened.add(person.name)
        elif organ == qingyuan.office:
            assert answer.status_code == 403, person
    assert opened == MAKERS[kind]


def test_no_role_without_the_step_makes_an_entry_by_posting_it(
    secret: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.auditor)
    before = Entry.objects.count()
    for slug in STEPS:
        given = {"on": "2024-03-04", "note": "试", "key": "0190b6d5-0000-7000-8000-000000000001", "sure": "on"}
        assert client.post(reverse("cases:step", args=[secret.pk, slug]), given).status_code == 403, slug
    assert Entry.objects.count() == before


def test_a_requesters_name_is_shown_only_after_a_reason_which_the_journal_keeps(
    secret: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client, address = desk(qingyuan.registrar), reverse("cases:reveal", args=[secret.pk])
    assert "欧阳小满" not in client.get(reverse("cases:case", args=[secret.pk])).content.decode()
    assert "欧阳小满" not in client.post(address, {"reason": ""}).content.decode()
    assert "欧阳小满" in client.post(address, {"reason": "电话核对补正材料"}).content.decode()
    line = Line.objects.get(command="case.reveal")
    assert (line.by, line.reason) == (str(qingyuan.registrar.pk), "电话核对补正材料")
    assert desk(qingyuan.head).get(address).status_code == 403


def test_no_page_of_the_desk_carries_script_or_style_in_itself(
    secret: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.handler)
    for address in addresses(secret, qingyuan):
        answer = client.get(address)
        content = answer.content.decode(errors="replace")
        assert not INLINE.search(content), address
        assert "unsafe" not in answer.headers.get("Content-Security-Policy", "unsafe"), address
