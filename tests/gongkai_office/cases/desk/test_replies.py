"""Every outcome decided on its page: its facts asked for, its letter built, its remedy the right one."""

from __future__ import annotations

import io
import re
from datetime import date
from uuid import uuid4

import docx
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from gongkai.law.fees import FeeMethod
from gongkai.law.outcomes import Outcome
from gongkai.law.service import Service
from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.ask_reasons import ask_reasons
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.correct import correct
from gongkai_office.cases.commands.give_reasons import give_reasons
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.notice_fee import notice_fee
from gongkai_office.cases.commands.serve import serve
from gongkai_office.cases.models import DisclosureRequest, Letter
from gongkai_office.cases.verify import verify
from tests.factories.cases import FIRST_DAY, at, registered
from tests.factories.office import County
from tests.gongkai_office.cases.desk.conftest import Desk

FOUND = {"found": "经检索，本机关保存有验收报告一份，共12页"}
DENIED = {**FOUND, "reason": "全部内容均在上述情形之内，无法作区分处理"}
SEARCH = {
    "scope": "2020年至2023年形成的文件",
    "systems": "公文管理系统\n机关档案室目录",
    "keywords": "养护、分配",
    "searched_on": "2024-03-01",
    "searched_by": "李乙",
    "found": "本机关未曾制作或者获取该文件",
}
RIGHT = {"reason": "该文件由清源县水务局制作", "right_name": "清源县水务局", "right_contact": "电话0000-0000009"}
FIRST, EITHER = "先向清源县人民政府申请行政复议", "直接向清源县人民法院提起行政诉讼"

Answer = tuple[str, str, dict[str, str], str, str]
"""Outcome, situation where it has several, facts, title, words of the remedy."""
ANSWERS: list[Answer] = [
    ("granted", "CAN_BE_PUBLIC", {**FOUND, "enclosed": "验收报告"}, "政府信息公开申请答复书", EITHER),
    ("granted", "ALREADY_PUBLIC", {**FOUND, "where": "县政府网站"}, "政府信息公开申请答复书", EITHER),
    (
        "partial",
        "",
        {
            **FOUND,
            "disclosed": "报告的正文",
            "withheld_1_what": "所附测绘方法",
            "withheld_1_ground": "denied.third_party",
            "withheld_1_reason": "属于测绘队的商业秘密",
        },
        "政府信息部分公开答复书",
        FIRST,
    ),
    ("denied.state_secret", "", DENIED, "政府信息不予公开答复书", FIRST),
    ("denied.other_law", "", {**DENIED, "law": "《清源测绘规定》第九条"}, "政府信息不予公开答复书", FIRST),
    ("denied.security_stability", "", DENIED, "政府信息不予公开答复书", FIRST),
    ("denied.third_party", "", {**DENIED, "weighing": "只涉及经营利益"}, "政府信息不予公开答复书", FIRST),
    ("denied.internal_affairs", "", DENIED, "政府信息不予公开答复书", FIRST),
    ("denied.deliberative", "", DENIED, "政府信息不予公开答复书", FIRST),
    ("denied.enforcement_file", "", DENIED, "政府信息不予公开答复书", FIRST),
    (
        "denied.special_query",
        "",
        {**FOUND, "law": "《不动产登记暂行条例》", "office": "清源县不动产登记中心"},
        "行政查询告知书",
        EITHER,
    ),
    ("unable.not_held", "DOES_NOT_EXIST", SEARCH, "政府信息不存在答复书", EITHER),
    ("unable.not_held", "NOT_OURS", RIGHT, "非本机关负责公开告知书", EITHER),
    ("unable.needs_creation", "", DENIED, "政府信息无法提供告知书", EITHER),
    ("unable.unclear_after_correction", "", {"reason": "仍未写明年度"}, "补正后仍不明确告知书", EITHER),
    ("unprocessed.petition", "", {**FOUND, "where": "县信访局"}, "信访投诉举报事项告知书", EITHER),
    (
        "unprocessed.repeated",
        "",
        {**FOUND, "earlier": "清政公开答(2023)第041号", "earlier_on": "2023-11-06"},
        "重复申请告知书",
        EITHER,
    ),
    ("unprocessed.publication", "", {**FOUND, "where": "县图书馆"}, "公开出版物告知书", EITHER),
    ("unprocessed.excessive", "", DENIED, "不予处理告知书", EITHER),
    ("unprocessed.confirm_reissue", "", DENIED, "不予处理告知书", EITHER),
    ("other.correction_overdue", "", {}, "不再处理告知书", EITHER),
    ("other.payment_overdue", "", {}, "不再处理告知书", EITHER),
    ("other.other", "NOT_GOVERNMENT_INFORMATION", DENIED, "不予处理告知书", EITHER),
    ("other.other", "ARCHIVED", RIGHT, "政府信息已移交国家档案馆告知书", EITHER),
]


def take(client: Client, case: DisclosureRequest, slug: str, **given: str) -> str:
    form = {"key": str(uuid4()), "on": "2024-03-04", "do": "save", **given}
    return client.post(reverse("cases:step", args=[case.pk, slug]), form, follow=True).content.decode()


def ready(county: County, outcome: str) -> DisclosureRequest:
    """A request at the point where a reply with this outcome is lawful."""
    early = date(2024, 1, 2)
    case = registered(county, day=early if outcome.startswith("other.") else date(2024, 2, 5))
    who, day = county.handler, date(2024, 2, 6)
    if outcome == "denied.third_party":
        ask_third_party(case=case.pk, by=who, on=day, at=at(day))
        answer_third_party(case=case.pk, by=who, on=date(2024, 2, 20), at=at(date(2024, 2, 20)))
    if outcome == "unable.unclear_after_correction":
        notice_correction(case=case.pk, items="年度", by=who, on=day, at=at(day))
        correct(case=case.pk, by=who, on=date(2024, 2, 20), at=at(date(2024, 2, 20)))
    if outcome == "unprocessed.excessive":
        ask_reasons(case=case.pk, by=who, on=day, at=at(day))
        give_reasons(case=case.pk, by=who, on=date(2024, 2, 20), at=at(date(2024, 2, 20)))
    if outcome == "other.correction_overdue":
        notice_correction(case=case.pk, items="年度", by=who, on=early, at=at(early))
    if outcome == "other.payment_overdue":
        notice_fee(case=case.pk, method=FeeMethod.PER_PAGE, quantity=72, by=who, on=early, at=at(early))
    return case


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer[0]} {answer[1]}".strip())
def test_an_outcome_is_decided_on_its_page_and_its_letter_carries_its_remedy(
    answer: Answer, qingyuan: County, desk: Desk
) -> None:
    outcome, situation, given, title, remedy = answer
    case, client = ready(qingyuan, outcome), desk(qingyuan.handler)
    chosen = {"outcome": outcome, **({"situation": situation} if situation else {})}
    asked = take(client, case, "drafted", **chosen, do="try")
    assert all(f'name="{name}"' in asked for name in given), "the page asks for these"
    tried = take(client, case, "drafted", **chosen, **given, do="try")
    assert title in tried
    assert remedy in tried
    assert "计入年度报告表三" in tried
    sent = take(client, case, "drafted", **chosen, **given)
    assert "审签中" in sent, re.findall(r'class="notice error".*?</div>', sent, re.DOTALL)
    page = desk(qingyuan.head).get(reverse("cases:step", args=[case.pk, "signed"]))
    assert remedy in page.content.decode()
    take(desk(qingyuan.head), case, "signed", sure="on", content_hash=page.context["form"]["content_hash"].value())
    letter = Letter.objects.get(request=case, draft__isnull=False)
    assert (letter.number, letter.dated) == ("清源政办公开答〔2024〕1号", FIRST_DAY)
    assert letter.title.endswith(title)
    assert list(verify()) == []


def test_every_outcome_of_table_three_is_among_them() -> None:
    assert {outcome for outcome, *_ in ANSWERS} == {outcome.value for outcome in Outcome}


def test_a_letter_that_lacks_something_does_not_go_up_and_each_gap_is_said(qingyuan: County, desk: Desk) -> None:
    case = ready(qingyuan, "denied.third_party")
    page = take(desk(qingyuan.handler), case, "drafted", outcome="granted", found="找到一份")
    assert "还不完整：缺少“所公开的政府信息，或者获取的方式、途径和时间”" in page
    page = take(desk(qingyuan.handler), case, "drafted", outcome="partial", **FOUND, disclosed="正文")
    assert "至少写明一处不予公开的部分" in page
    assert not case.drafts.exists()


def test_without_the_organs_particulars_the_letter_says_where_to_enter_them(qingyuan: County, desk: Desk) -> None:
    case = ready(qingyuan, "granted")
    qingyuan.office.particulars.all().delete()
    page = take(desk(qingyuan.handler), case, "drafted", outcome="granted", **FOUND, enclosed="报告")
    assert "本机关还没有登记办公地址、联系电话、行政复议机关、法院" in page
    assert "机关信息" in page


def test_word_and_pdf_of_a_letter_open_and_hold_its_number_and_remedy(qingyuan: County, desk: Desk) -> None:
    case = decided(qingyuan, desk)
    letter = case.letters.get(draft__isnull=False)
    client = desk(qingyuan.handler)
    word = client.get(reverse("cases:letter_file", args=[case.pk, letter.pk, "docx"])).content
    pdf = client.get(reverse("cases:letter_file", args=[case.pk, letter.pk, "pdf"])).content
    written = "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs)
    printed = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    for text in (written, re.sub(r"\s", "", printed)):
        assert letter.number in text
        assert "王晓明" in text
        assert EITHER in text


def test_whoever_may_not_see_who_asks_gets_the_letter_without_the_name(qingyuan: County, desk: Desk) -> None:
    case = decided(qingyuan, desk)
    letter = case.letters.get(draft__isnull=False)
    assert (
        "王晓明" not in desk(qingyuan.handler).get(reverse("cases:letter", args=[case.pk, letter.pk])).content.decode()
    )
    word = desk(qingyuan.head).get(reverse("cases:letter_file", args=[case.pk, letter.pk, "docx"])).content
    written = "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs)
    assert "王*明" in written
    assert "王晓明" not in written


def test_a_draft_is_kept_edited_and_sent_up_as_it_stands(qingyuan: County, desk: Desk) -> None:
    case, client = ready(qingyuan, "granted"), desk(qingyuan.handler)
    page = take(client, case, "drafted", outcome="granted", **FOUND, enclosed="报告", do="keep")
    assert "第 1 稿" in page
    edited = client.post(
        reverse("cases:draft", args=[case.pk]),
        {"block-version": "1", "block-facts": "经检索，找到报告两份。", "do": "save"},
        follow=True,
    ).content.decode()
    assert "第 2 稿" in edited
    stale = client.post(
        reverse("cases:draft", args=[case.pk]), {"block-version": "1", "block-facts": "旧页面", "do": "save"}
    ).content.decode()
    assert "有人修改过" in stale
    send = {"key": str(uuid4()), "version": "2", "on": "2024-03-04"}
    sent = client.post(reverse("cases:draft_send_up", args=[case.pk]), send, follow=True).content.decode()
    assert "审签中" in sent
    assert "找到报告两份" in desk(qingyuan.head).get(reverse("cases:step", args=[case.pk, "signed"])).content.decode()


def test_a_discarded_draft_is_gone_from_the_case_and_stays_on_record(qingyuan: County, desk: Desk) -> None:
    case, client = ready(qingyuan, "granted"), desk(qingyuan.handler)
    take(client, case, "drafted", outcome="granted", **FOUND, enclosed="报告", do="keep")
    address = reverse("cases:draft_discard", args=[case.pk])
    assert "请先核对" in client.post(address, {"version": "1"}, follow=True).content.decode()
    assert "已作废" in client.post(address, {"version": "1", "sure": "on"}, follow=True).content.decode()
    assert client.get(reverse("cases:draft", args=[case.pk])).status_code == 404
    assert case.drafts.get().versions.count() == 1
    assert list(verify()) == []


def decided(county: County, desk: Desk, *, delivery: str = "电子邮件") -> DisclosureRequest:
    """A request granted and signed on 4 March 2024."""
    case = ready(county, "granted")
    DisclosureRequest.objects.filter(pk=case.pk).update(delivery_wanted=delivery)
    take(desk(county.handler), case, "drafted", outcome="granted", **FOUND, enclosed="报告")
    take(desk(county.head), case, "signed", sure="on")
    return case


def test_what_is_served_electronically_names_where_to_apply_by_internet(qingyuan: County, desk: Desk) -> None:
    qingyuan.office.particulars.update(online="")
    asked = ready(qingyuan, "granted")
    page = take(desk(qingyuan.handler), asked, "drafted", outcome="granted", **FOUND, enclosed="报告")
    assert "提交行政复议申请书的互联网渠道" in page, "wanted by e-mail"
    case = decided(qingyuan, desk, delivery="邮寄")
    given = {"manner": "电子送达", "sent": "2024-03-04", "sure": "on"}
    page = take(desk(qingyuan.handler), case, "served", **given)
    assert "提交行政复议申请书的互联网渠道" in page
    assert serve(case=case.pk, manner=Service.POST, sent=FIRST_DAY, by=qingyuan.handler, at=at(FIRST_DAY, 13))
