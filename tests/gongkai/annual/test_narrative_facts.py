"""Numbers in prose: tied where the concept and the scope are the report's own, and only there."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.annual.narrative import Concept, Fact, Scope, facts
from gongkai.annual.narrative.numerals import parse
from gongkai.annual.narrative.prose import prose
from gongkai.annual.record import AnnualReport

COUNTY, OFFICE, BUREAU = "清源县人民政府", "清源县人民政府办公室", "清源县教育局"


def found(text: str, organ: str = COUNTY, year: int = 2023) -> tuple[Fact, ...]:
    return facts(AnnualReport(organ=organ, year=year, narrative={"1": text}))


def own(text: str, organ: str = COUNTY) -> dict[Concept, int | Decimal]:
    return {fact.concept: fact.value for fact in found(text, organ) if fact.scope is Scope.OWN and fact.outright}


@pytest.mark.parametrize(
    "text",
    [
        "本县收到政府信息公开申请114件。",
        "2023年，我县共收到114件政府信息公开申请。",
        "全年新收政府信息公开申请一百一十四件。",
        "收到政府信息公开申请１１４件。",
        "清源县共收到依申请公开事项 114 个，",
        "截至2023年12月31日，全县收到政府信息公开申请114件，较上年增加20件。",
        "全县收到政府信\n\n— 3 —\n\n息公开申请114\n\n- 件。",
        "收到政府 信息 公 开申请 114 件。",
        "县公安局规范办理；本县收到政府信息公开申请114件。",
        "在县委、县政府的坚强领导下，全县收到政府信息公开申请114件。",
        "清源县人民政府共收到政府信息公开申请114件。",
    ],
)
def test_requests_received_are_tied_however_they_are_printed(text: str) -> None:
    assert own(text)[Concept.RECEIVED] == 114


@pytest.mark.parametrize(
    "text",
    [
        "县公安局收到政府信息公开申请12件。",
        "白石镇收到政府信息公开申请3件。",
        "通过政府网站收到政府信息公开申请30件。",
        "2022年收到政府信息公开申请5件。",
        "上年收到政府信息公开申请5件。",
        "上半年收到政府信息公开申请5件。",
        "自条例施行以来，共收到政府信息公开申请900件。",
        "近三年共收到政府信息公开申请300件。",
        "平均每月收到政府信息公开申请9件。",
        "其中县本级收到政府信息公开申请5件。",
        "县政府共收到政府信息公开申请7件。",
        "县政府办公室收到依申请公开申请8件。",
        "全市共收到政府信息公开申请700件。",
        "群众反映“全年收到政府信息公开申请5件”不实。",
        "印发《全县收到政府信息公开申请5件的通报》。",
        "我县收到政府信息公开申请百余件。",
        "我县收到政府信息公开申请100余件。",
        "收到政府信息公开申请较上年增加20件。",
        "收到政府信息公开申请 1 1 4 件。",
        "部分乡镇全年未收到政府信息公开申请。",
        "收到群众来信12件，受理信访申请5件。",
        "收到省政府转来的政府信息公开申请2件。",
        "共登记政府信息公开申请40件。",
        "共收到有效政府信息公开申请30件。",
        "未收到因政府信息公开申请引发的投诉。",
        "办结人大代表建议119件、政协委员提案243件。",
    ],
)
def test_the_number_of_a_part_a_platform_another_year_or_a_quotation_is_not_the_reports(text: str) -> None:
    assert own(text) == {}


def test_an_office_counts_for_itself_and_not_for_its_region() -> None:
    assert own("区政府办公室、县政府办公室共收到政府信息公开申请6件。", OFFICE) == {Concept.RECEIVED: 6}
    assert own("全县共收到政府信息公开申请60件。", OFFICE) == {}
    assert own("我局收到政府信息公开申请6件。", BUREAU) == {Concept.RECEIVED: 6}
    assert own("县教育局收到政府信息公开申请6件。", BUREAU) == {Concept.RECEIVED: 6}
    assert own("全县教育系统收到政府信息公开申请60件。", BUREAU) == {}


def test_applicants_outcomes_and_what_is_carried_are_read_from_one_paragraph() -> None:
    text = (
        "本县收到政府信息公开申请114件，其中自然人申请100件，法人或其他组织申请14件，上年结转2件；"
        "办结的政府信息公开申请中，同意公开答复60件，部分公开10件，不予公开20件，无法提供的15件，不予处理3件，"
        "其他处理2件，转下一年度办理答复的有6件。"
    )
    assert own(text) == {
        Concept.RECEIVED: 114,
        Concept.NATURAL_PERSON: 100,
        Concept.ORGANISATION: 14,
        Concept.CARRIED_IN: 2,
        Concept.GRANTED: 60,
        Concept.PARTIAL: 10,
        Concept.DENIED: 20,
        Concept.UNABLE: 15,
        Concept.UNPROCESSED: 3,
        Concept.OTHER: 2,
        Concept.CARRIED_OVER: 6,
    }


def test_kinds_of_applicant_are_read_whole_and_disputes_carried_over_are_no_requests() -> None:
    text = "全县收到政府信息公开申请20件，其中外地公民3件；因信息公开引起的行政复议5件，结转下年度1件。"
    assert own(text) == {Concept.RECEIVED: 20, Concept.RECONSIDERATION: 5}


@pytest.mark.parametrize(
    ("text", "reconsidered", "sued"),
    [
        ("因政府信息公开引起的行政复议2件，行政诉讼4件。", 2, 4),
        ("因政府信息公开发生行政诉讼案件1件、行政复议案件2件，均已结案。", 2, 1),
        ("全年有1件涉及政府信息公开工作的行政复议。", 1, None),
        ("未发生因政府信息公开引发的行政复议、行政诉讼。", 0, 0),
        ("受理行政复议案件352件，行政诉讼案件20件。", None, None),
        ("全年审结涉及政府信息公开的行政复议案件20件。", None, None),
        ("公示信息公开行政复议决定书20件。", None, None),
        ("涉及政府信息公开的行政复议、行政诉讼案件共5件。", None, None),
        ("全年政府信息公开行政复议未被纠错，无行政诉讼败诉案件。", None, None),
    ],
)
def test_only_disputes_over_disclosure_are_tied(text: str, reconsidered: int | None, sued: int | None) -> None:
    read = own(text)
    assert (read.get(Concept.RECONSIDERATION), read.get(Concept.LITIGATION)) == (reconsidered, sued)


def test_documents_are_tied_by_their_verb() -> None:
    assert own("累计发布文件57件。其中，规范性文件2件。") == {Concept.DOCUMENTS_ISSUED: 2}
    assert own("制发行政规范性文件6件，废止行政规范性文件4件，现行有效的行政规范性文件58件。") == {
        Concept.DOCUMENTS_ISSUED: 6,
        Concept.DOCUMENTS_REPEALED: 4,
        Concept.DOCUMENTS_VALID: 58,
    }
    assert own("在专栏公开规范性文件300件。") == {}


def test_the_processing_fee_keeps_its_unit_and_none_is_zero() -> None:
    fee = found("全县收取信息处理费420元。")[0]
    assert (fee.concept, fee.value, fee.unit) == (Concept.PROCESSING_FEE, 420, "元")
    assert own("本县各机关未收取信息处理费。") == {Concept.PROCESSING_FEE: 0}


def test_a_fact_points_at_the_digits_as_printed() -> None:
    text = "（二）依申请公开。全县共收到政府信息公开申 请 １，\n全县共收到政府信息公开申请 1,136 件。"
    fact = next(fact for fact in found(text) if fact.value == 1136)
    assert text[fact.start : fact.end] == "1,136"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两", 2),
        ("十", 10),
        ("二十", 20),
        ("一百零五", 105),
        ("三千二百", 3200),
        ("一万二千", 12_000),
        ("二〇二三", 2023),
    ],
)
def test_chinese_numerals_are_read(text: str, value: int) -> None:
    assert parse(text) == value


def test_prose_joins_what_a_page_break_tore_and_keeps_headings_apart() -> None:
    text = "信息公开目录信息8024\n\n- 条。\n— 6 —\n（二）依申请公开。"
    assert [sentence.text for sentence in prose("1", text).sentences] == ["信息公开目录信息8024条", "(二)依申请公开"]


@pytest.mark.parametrize(
    "piece", ["收到政府信息公开申请", "1", "一", "（一）", "“", "未发生", "a.", " \n", "县局收到", "电话申请"]
)
def test_endless_prose_without_a_sentence_is_still_read_in_pieces(piece: str) -> None:
    text = prose("1", piece * 20_000)
    assert max((len(sentence.text) for sentence in text.sentences), default=0) <= 600
