"""Letters beside the reply: what a head decides and tells (D07, D23), and the papers of the house (D24, D25)."""

from __future__ import annotations

import io
import re
from datetime import date
from uuid import uuid4

import docx
import pytest
from django.test import Client
from django.urls import reverse

from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.models import Role
from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.calls.answer import answer
from gongkai_office.cases.commands.calls.ask import ask
from gongkai_office.cases.commands.consult import Party, Said
from gongkai_office.cases.commands.void import void
from gongkai_office.cases.letters import kept
from gongkai_office.cases.models import CallAnswer, Consultation, DisclosureRequest, Letter, Proposal, Stance
from gongkai_office.cases.sealing import Particulars
from gongkai_office.cases.verify import verify
from tests.factories.cases import FIRST_DAY, at, registered
from tests.factories.office import County, appointed, person
from tests.gongkai_office.cases.desk.conftest import Desk
from tests.gongkai_office.cases.desk.test_steps import take
from tests.gongkai_office.cases.test_calls import SEARCH

RECEIVED, ASKED, SAID = date(2024, 2, 1), date(2024, 2, 5), date(2024, 2, 20)
WEIGHED = {
    "disclosed": "验收报告所附测绘方法的结论部分",
    "reason": "该部分关系到堤防安全，不公开会对公共利益造成重大影响",
    "note": "第三方不同意公开，拟依公共利益公开",
}
RECORD = {
    "original": "白石镇柳湾村一组 3.2 亩",
    "evidence": "申请人提供的承包合同记载为 2.3 亩，与村委会台账一致",
    "result": "CORRECTED",
    "corrected": "白石镇柳湾村一组 2.3 亩",
    "note": "经核对合同和台账",
}


@pytest.fixture
def case(qingyuan: County) -> DisclosureRequest:
    return registered(qingyuan, day=RECEIVED)


@pytest.fixture
def firm(qingyuan: County, case: DisclosureRequest) -> Consultation:
    """A firm that was asked on 5 February and objected on the 20th."""
    party = Party(particulars=Particulars(name="清源县青溪测绘有限公司"), organisation=True, about="测绘方法")
    made = ask_third_party(case=case.pk, party=party, by=qingyuan.handler, on=ASKED, at=at(ASKED))
    asked = Consultation.objects.get(entry=made.entry)
    said = Said(consultation=asked.pk, stance=Stance.OBJECTS, reason="测绘方法属于商业秘密")
    answer_third_party(case=case.pk, said=said, by=qingyuan.registrar, on=SAID, at=at(SAID))
    return asked


def approve(client: Client, proposal: Proposal) -> str:
    """Read the proposal, approve it as it is read, and come back to the case."""
    address = reverse("cases:proposal", args=[proposal.request_id, proposal.pk])
    seen = client.get(address).context["form"]["content_hash"].value()
    return client.post(address, {"content_hash": seen, "do": "approve", "reason": ""}, follow=True).content.decode()


def words(client: Client, letter: Letter) -> str:
    answered = client.get(reverse("cases:letter_file", args=[letter.request_id, letter.pk, "docx"]))
    document = docx.Document(io.BytesIO(answered.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in document.paragraphs), *cells])


def sheet(client: Client, case: DisclosureRequest, kind: str, **given: object) -> str:
    address = reverse("cases:sheet", args=[case.pk, kind])
    return client.post(address, {"do": "save", **given}, follow=True).content.decode()


def test_a_third_party_is_told_by_a_numbered_letter_that_the_head_approves(
    case: DisclosureRequest, firm: Consultation, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.handler)
    tried = take(client, case, "third-party-told", to=str(firm.pk), do="try", **WEIGHED)
    assert "于2024年2月20日提出意见，不同意公开，理由是：测绘方法属于商业秘密" in tried
    assert "已登记" in take(client, case, "third-party-told", to=str(firm.pk), **WEIGHED)
    assert not case.letters.filter(kind="D07").exists()
    proposal = Proposal.objects.get(kind="third-party-told")
    head = desk(qingyuan.head)
    assert "告知第三方待批" in head.get(reverse("cases:today")).content.decode()
    assert "已批准，并已登记" in approve(head, proposal)
    letter = case.letters.get(kind="D07")
    assert letter.number == "清源政办公开函〔2024〕1号"
    assert (letter.to_requester, letter.dated) == (False, FIRST_DAY)
    text = words(client, letter)
    assert "关系到堤防安全" in text
    assert "申请行政复议" in text
    assert "王晓明" not in text  # who asks is not told
    assert list(verify()) == []


def test_a_third_party_is_told_nothing_before_its_period_is_over(
    qingyuan: County, case: DisclosureRequest, desk: Desk
) -> None:
    assert "没有征求过第三方的意见" in take(desk(qingyuan.handler), case, "third-party-told", **WEIGHED)
    party = Party(particulars=Particulars(name="贺小满"), about="住址")
    late = date(2024, 3, 1)
    asked = ask_third_party(case=case.pk, party=party, by=qingyuan.handler, on=late, at=at(late))
    row = Consultation.objects.get(entry=asked.entry)
    page = take(desk(qingyuan.handler), case, "third-party-told", to=str(row.pk), **WEIGHED)
    assert "2024-03-22 才届满" in page  # fifteen working days after Friday 1 March
    assert not Proposal.objects.exists()


def test_the_answer_about_a_record_is_drafted_edited_and_goes_up_as_it_stands(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.handler)
    take(client, case, "record-corrected", do="keep", **RECORD)
    address = reverse("cases:draft_beside", args=[case.pk, "record-corrected"])
    page = client.get(address).content.decode()
    assert "信息更正告知书稿" in page
    assert RECORD["note"] in page  # said with the facts, not asked for again
    changed = {"block-version": "1", "block-reasons": "经实地丈量，面积为 2.3 亩", "do": "save"}
    assert "实地丈量" in client.post(address, changed, follow=True).content.decode()
    up = {"version": "2", "note": "请批准", "key": str(uuid4())}
    client.post(reverse("cases:draft_propose", args=[case.pk, "record-corrected"]), up)
    assert (
        "正在等待批准，不能修改"
        in client.post(address, {**changed, "block-version": "2", "block-reasons": "另改"}).content.decode()
    )
    approve(desk(qingyuan.head), Proposal.objects.get())
    letter = case.letters.get(kind="D23")
    assert (letter.number, letter.to_requester) == ("清源政办公开告〔2024〕1号", True)
    text = words(client, letter)
    assert "实地丈量" in text
    assert "更正后的记录为：白石镇柳湾村一组 2.3 亩" in text
    assert list(verify()) == []


def test_a_letter_told_by_mistake_is_void_with_its_entry_and_its_draft_stands_again(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    take(desk(qingyuan.handler), case, "record-corrected", **RECORD)
    approve(desk(qingyuan.head), Proposal.objects.get())
    second = person("钱壬", "qian.ren", qingyuan.office)
    appointed(second, qingyuan.office, Role.HEAD)
    entry = case.entries.get(kind="record-corrected")
    void(case=case.pk, entry=entry.pk, reason="告知错了人", by=second, on=FIRST_DAY, at=at(FIRST_DAY, 13))
    assert case.letters.get(kind="D23").voided
    assert case.drafts.get().state == "working"
    assert list(verify()) == []


def test_a_letter_to_an_office_that_helps_is_drafted_from_the_call(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    call = ask(
        case=case.pk,
        office=qingyuan.education,
        what="2022年校舍维修资金的分配文件",
        due=date(2024, 3, 11),
        by=qingyuan.handler,
        at=at(FIRST_DAY, 10),
    )
    client = desk(qingyuan.handler)
    begun = client.get(reverse("cases:sheet", args=[case.pk, "assistance"]), {"call": str(call.pk)}).content.decode()
    assert "需要你单位协助的事项为：2022年校舍维修资金的分配文件。" in begun
    page = sheet(client, case, "assistance", to=str(call.pk), needed="2022年校舍维修资金的分配文件", days="5")
    assert "已制作《政府信息公开协办函》清源政办公开函〔2024〕1号" in page
    letter = case.letters.get(kind="D24")
    assert kept.opened(letter).addressee == "清源县教育局"
    assert "王晓明" not in words(client, letter)
    assert list(verify()) == []


def test_what_an_office_searched_stands_in_the_reply_that_nothing_was_found(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    due, day = date(2024, 3, 11), date(2024, 3, 4)
    call = ask(
        case=case.pk, office=qingyuan.education, what="分配文件", due=due, by=qingyuan.handler, at=at(FIRST_DAY, 9)
    )
    search = SEARCH.__class__(
        scope=SEARCH.scope, systems=SEARCH.systems, keywords=SEARCH.keywords, on=day, by=SEARCH.by
    )
    teacher = qingyuan.people[qingyuan.education, Role.HANDLER]
    answer(call=call.pk, answer=CallAnswer.NOT_FOUND, text="", search=search, by=teacher, at=at(FIRST_DAY, 10))
    chosen = {"outcome": Outcome.NOT_HELD.value, "situation": "DOES_NOT_EXIST", "do": "try"}
    tried = take(desk(qingyuan.handler), case, "drafted", **chosen)
    assert 'value="2022年至2023年养护科收发文"' in tried
    assert "公文系统\n档案室</textarea>" in tried
    assert 'value="2024-03-04"' in tried
    assert 'value="沈子"' in tried


def test_the_sheets_of_a_signed_reply_tell_who_said_what_and_when(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client, head = desk(qingyuan.handler), desk(qingyuan.head)
    secrecy = person("孙癸", "sun.gui", qingyuan.office)
    appointed(secrecy, qingyuan.office, Role.SECRECY_REVIEWER)
    assert "没有在本系统签发的答复书" in sheet(client, case, "service-receipt", manner="直接送达", by="李乙")
    granted = {"found": "经检索，找到分配文件一份，可以公开", "enclosed": "分配文件"}
    take(client, case, "drafted", outcome="granted", signers="reviewer+secrecy_reviewer+head", **granted)
    for reader, said in ((desk(qingyuan.reviewer), "可以公开"), (desk(secrecy), "不含涉密内容")):
        page = reader.get(reverse("cases:step", args=[case.pk, "review"]))
        take(reader, case, "review", content_hash=page.context["form"]["content_hash"].value(), note=said)
    assert (
        "审签还没有完成"
        in client.get(reverse("cases:sheet", args=[case.pk, "approval-sheet"]), follow=True).content.decode()
    )
    page = head.get(reverse("cases:step", args=[case.pk, "signed"]))
    seen = page.context["form"]["content_hash"].value()
    take(head, case, "signed", sure="on", note="同意公开", content_hash=seen)
    assert "已制作《政府信息公开审查呈批单》" in sheet(
        client, case, "approval-sheet", subject="养护资金分配文件", proposal="建议予以公开"
    )
    assert "已制作《政府信息公开保密审查单》" in sheet(
        client, case, "secrecy-review", subject="养护资金分配文件", found=["个人信息"]
    )
    assert "已制作《送达回证》" in sheet(client, case, "service-receipt", manner="直接送达", by="李乙")
    approval, review, receipt = (words(client, letter) for letter in case.letters.filter(draft=None).order_by("pk"))
    assert re.search(r"审核人\n可以公开\n周丙　2024年3月4日", approval)
    assert "签发人\n同意公开\n吴丁　2024年3月4日" in approval
    assert "是否含有国家秘密\n□ 是　　■ 否" in review
    assert "是否含有个人信息\n■ 是　　□ 否" in review
    assert "孙癸" in review
    assert "周丙" not in review
    assert "清源政办公开答〔2024〕1号" in receipt
    assert list(verify()) == []


def test_only_a_handler_makes_papers_of_a_case(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    for other in (qingyuan.registrar, qingyuan.reviewer, qingyuan.head, qingyuan.auditor):
        assert desk(other).get(reverse("cases:sheet", args=[case.pk, "assistance"])).status_code == 403
