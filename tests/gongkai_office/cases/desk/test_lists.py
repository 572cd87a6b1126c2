"""Today, the ledger, its export and the calendar feed."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.fixtures import DjangoAssertNumQueries

from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.desk.feed import token
from gongkai_office.cases.models import DisclosureRequest, Requester, SavedFilter
from gongkai_office.journal.models import Line
from gongkai_office.organs.models import OrganName
from tests.factories.cases import FIRST_DAY, at, registered, served, submitted
from tests.factories.office import PASSWORD, County
from tests.gongkai_office.cases.desk.conftest import Desk


@pytest.fixture
def registrar(qingyuan: County, desk: Desk) -> Client:
    return desk(qingyuan.registrar)


def page(client: Client, name: str, /, **query: str) -> str:
    return client.get(reverse(f"cases:{name}"), query).content.decode()


def test_today_lists_by_risk_the_gravest_first(registrar: Client, qingyuan: County) -> None:
    registered(qingyuan, day=date(2024, 1, 8), description="逾期的一件")
    submitted(qingyuan)
    found = page(registrar, "today")
    assert found.index("已经逾期 <span") < found.index("逾期的一件") < found.index("待确认登记 <span")
    assert "请当天确认" in found


def test_today_says_in_plain_words_when_nothing_is_urgent(registrar: Client) -> None:
    assert "今天没有要紧的事" in page(registrar, "today")


def test_today_asks_as_often_for_one_case_as_for_many(
    registrar: Client, qingyuan: County, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        registered(qingyuan, day=date(2024, 1, 8), description=f"第{number}件")
    with django_assert_max_num_queries(28):
        page(registrar, "today")


def test_the_ledger_is_found_by_number_whatever_brackets_are_typed_and_by_words(
    registrar: Client, qingyuan: County
) -> None:
    registered(qingyuan, description="农村公路养护资金")
    registered(qingyuan, description="中小学食堂采购")
    assert "中小学食堂" in page(registrar, "list", text="清源政办公申(2024)2号")
    found = page(registrar, "list", text="养护")
    assert "农村公路" in found
    assert "中小学食堂" not in found


def found_by(client: Client, typed: str, **more: str) -> str:
    """The list after somebody typed into the one box; what was typed does not stand in the address."""
    answer = client.post(reverse("cases:find"), {"text": typed, **more})
    assert typed not in unquote(answer["Location"])
    return client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("typed", ["清源政办公申(2024)2号", "2024-2", "2024〕2号", "2号", "旧-77", "食堂", "赵大海"])
def test_one_box_finds_a_number_in_any_form_an_old_number_a_word_and_a_whole_name(
    typed: str, registrar: Client, qingyuan: County
) -> None:
    registered(qingyuan, description="农村公路养护资金", name="王晓明")
    case = registered(qingyuan, description="中小学食堂采购", name="赵大海")
    DisclosureRequest.objects.filter(pk=case.pk).update(former_number="旧-77号", words=None)
    found = found_by(registrar, typed)
    assert "中小学食堂" in found
    assert "农村公路" not in found
    assert "共 1 件" in found


def test_an_address_that_somebody_made_up_says_so(registrar: Client) -> None:
    assert "请重新输入" in page(registrar, "list", q="abc")


def test_a_requester_is_found_by_the_whole_name_only(registrar: Client, qingyuan: County) -> None:
    registered(qingyuan, name="王晓明", description="甲件")
    assert "甲件" in found_by(registrar, "王晓明")
    assert "甲件" not in found_by(registrar, "王晓")


def test_who_may_not_look_at_identities_cannot_search_by_them(qingyuan: County, desk: Desk) -> None:
    registered(qingyuan, name="王晓明", description="甲件")
    registered(qingyuan, name="赵大海", description="乙件")
    auditor = desk(qingyuan.auditor)
    assert "申请人全名" not in page(auditor, "list")
    assert "没有符合条件的申请" in found_by(auditor, "王晓明")


def test_the_next_page_goes_on_where_the_first_ended(registrar: Client, qingyuan: County) -> None:
    for number in range(51):
        registered(qingyuan, description=f"第{number:02d}项")
    first = registrar.get(reverse("cases:list"))
    rows = {row.case.number for row in first.context["rows"]}
    second = registrar.get(reverse("cases:list"), {"after": first.context["after"]})
    assert len(rows) == 50
    assert [row.case.serial for row in second.context["rows"]] == [1]
    assert "页码不对" in page(registrar, "list", after="胡乱")


def test_a_formula_that_somebody_asked_for_is_a_mere_text_in_the_export(registrar: Client, qingyuan: County) -> None:
    evil = '=HYPERLINK("http://example.invalid","点我")'
    case = registered(qingyuan, description=evil)
    assign(case=case.pk, office=qingyuan.water, handler=None, by=qingyuan.registrar, at=at(FIRST_DAY, 10))
    answer = registrar.get(reverse("cases:export"))
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    cell = sheet.cell(4, 6)
    assert (cell.value, cell.data_type) == (evil, "s")
    assert cell.hyperlink is None
    assert sheet.cell(4, 4).value == "王*明"
    assert sheet.cell(4, 12).value == "清源县水务局"


def test_an_export_holds_what_the_filter_left(registrar: Client, qingyuan: County) -> None:
    registered(qingyuan, description="农村公路养护资金")
    registered(qingyuan, description="中小学食堂采购")
    answer = registrar.get(reverse("cases:export"), {"text": "食堂"})
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert [sheet.cell(line, 6).value for line in range(4, sheet.max_row + 1)] == ["中小学食堂采购"]
    line = Line.objects.get(command="case.export")
    assert (line.by, line.facts) == (str(qingyuan.registrar.pk), {"cases": 1})


def feed(county: County, secret: str) -> str:
    return reverse("cases:feed", args=[county.registrar.pk, secret, "office"])


def test_the_calendar_tells_due_days_and_no_word_of_the_requests(qingyuan: County) -> None:
    registered(qingyuan, description="农村公路养护资金")
    content = Client().get(feed(qingyuan, token(qingyuan.registrar))).content
    told = content.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20240401" in told
    assert "清源政办公申〔2024〕1号" in told
    assert "养护" not in told
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_changed_password_or_a_closed_account_shuts_the_calendar(qingyuan: County) -> None:
    person, secret = qingyuan.registrar, token(qingyuan.registrar)
    assert Client().get(feed(qingyuan, secret)).status_code == 200
    person.set_password(f"{PASSWORD}-2")
    person.save()
    assert Client().get(feed(qingyuan, secret)).status_code == 404
    person.is_active = False
    person.save()
    assert Client().get(feed(qingyuan, token(person))).status_code == 404


def test_a_case_in_time_says_so_and_shows_its_row(registrar: Client, qingyuan: County) -> None:
    case: DisclosureRequest = registered(qingyuan, day=date(2024, 3, 1))
    served(qingyuan, case.pk, date(2024, 3, 4))
    found = registrar.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "在答复期限之内" in found
    assert "（一）予以公开" in found


def test_a_list_runs_by_due_day_and_the_next_page_goes_on_there(registrar: Client, qingyuan: County) -> None:
    late = registered(qingyuan, day=date(2024, 1, 8), description="先到期")
    for number in range(50):
        registered(qingyuan, day=date(2024, 2, 26), description=f"第{number:02d}项")
    first = registrar.get(reverse("cases:list"), {"order": "due"})
    assert first.context["rows"][0].case.pk == late.pk
    second = registrar.get(reverse("cases:list"), {"order": "due", "after": first.context["after"]})
    seen = [row.case.pk for answer in (first, second) for row in answer.context["rows"]]
    assert len(seen) == len(set(seen)) == 51
    received = registrar.get(reverse("cases:list"), {"order": "received"})
    assert late.pk not in {row.case.pk for row in received.context["rows"]}


def test_a_filter_is_kept_used_first_shared_and_dropped(registrar: Client, qingyuan: County, desk: Desk) -> None:
    registered(qingyuan, description="中小学食堂采购")
    registered(qingyuan, description="农村公路养护资金")
    query = registrar.post(reverse("cases:find"), {"text": "食堂"})["Location"].partition("?")[2]
    registrar.post(reverse("cases:keep_filter"), {"query": query, "name": "食堂", "shared": "on", "by_default": "on"})
    first = registrar.get(reverse("cases:list"), follow=True).content.decode()
    assert "中小学食堂" in first
    assert "农村公路" not in first
    assert "食堂" not in SavedFilter.objects.get().query
    assert "陈甲共用" in page(desk(qingyuan.handler), "list")
    kept = SavedFilter.objects.get()
    assert desk(qingyuan.handler).post(reverse("cases:drop_filter", args=[kept.pk])).status_code == 404
    assert "不能再用" in registrar.get(reverse("cases:drop_filter", args=[kept.pk])).content.decode()
    registrar.post(reverse("cases:drop_filter", args=[kept.pk]))
    assert not SavedFilter.objects.exists()
    assert set(Line.objects.filter(command__startswith="list.").values_list("command", flat=True)) == {
        "list.keep", "list.drop",
    }  # fmt: skip


def test_a_printed_list_names_its_filter_its_day_and_its_count_but_not_what_was_typed(
    registrar: Client, qingyuan: County
) -> None:
    registered(qingyuan, name="王晓明", description="甲件")
    where = registrar.post(reverse("cases:find"), {"text": "王晓明", "stage": "OPEN"})["Location"].partition("?")[2]
    printed = registrar.get(f"{reverse('cases:printed')}?{where}").content.decode()
    assert "2024年3月4日" in printed
    assert "共 1 件" in printed
    assert "阶段：办理中" in printed
    assert "王晓明" not in printed


def test_no_cell_of_an_export_can_run_as_a_formula(registrar: Client, qingyuan: County) -> None:
    case = registered(qingyuan, description="=1+1")
    evil = '=HYPERLINK("http://example.invalid")'
    columns = {"number": "@SUM(1)", "former_number": "+1+1", "outcome": ""}
    DisclosureRequest.objects.filter(pk=case.pk).update(**columns, handler=qingyuan.handler, office=qingyuan.water)
    Requester.objects.filter(request=case).update(masked_name=evil)
    Person.objects.filter(pk=qingyuan.handler.pk).update(name="-1+1")
    OrganName.objects.filter(organ=qingyuan.water).update(name="=cmd|' /C calc'!A0")
    sheet = load_workbook(BytesIO(registrar.get(reverse("cases:export")).content)).worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=4) for cell in row if cell.value]
    assert {"=1+1", "@SUM(1)", evil, "-1+1", "=cmd|' /C calc'!A0"} <= {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def several(client: Client, do: str, *cases: DisclosureRequest, **more: str) -> str:
    given = {"do": do, "case": [str(case.pk) for case in cases], **more}
    return client.post(reverse("cases:several"), given).content.decode()


def test_several_cases_are_handed_out_at_once_each_with_its_own_result(registrar: Client, qingyuan: County) -> None:
    one, two = registered(qingyuan, description="甲件"), registered(qingyuan, description="乙件")
    assert "分办 2 件" in several(registrar, "assign", one, two)
    assert not DisclosureRequest.objects.filter(handler__isnull=False).exists()
    to = f"{qingyuan.office.pk}/{qingyuan.handler.pk}"
    assert "2 件已分办" in several(registrar, "assign", one, two, sure="1", to=to)
    assert DisclosureRequest.objects.filter(handler=qingyuan.handler).count() == 2


def test_what_cannot_be_done_with_one_of_several_is_said_and_holds_up_no_other(qingyuan: County, desk: Desk) -> None:
    ended, running = registered(qingyuan, day=date(2024, 3, 1)), registered(qingyuan, description="乙件")
    served(qingyuan, ended.pk, date(2024, 3, 4))
    page_of = several(desk(qingyuan.handler), "archive", ended, running, sure="1")
    assert "1 件已归档，1 件没有办成" in page_of
    assert "不能登记“归档”" in page_of
    ended.refresh_from_db()
    assert ended.stage == "ARCHIVED"


def test_several_are_taken_by_whom_they_were_handed_to_and_by_no_other(qingyuan: County, desk: Desk) -> None:
    one = registered(qingyuan)
    assign(case=one.pk, office=None, handler=qingyuan.handler, by=qingyuan.registrar, at=at(FIRST_DAY, 10))
    assert "没有办成" in several(desk(qingyuan.registrar), "take", one, sure="1")
    assert "1 件已签收" in several(desk(qingyuan.handler), "take", one, sure="1")


def test_a_strangers_case_is_not_even_named_among_several(qingyuan: County, yunling: County, desk: Desk) -> None:
    secret = registered(qingyuan)
    page_of = several(desk(yunling.registrar), "archive", secret, sure="1")
    assert "没有选中申请" in page_of
    assert secret.number not in page_of


def test_a_renewed_address_shuts_the_old_calendar(registrar: Client, qingyuan: County) -> None:
    old = token(qingyuan.registrar)
    registrar.post(reverse("cases:renew_feed"))
    assert Client().get(feed(qingyuan, old)).status_code == 404
    assert Client().get(feed(qingyuan, token(qingyuan.registrar))).status_code == 200
