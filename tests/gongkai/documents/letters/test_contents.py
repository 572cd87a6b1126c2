"""Every kind of letter against the table of contents in `law.outcomes.LETTERS`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from gongkai.documents import letters
from gongkai.documents.letters import Letter, Listing, Paragraph, check, gaps, required
from gongkai.documents.letters.letter import RemedyParagraph
from gongkai.law import fees
from gongkai.law.outcomes import LETTERS, LetterKind, Outcome
from tests.factories.letters import CALENDAR, CASE, RECEIVED, REQUESTER, THIRD_PARTY, drafts, signed

DRAFTS = drafts()
NAMED = [f"{number}-{letter.kind.value}-{letter.title}" for number, letter in enumerate(DRAFTS)]
every_letter = pytest.mark.parametrize("letter", DRAFTS, ids=NAMED)


def one(kind: LetterKind, title: str = "") -> Letter:
    return next(letter for letter in DRAFTS if letter.kind is kind and title in letter.title)


def test_every_kind_of_the_table_and_every_outcome_with_a_letter_is_built() -> None:
    assert {letter.kind for letter in DRAFTS} == set(LetterKind)
    assert {letter.outcome for letter in DRAFTS if letter.outcome} == set(Outcome)


@every_letter
def test_a_complete_letter_leaves_once_it_is_signed(letter: Letter) -> None:
    check(signed(letter))


@every_letter
def test_a_letter_has_a_block_for_everything_it_must_contain(letter: Letter) -> None:
    brought = {content for block in letter.blocks for content in block.says}
    slip = {"意见回执"} if letter.slip else set()
    assert set(required(letter)) <= brought | slip


@every_letter
def test_without_any_one_block_it_needs_a_letter_is_held_back(letter: Letter) -> None:
    needed = set(required(letter))
    for block in letter.blocks:
        rest = tuple(other for other in letter.blocks if other is not block)
        others = {content for other in rest for content in other.says}
        if needed & (set(block.says) - others):
            assert gaps(replace(letter, blocks=rest)), block.key


@every_letter
def test_an_emptied_text_that_is_needed_is_missed(letter: Letter) -> None:
    for block in letter.blocks:
        if not block.locked and set(block.says) & set(required(letter)):
            assert gaps(letters.edit(letter, {block.key: ""})), block.key


def test_the_blocks_speak_of_contents_that_the_table_knows() -> None:
    known = {content for entry in LETTERS.values() for content in entry.contents}
    common = {"收到申请的日期和申请编号", "查明的事实和检索情况", "法律依据（条、款、项）", "处理决定", "所附信息"}
    own = {"救济途径（机关名称和期限）", "需要协助的事项", "反馈的期限"}
    receipt = {"申请人", "所需政府信息"}  # rows of the slip beyond what the table demands
    said = {content for letter in DRAFTS for block in letter.blocks for content in block.says}
    assert said <= known | common | own | receipt


@every_letter
def test_keys_of_blocks_are_unique_and_no_text_has_an_open_brace(letter: Letter) -> None:
    keys = [block.key for block in letter.blocks]
    assert len(keys) == len(set(keys))
    assert not re.search(r"[{}]|None|。。", letter.text)


@every_letter
def test_every_article_counted_as_quoted_is_printed(letter: Letter) -> None:
    for block in letter.blocks:
        if not isinstance(block, RemedyParagraph):
            for place in block.cites:
                assert str(place).removeprefix(str(place.instrument)) in block.text


FACTS: list[tuple[LetterKind, str, tuple[str, ...]]] = [
    (LetterKind.RECEIPT, "", ("20240304001", "2024年3月4日", "互联网渠道", "身份证明", "2024年4月1日（星期一）")),
    (LetterKind.CORRECTION_NOTICE, "", ("所在的河段", "15个工作日", "2024年4月1日（星期一）", "视为放弃申请")),
    (LetterKind.REASONS_ASKED, "", ("46件", "10个工作日", "2024年3月25日（星期一）", "第三十五条")),
    (LetterKind.EXTENSION, "", ("2024年3月27日经本机关政府信息公开工作机构负责人同意", "2024年4月29日（星期一）")),
    (LetterKind.THIRD_PARTY_CONSULTATION, "", ("测绘方法", "15个工作日", "2024年4月1日（星期一）", "逾期未提出意见")),
    (LetterKind.CONSULTATION_NOTICE, "", ("2024年3月11日书面征求", "不计算在答复期限内", "第三十三条第三款")),
    (LetterKind.THIRD_PARTY_TOLD, "", ("结论和工程量", "公共利益", "六十日", "六个月")),
    (LetterKind.ORGAN_CONSULTATION, "", ("验收意见", "15个工作日", "逾期未提出意见的，视为同意公开")),
    (LetterKind.FEE_NOTICE, "", ("72页", "420元", "20个工作日", "2024年4月18日（星期四）", "缴纳方式", "视为放弃申请")),
    (LetterKind.GRANTED, "", ("第三十六条第（一）项", "专栏")),
    (LetterKind.PARTIAL, "", ("第三十七条", "第十五条", "第十六条第二款", "验收报告的正文", "商业秘密")),
    (LetterKind.DENIED, "", ("第十四条", "第三十六条第（三）项", "先向云岭市人民政府申请行政复议")),
    (LetterKind.SPECIAL_QUERY, "", ("《不动产登记暂行条例》", "清源县不动产登记中心", "第三十六条第（七）项")),
    (LetterKind.DOES_NOT_EXIST, "", ("公文管理系统", "“河道清淤”", "2024年3月6日", "李乙", "不存在")),
    (LetterKind.NOT_OURS, "非本机关", ("清源县水务局", "电话0000-0000009", "第三十六条第（五）项")),
    (LetterKind.NEEDS_CREATION, "", ("逐日摘录", "第三十八条", "加工、分析")),
    (LetterKind.UNCLEAR_AFTER_CORRECTION, "", ("2024年3月11日", "2024年3月18日", "仍未写明", "第三十条")),
    (LetterKind.PETITION, "", ("清源县信访局", "第三十九条第一款")),
    (LetterKind.REPEATED, "", ("清政公开〔2023〕41号", "2023年11月6日", "第三十六条第（六）项")),
    (LetterKind.PUBLICATION, "", ("清源县图书馆", "第三十九条第二款")),
    (LetterKind.NOT_PROCESSED, "", ("46件", "练习书写", "第三十五条")),
    (LetterKind.NO_FURTHER_PROCESSING, "", ("2024年3月11日", "2024年4月1日（星期一）", "视为放弃申请")),
    (LetterKind.RECORD_CORRECTION, "", ("承包地3亩", "承包地5亩", "承包合同", "第四十一条", "六十日")),
    (LetterKind.SERVICE_RECORD, "送达回证", ("清政公开〔2024〕12号", "直接送达", "李乙", "陈甲", "送达日期")),
    (LetterKind.SERVICE_RECORD, "协办函", ("验收材料", "2024年3月18日（星期一）")),
    (
        LetterKind.REVIEW_SHEET,
        "保密审查单",
        ("是否含有国家秘密", "□ 是　　■ 否", "周丙", "2024年3月29日", "负责人签批"),
    ),
    (LetterKind.REVIEW_SHEET, "呈批单", ("拟办意见", "2024年4月1日", "吴丁")),
]


@pytest.mark.parametrize(("kind", "title", "facts"), FACTS)
def test_the_facts_of_the_case_stand_in_the_text(kind: LetterKind, title: str, facts: tuple[str, ...]) -> None:
    text = one(kind, title).text
    assert [fact for fact in facts if fact not in text] == []


def test_the_table_of_facts_speaks_of_every_kind() -> None:
    assert {kind for kind, _, _ in FACTS} == set(LetterKind)


@pytest.mark.parametrize("kind", [LetterKind.THIRD_PARTY_CONSULTATION, LetterKind.ORGAN_CONSULTATION])
def test_who_is_consulted_does_not_learn_who_asked(kind: LetterKind) -> None:
    letter = one(kind)
    assert REQUESTER.name not in letter.text + letter.addressee
    assert CASE.request.number not in letter.text


def test_a_person_is_called_you_and_an_organisation_your_unit() -> None:
    organisation = replace(CASE, request=replace(CASE.request, requester=THIRD_PARTY))
    letter = letters.granted(organisation, on=RECEIVED, found="查到一份", where="到窗口领取")
    assert "收到你单位提出的政府信息公开申请" in letter.text
    assert letter.addressee == THIRD_PARTY.name
    assert "收到你提出的政府信息公开申请" in one(LetterKind.GRANTED).text


def test_the_fee_of_a_request_by_count_names_its_place_in_the_month() -> None:
    notice = letters.fee_notice(
        CASE, on=RECEIVED, fee=fees.request_fee(31), ways="窗口缴纳", handed=RECEIVED, calendar=CALENDAR
    )
    assert "同一自然月内向本机关提出的第31件" in notice.text
    assert "应收取信息处理费200元" in notice.text
    assert not gaps(notice)


def test_what_costs_nothing_is_no_fee_notice() -> None:
    notice = letters.fee_notice(
        CASE, on=RECEIVED, fee=fees.page_fee(30), ways="窗口缴纳", handed=RECEIVED, calendar=CALENDAR
    )
    assert "缺少“金额”" in gaps(notice)


def test_a_letter_knows_its_free_and_its_locked_blocks() -> None:
    reply = one(LetterKind.DENIED)
    free = [block.key for block in reply.blocks if not block.locked]
    assert free == ["facts", "reasons"]
    assert all(isinstance(block, Paragraph | Listing) for block in reply.blocks if not block.locked)


def test_no_reply_quotes_a_day_after_its_own() -> None:
    for letter in DRAFTS:
        if letter.kind.is_reply:
            days = [date(*map(int, found)) for found in re.findall(r"(\d{4})年(\d+)月(\d+)日", letter.text)]
            assert max(days) <= letter.dated
