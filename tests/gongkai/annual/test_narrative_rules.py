"""Prose against tables, against itself, and against the law: what is said wrongly is found where it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.annual.record import AnnualReport, Contact
from gongkai.annual.rules import check
from gongkai.findings import Finding, Severity
from tests.factories.faults import with_values
from tests.factories.records import build

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
SOUND = build()
NEW, CARRIED_IN = int(SOUND.value("requests.new.total") or 0), int(SOUND.value("requests.carried_in.total") or 0)


def saying(text: str, *, section: str = "1", report: AnnualReport = SOUND) -> AnnualReport:
    """The sound report with one section said otherwise."""
    return replace(report, narrative={**report.narrative, section: text})


def of(rule: str, report: AnnualReport, previous: AnnualReport | None = None) -> list[Finding]:
    return [finding for finding in check(report, previous=previous) if finding.rule == rule]


def quoted(report: AnnualReport, finding: Finding) -> str:
    """What a finding points at."""
    params = finding.params
    return report.narrative[str(params["section"])][int(params["start"] or 0) : int(params["end"] or 0)]


def test_a_count_that_contradicts_the_table_is_an_error_that_points_at_its_digits() -> None:
    report = saying("（二）依申请公开。这一年共收到 5 个依申请公开，均已答复。")
    (finding,) = of("NAR-A", report)
    assert (finding.severity, finding.expected, finding.found) == (ERROR, NEW, 5)
    assert quoted(report, finding) == "5"


def test_counting_what_was_carried_in_is_information_and_no_contradiction() -> None:
    report = saying(f"全县共受理政府信息公开申请{NEW + CARRIED_IN}件。")
    assert of("NAR-A", report) == []
    assert [(f.severity, f.expected, f.found) for f in of("NAR-B", report)] == [(INFO, NEW, NEW + CARRIED_IN)]


def test_none_received_beside_a_table_of_requests_is_an_error() -> None:
    assert [f.found for f in of("NAR-A", saying("全县全年未收到政府信息公开申请。"))] == [0]


def test_fewer_disputes_told_than_counted_is_a_doubt_and_more_is_an_error() -> None:
    assert SOUND.value("reconsideration.total") == 5
    fewer = of("NAR-A", saying("全县因政府信息公开引起的行政复议3件。"))
    more = of("NAR-A", saying("全县因政府信息公开引起的行政复议6件。"))
    assert ([f.severity for f in fewer], [f.severity for f in more]) == ([WARNING], [ERROR])


def test_an_accepted_number_beside_a_received_one_is_not_the_tables() -> None:
    assert of("NAR-A", saying(f"全县收到政府信息公开申请{NEW}件，经审查受理政府信息公开申请{NEW - 7}件。")) == []


def test_a_total_that_is_not_certain_is_not_held_against_the_prose() -> None:
    report = with_values(saying("全县共收到政府信息公开申请5件。"), {"requests.new.total": None})
    assert of("NAR-A", report) == []


@pytest.mark.parametrize(
    ("rate", "case"),
    [("208.1%", None), ("3.3%", "none")],
)
def test_a_rate_must_lead_back_to_a_whole_number(rate: str, case: str | None) -> None:
    report = with_values(
        saying(f"本县收到政府信息公开申请114件，同比增长{rate}。"),
        {"requests.new.total": 114, "requests.carried_in.total": 0},
    )
    assert [f.params["case"] for f in of("NAR-C", report)] == ([case] if case else [])


def test_a_rate_over_a_count_with_carried_in_requests_has_no_clear_base() -> None:
    report = with_values(
        saying("本市受理政府信息公开申请210件，同比增加45%。"),
        {"requests.new.total": 209, "requests.carried_in.total": 1},
    )
    (finding,) = of("NAR-C", replace(report, organ="云岭市"))
    assert (finding.params["case"], finding.params["bases"]) == ("unclear", "144、145")


@pytest.mark.parametrize(("before", "broken"), [(37, False), (40, True)])
def test_a_rate_is_held_against_last_years_report(before: int, *, broken: bool) -> None:
    now = with_values(saying("本县收到政府信息公开申请114件，同比增长208.1%。"), {"requests.new.total": 114})
    last = with_values(build(year=2022), {"requests.new.total": before})
    assert bool(of("NAR-C", now, last)) is broken


@pytest.mark.parametrize(
    "text",
    [
        "发布信息10964条，其中概况类信息95条，政务动态信息2845条，信息公开目录信息8024条。",
        "共办理群众诉求170012件（其中，12345热线受理群众诉求169116件，领导信箱822件，网民留言74件）。",
        "发布信息100条，其中图片信息30条，视频信息20条。",
        "全县收到政府信息公开申请11件，其中线上申请8件，信函申请2件，当面申请1件。",
        "全县收到政府信息公开申请11件。其中网上申请8件，信函申请2件，当面申请1件，答复11件。",
        "账号67个，包含微信公众号28个、微博32个。",
    ],
)
def test_parts_that_add_up_or_may_be_partial_are_no_fault(text: str) -> None:
    assert of("NAR-D", saying(text)) == []


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("发布信息2139条，其中动态信息1744条，政务信息393条，解读信息21条。", 2139, 2158),
        ("全县收到政府信息公开申请11件，其中线上申请8件，信函申请2件，当面申请2件。", 11, 12),
        ("全县收到政府信息公开申请114件，其中自然人申请100件，法人或其他组织申请12件。", 114, 112),
    ],
)
def test_parts_that_cannot_make_their_total_are_told(text: str, total: int, parts: int) -> None:
    assert [(f.expected, f.found) for f in of("NAR-D", saying(text))] == [(total, parts)]


@pytest.mark.parametrize(
    ("rule", "section", "text", "points_at"),
    [
        ("NAR-E", "1", "全年收到依申请公开9件，渠道包括网站申请、邮寄申请以及电话询问。", "电话询问"),
        ("NAR-H", "1", "按时发布县人民政府2023年财政预算、2023年财政决算。", "2023年财政决算"),
        (
            "NAR-I",
            "0",
            "按照国务院办公厅政府信息公开与政务公开办公室通知编制。",
            "国务院办公厅政府信息公开与政务公开办公室",
        ),
        ("STR-D", "5", "（一）问题。\n（二）改进。\n（一）强化平台。\n（二）强化机制。", "（一）"),
    ],
)
def test_what_is_said_wrongly_is_found_where_it_is_said(rule: str, section: str, text: str, points_at: str) -> None:
    report = saying(text, section=section)
    (finding,) = of(rule, report)
    assert quoted(report, finding) == points_at


@pytest.mark.parametrize(
    ("rule", "section", "text"),
    [
        ("NAR-E", "1", "收到申请9件。不接受电话申请，咨询电话另行公布。"),
        ("NAR-E", "1", "收到政府信息公开申请9件，接受电话咨询三百余次，答复方式多样。"),
        ("NAR-H", "1", "及时公开2024年部门预算、2022年部门决算。"),
        ("NAR-H", "1", "公开2023年财政预决算信息。"),
        ("NAR-I", "0", "按照《国务院办公厅政府信息与政务公开办公室关于印发格式的通知》编制。"),
        ("STR-D", "5", "（一）问题。\n（二）改进。\n（三）打算。"),
        ("STR-D", "6", "一、要点\n（一）甲。\n（二）乙。\n二、收费\n（一）丙。"),
        ("NAR-N", "1", "将政务公开纳入绩效考核，政务公开在考核中的权重不低于4%。"),
        ("NAR-L", "5", "切实防止出现泄露个人隐私的情况。"),
    ],
)
def test_what_is_said_rightly_stays_silent(rule: str, section: str, text: str) -> None:
    leaks = saying("全年未发生信息安全和泄密事件，" + SOUND.narrative["1"], section="1")
    assert of(rule, saying(text, section=section, report=leaks)) == []


def test_a_small_weight_in_the_assessment_is_told() -> None:
    report = saying("把政务公开列入年终绩效考核，分值权重不低于1%。")
    assert [(f.expected, f.found) for f in of("NAR-N", report)] == [("4%", "1%")]


def test_an_office_that_speaks_for_its_region_is_told_and_a_government_is_not() -> None:
    narrative = {"5": "我县政务公开工作取得一定成效。", "6": "清源县无收取信息处理费情况。"}
    office = build("清源县人民政府办公室")
    found = of("NAR-F", replace(office, narrative={**office.narrative, **narrative}))
    assert [f.params["section"] for f in found] == ["5", "6"]
    assert of("NAR-F", replace(SOUND, narrative={**SOUND.narrative, **narrative})) == []


def test_decisions_called_published_in_the_tables_own_number_are_told() -> None:
    licences = SOUND.value("proactive.licences.decisions")
    assert of("NAR-G", saying(f"公开行政许可{licences}件，行政处罚3件。"))
    assert of("NAR-G", saying("公开行政许可17件。")) == []


@pytest.mark.parametrize(
    ("first", "other", "told"),
    [
        ("图文解读220件、视频解读52件、动漫解读34件。", "图文解读220个、视频解读52个、媒体解读3个。", True),
        ("图文解读220件、视频解读52件。", "图文解读220个、视频解读52个。", False),
        ("发布重大决策意见征集100件。", "36个文件对外征集意见建议。", True),
        ("全县组织政务公开培训，培训100人次。", "全县培训政务公开人员500人次。", True),
        ("县住建局组织政务公开培训，培训100人次。", "全县培训政务公开人员500人次。", False),
        ("全县35个部门每月开展一次“为民办实事”开放日活动。", "全县开展“政府开放日”活动27场。", True),
        ("全县开展“政府开放日”活动27场。", "全县开展“政府开放日”活动27场。", False),
    ],
)
def test_the_same_thing_has_the_same_number_in_both_places(first: str, other: str, *, told: bool) -> None:
    report = saying(other, section="6", report=saying(first))
    assert bool(of("NAR-J", report)) is told


def test_requests_that_the_prose_never_counts_are_told() -> None:
    assert of("NAR-K", saying("（一）主动公开。（二）依申请公开。细化申请公开流程，培训500人次。"))
    assert of("NAR-K", saying("（二）依申请公开。全年收到的申请有三十件，均已答复。")) == []


def test_a_denied_leak_beside_an_admitted_one_is_told() -> None:
    denied = saying("一年来没有发生重大信息安全及泄密事件。")
    assert of("NAR-L", saying("个别单位出现泄漏公民隐私的情况。", section="5", report=denied))


def test_documents_counted_in_the_governments_own_name_alone_are_told() -> None:
    valid = SOUND.value("proactive.normative_documents.valid")
    text = f"梳理以县人民政府或其办公室名义印发的文件，列明现行有效行政规范性文件{valid}件。"
    assert of("NAR-M", saying(text, section="6"))


def test_lapsed_documents_are_told_because_table_two_has_no_cell_for_them() -> None:
    (finding,) = of("T2-H", saying("全县清理文件，失效行政规范性文件12件。", section="6"))
    assert finding.found == 12


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("无。", "absent"),
        ("本县全年收取信息处理费420元。", "total_only"),
        ("2023年全县发出收费通知3份，收取信息处理费420元。", None),
        ("2023年全县未收取信息处理费。", None),
    ],
)
def test_the_fee_statement_has_notices_and_amount(text: str, case: str | None) -> None:
    found = of("FEE-B", saying(text, section="6"))
    assert [f.params["case"] for f in found] == ([case] if case else [])


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("无。", "silent"),
        ("全县发出收费通知1份，未收取信息处理费。", "notices"),
        ("发出收费通知2份，收取处理费0元。", None),
    ],
)
def test_unpaid_requests_are_no_more_than_fee_notices(text: str, case: str | None) -> None:
    unpaid = build(leaves={"requests.other.payment_overdue.natural_person": 2})
    found = of("FEE-A", saying(text, section="6", report=unpaid))
    assert [f.params["case"] for f in found] == ([case] if case else [])


def test_headings_are_compared_without_number_and_punctuation() -> None:
    headings = {**SOUND.headings, "4": "四、 政府信息公开行政复议,行政诉讼情况", "5": "五、存在问题及改进措施"}
    assert [f.found for f in of("STR-C", replace(SOUND, headings=headings))] == ["存在问题及改进措施"]


def test_a_missing_section_is_an_error_and_a_lost_heading_over_a_table_a_warning() -> None:
    rest = {key: text for key, text in SOUND.headings.items() if key not in ("3", "5")}
    narrative = {key: text for key, text in SOUND.narrative.items() if key != "5"}
    found = of("STR-A", replace(SOUND, headings=rest, narrative=narrative))
    assert {f.params["section"]: f.severity for f in found} == {"3": WARNING, "5": ERROR}


def test_sections_out_of_order_are_told() -> None:
    turned = {key: SOUND.headings[key] for key in ("1", "3", "2", "4", "5", "6")}
    assert [f.params["case"] for f in of("STR-A", replace(SOUND, headings=turned))] == ["order"]


def test_a_record_from_ledgers_is_not_asked_for_headings_dates_or_contacts() -> None:
    ledger = replace(SOUND, narrative={}, headings={}, published_on=None, period=None, contact=Contact(), title="")
    assert [f.rule for f in check(ledger) if f.severity is not INFO] == []


@pytest.mark.parametrize(
    ("organ", "day", "severity"),
    [
        ("清源县人民政府", date(2024, 3, 31), None),
        ("清源县人民政府", date(2024, 4, 1), ERROR),
        ("清源县教育局", date(2024, 1, 31), None),
        ("清源县教育局", date(2024, 2, 1), ERROR),
        ("清源县人民政府办公室", date(2024, 2, 1), ERROR),
        ("白石镇人民政府", date(2024, 2, 1), WARNING),
        ("清源县经济开发区管理委员会", date(2024, 2, 20), None),
        ("清源县经济开发区管理委员会", date(2024, 4, 1), WARNING),
    ],
)
def test_every_kind_of_organ_has_its_last_day(organ: str, day: date, severity: Severity | None) -> None:
    found = of("PUB-A", replace(SOUND, organ=organ, published_on=day))
    assert [f.severity for f in found] == ([severity] if severity else [])


def test_the_day_of_signature_is_judged_where_no_other_is_known() -> None:
    signed = replace(SOUND, published_on=None, signed_on=date(2024, 4, 2))
    assert [f.params["case"] for f in of("PUB-A", signed)] == ["signed"]


@pytest.mark.parametrize(
    ("day", "rest"),
    [(date(2023, 1, 15), True), (date(2023, 1, 28), False), (date(2023, 1, 16), False), (date(2024, 2, 12), True)],
)
def test_a_report_signed_on_a_day_of_rest_is_told_make_up_days_counted_as_work(day: date, *, rest: bool) -> None:
    assert bool(of("PUB-C", replace(SOUND, signed_on=day))) is rest


def test_no_date_no_period_no_contact_and_a_private_mailbox_are_told() -> None:
    bare = replace(
        SOUND,
        published_on=None,
        period=None,
        contact=Contact(),
        narrative={**SOUND.narrative, "0": "清源县人民政府编成本报告。"},
    )
    assert {"PUB-D", "PUB-B", "STR-E"} <= {f.rule for f in check(bare)}
    private = replace(SOUND, contact=Contact(email="qyx_zwgk@163.com"))
    assert [f.found for f in of("PUB-E", private)] == ["163.com"]
