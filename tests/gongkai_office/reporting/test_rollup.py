"""A roll-up counts everybody once: outsiders, organs that merged, requests two counted; vertically led organs not."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from gongkai.cases.entries import Applicant
from gongkai.errors import GongkaiError
from gongkai.law.organs import OrganKind
from gongkai.law.receipt import Channel
from gongkai_office.cases.commands.register import register
from gongkai_office.organs.commands.merge import merge
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.close_year import ClosingError, close_year
from gongkai_office.reporting.commands.reports.hand_in import return_report
from gongkai_office.reporting.commands.rollup.declare import Twice, declare, take_back
from gongkai_office.reporting.commands.rollup.put_in import leave_out, put_in
from gongkai_office.reporting.models import Duplicate, Inclusion
from gongkai_office.reporting.queries.carried import proof
from gongkai_office.reporting.queries.compute import compute, tables
from gongkai_office.reporting.verify import verify
from tests.factories.books import closed, closed_account, officer, officer_of
from tests.factories.cases import at, particulars, wanted
from tests.factories.clocks import stop
from tests.factories.office import County, organ, signed_in
from tests.factories.outside import DAY, handed_in, published_report

pytestmark = pytest.mark.django_db
UNITS = "/office/reports/qy/2024/units/"
NEW, GRANTED = "requests.new.total", "requests.granted.natural_person"
TWICE = Twice(applicant=Applicant.NATURAL_PERSON, came="new", went="granted")


def whole(county: County, year: int = 2024) -> int:
    return int(tables(account(county.government, year)).value(NEW) or 0)


def merged(ended: Organ, into: Organ, on: date = date(2024, 7, 1)) -> None:
    merge(organ=ended, into=into, on=on, by="system", at=at(on), reason="机构改革")


def received(where: Organ, day: date, description: str) -> None:
    """A request at an organ's counter, not answered yet."""
    register(
        organ=where, channel=Channel.COUNTER, applicant=Applicant.NATURAL_PERSON, particulars=particulars(),
        wanted=wanted(description), arrived=day, by="system", at=at(day),
    )  # fmt: skip


def test_a_merged_organ_counts_once_with_its_successor_and_is_named(county: County) -> None:
    received(county.water, date(2024, 3, 4), "清源县水库除险加固的验收意见")
    merged(county.water, county.education)
    assert whole(county) == 4
    assert tables(account(county.education, 2024)).value(NEW) == 1
    told = "".join(compute(account(county.education, 2024)).report.notes)
    assert "清源县水务局于2024-07-01撤销，其数字计入清源县教育局，只计一次" in told
    assert tables(account(county.education, 2023)).value(NEW) == 0


def test_a_successor_opens_with_what_both_handed_on_and_closes_both_ledgers(county: County) -> None:
    received(county.water, date(2024, 12, 20), "清源县水库除险加固的验收意见")
    closed(county, county.education)
    closed(county, county.water)
    merged(county.water, county.education, date(2025, 3, 1))
    next_year = account(county.education, 2025)
    assert (proof(next_year).differences, len(proof(next_year).carried)) == ((), 1)
    assert compute(next_year).previous is not None
    assert not [one for one in compute(next_year).report.findings if one.rule == "T3-D"]
    gone = account(county.water, 2025)
    with pytest.raises(ClosingError) as refused:
        close_year(one=gone, by=officer_of(county, county.water), at=at(date(2026, 1, 5)))
    assert any("撤销" in one.words for one in refused.value.obstacles)
    closed_account(county, next_year, day=date(2026, 1, 10))
    with pytest.raises(GongkaiError, match="2025 年度已于"):
        received(county.water, date(2025, 2, 3), "清源县供水价格听证会的记录")
    assert list(verify()) == []


def test_an_organ_that_merges_into_another_county_is_counted_there(county: County, yunling: County) -> None:
    received(county.water, date(2024, 3, 4), "清源县水库除险加固的验收意见")
    merged(county.water, yunling.water)
    assert whole(county) == 3
    assert tables(account(yunling.government, 2024)).value(NEW) == 1


def customs(county: County) -> Organ:
    return organ("清源海关", "清源关", "qy-customs", parent=county.government, kind=OrganKind.VERTICAL)


def test_a_vertically_led_organ_is_left_out_by_law_and_put_in_by_name(county: County) -> None:
    there, by, one = customs(county), officer(county), account(county.government, 2024)
    received(there, date(2024, 3, 4), "清源口岸的查验流程")
    assert whole(county) == 3
    told = "".join(compute(one).report.notes)
    assert "清源海关实行垂直领导（《政府信息公开条例》第三条第四款、《行政复议法》第二十七条），没有计入" in told
    assert tables(account(there, 2024)).value(NEW) == 1
    with pytest.raises(GongkaiError, match="请写明纳入汇总的理由"):
        put_in(one=one, unit=there.pk, reason=" ", by=by, at=at(DAY))
    with pytest.raises(GongkaiError, match="只能纳入"):
        put_in(one=one, unit=county.water.pk, reason="试", by=by, at=at(DAY))
    made = put_in(one=one, unit=there.pk, reason="按市政府办公室的口径通知", by=by, at=at(DAY))
    assert whole(county) == 4
    assert "按申明的理由纳入：按市政府办公室的口径通知" in "".join(compute(one).report.notes)
    leave_out(one=one, inclusion=made.pk, by=by, at=at(DAY, 10))
    assert (whole(county), Inclusion.objects.get().ended_by) == (3, by)


def test_a_request_two_organs_counted_is_taken_out_once_and_the_rest_still_ties(county: County) -> None:
    by, one = officer(county), account(county.government, 2024)
    handed_in(county.township, by, published_report(granted__natural_person=2))
    assert whole(county) == 5
    made = declare(
        one=one, kept=county.office, taken=county.township, what="农村公路养护资金的分配文件", twice=TWICE,
        reason="镇政府转县政府办公室办理，两边都登记了", by=by, at=at(DAY, 13),
    )  # fmt: skip
    report = compute(one).report
    assert (report.value(NEW), report.value(GRANTED)) == (4, 2)
    assert not [found for found in report.findings if found.rule in {"T3-A", "T3-B", "T3-C", "AGG-A"}]
    assert "从清源县白石镇人民政府的数字中扣除：镇政府转县政府办公室办理" in "".join(report.notes)
    take_back(one=one, duplicate=made.pk, by=by, at=at(DAY, 14))
    assert whole(county) == 5


def test_no_more_is_taken_out_than_an_organ_counted(county: County) -> None:
    by, one = officer(county), account(county.government, 2024)
    report = handed_in(county.township, by, published_report(granted__natural_person=1))

    def declared(twice: Twice, taken: Organ = county.township) -> Duplicate:
        return declare(
            one=one,
            kept=county.office,
            taken=taken,
            what="同一件申请",
            twice=twice,
            reason="转办",
            by=by,
            at=at(DAY, 13),
        )

    with pytest.raises(GongkaiError, match="没有统计这么多"):
        declared(Twice(applicant=Applicant.NATURAL_PERSON, came="new", went="granted", count=2))
    with pytest.raises(GongkaiError, match="没有统计这么多"):
        declared(TWICE, county.water)
    with pytest.raises(GongkaiError, match="两个不同的机关"):
        declared(TWICE, county.office)
    declared(TWICE)
    with pytest.raises(GongkaiError, match="没有统计这么多"):
        declared(TWICE)
    assert whole(county) == 3
    return_report(report=report.pk, by=county.supervisor, at=at(DAY, 14), remark="请补盖章")
    assert whole(county) == 3, "what was returned counts nothing, and nothing is taken out of it"


def test_the_region_closes_over_its_units_and_its_frozen_figures_never_change_afterwards(county: County) -> None:
    by, one = officer(county), account(county.government, 2024)
    handed_in(county.township, by, published_report(granted__natural_person=2))
    declare(one=one, kept=county.office, taken=county.township, what="同一件申请", twice=TWICE, reason="转办", by=by,
            at=at(DAY, 13))  # fmt: skip
    for unit in (county.office, county.education, county.water):
        closed(county, unit)
    closed_account(county, account(county.government, 2024, own=True), day=date(2025, 1, 15))
    frozen = closed_account(county, one, day=date(2025, 1, 16))
    assert frozen.record["requests"]["new"]["total"] == 4
    assert any("重复" in note or "扣除" in note for note in frozen.record["notes"])
    take_back(one=one, duplicate=Duplicate.objects.get().pk, by=by, at=at(date(2025, 1, 17)))
    put_in(one=one, unit=customs(county).pk, reason="口径通知", by=by, at=at(date(2025, 1, 17)))
    assert whole(county) == 5
    assert list(verify()) == []


def test_the_page_names_who_is_missing_late_and_unbalanced_and_shows_the_working(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop(monkeypatch, at(date(2025, 2, 3), 12))
    by = officer(county)
    handed_in(county.township, by, published_report(granted__natural_person=2))
    closed(county, county.office)
    client = signed_in(Client(), by)
    page = client.get(UNITS).content.decode()
    assert "未报送 3" in page, "education, water and the government's own books"
    assert "系统外报送" in page
    assert "代交文件" in page
    sheets = load_workbook(BytesIO(client.get(f"{UNITS}export.xlsx").content))
    assert sheets.sheetnames == ["报送单位", "逐格汇总", "申明"]
    rows = {row[0]: row[1:] for row in sheets["逐格汇总"].iter_rows(values_only=True)}
    working = rows["“一、本年新收政府信息公开申请数量”的“总计”栏"]
    assert (sum(int(str(figure)) for figure in working[:-2] if figure is not None), working[-1]) == (5, 5)


def test_declarations_are_made_on_the_page_by_who_prepares_the_report(county: County) -> None:
    by, there = officer(county), customs(county)
    handed_in(county.township, by, published_report(granted__natural_person=2))
    client = signed_in(Client(), by)
    told = client.post(f"{UNITS}put-in/", {"key": there.pk, "reason": "口径通知"}, follow=True)
    assert "已经纳入汇总" in told.content.decode()
    said = {"kept": county.office.pk, "taken": county.township.pk, "what": "同一件", "applicant": "natural_person",
            "came": "new", "went": "granted", "count": 1, "reason": "转办"}  # fmt: skip
    told = client.post(f"{UNITS}declare/", said, follow=True)
    assert "汇总中扣除一次" in told.content.decode()
    wrong = client.post(f"{UNITS}declare/", said | {"reason": ""})
    assert (wrong.status_code, "请填写理由" in wrong.content.decode()) == (422, True)
    for verb, key in (("take-back", Duplicate.objects.get().pk), ("leave-out", Inclusion.objects.get().pk)):
        assert "撤回" in client.post(f"{UNITS}{verb}/", {"key": key}, follow=True).content.decode()
    reader = signed_in(Client(), county.supervisor)
    for verb in ("put-in", "declare", "take-back", "leave-out"):
        assert reader.post(f"{UNITS}{verb}/", said | {"key": there.pk}).status_code in {403, 422}
    alone = client.get("/office/reports/qy-office/2024/units/").content.decode()
    assert "没有所属单位，不用汇总" in alone
