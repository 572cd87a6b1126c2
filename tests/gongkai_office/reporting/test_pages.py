"""The pages of the annual report: who opens which, what they show, what they do."""

from __future__ import annotations

import hashlib
from datetime import date
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from gongkai.annual.forms import FORM_2021
from gongkai.documents.media import Media
from gongkai.documents.readers import read_bytes
from gongkai_office.accounts.models import Person, Role
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.files.fields import UploadField
from gongkai_office.files.models import StoredFile
from gongkai_office.journal.models import Line
from gongkai_office.registers.commands.enter_total import enter_total, total
from gongkai_office.registers.kinds import Kind
from gongkai_office.reporting.models import Opening, Version, Waiver
from tests.factories.books import closed, officer
from tests.factories.cases import at
from tests.factories.office import County, signed_in

pytestmark = pytest.mark.django_db

OFFICE = "/office/reports/qy-office/2024/"
COUNTY = "/office/reports/qy/2024/"


def got(who: Person, path: str, **query: str) -> str:
    answer = signed_in(Client(), who).get(path, query)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_report_shows_the_figures_and_each_opens_what_it_counts(county: County) -> None:
    page = got(officer(county), OFFICE)
    assert "清源县人民政府办公室 2024 年政府信息公开工作年度报告" in page
    assert "随登记变动，尚未交账" in page
    assert page.count('class="figure') == len(FORM_2021.addresses)
    cell = f"{OFFICE}cell/requests.granted.natural_person/?own=1"
    assert f'href="{cell}"' in page
    opened = got(officer(county), cell)
    assert "清源政办公申〔2024〕1号" in opened
    assert "清源政办公申〔2024〕2号" not in opened
    assert "2024 年内办结、结果为“予以公开”的申请，申请人是自然人" in opened


def test_a_finding_stands_beside_the_tables_in_words(county: County) -> None:
    assert "第二部分的表格不完整，缺7格" in got(officer(county), OFFICE)


def test_as_of_a_day_the_page_says_so_and_carries_the_day_into_the_cells(county: County) -> None:
    page = got(officer(county), OFFICE, as_of="2024-06-10")
    assert "截至 2024-06-10 的登记" in page
    assert f'{OFFICE}cell/requests.new.total/?own=1&amp;as_of=2024-06-10"' in page
    opened = got(officer(county), f"{OFFICE}cell/requests.carried_over.total/", own="1", as_of="2024-06-10")
    assert "清源政办公申〔2024〕2号" in opened
    assert "清源政办公申〔2024〕1号" not in opened


def test_the_regions_figure_opens_only_the_cases_that_the_reader_may_read(county: County) -> None:
    path = f"{COUNTY}cell/requests.new.total/"
    assert "〔2024〕1号" in got(county.supervisor, path)
    government_officer = got(officer(county), path)
    assert "其中 4 个机关的，您没有查看的权限" not in government_officer  # 蒋癸 reads the office's too
    assert "其中 3 个机关的，您没有查看的权限" in government_officer


def test_a_figure_is_taken_along_as_excel_and_the_journal_knows(county: County) -> None:
    answer = signed_in(Client(), officer(county)).get(f"{OFFICE}cell/requests.handled.total/export.xlsx")
    assert answer.status_code == 200
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    numbers = {row[0].value for row in sheet.iter_rows(min_row=4)}
    assert numbers == {"清源政办公申〔2024〕1号", "清源政办公申〔2024〕2号"}
    assert Line.objects.get(command="case.export").facts == {"cases": 2}


def test_what_is_written_and_read_back_is_the_same_record(county: County) -> None:
    for container in ("html", "docx", "xlsx", "json"):
        answer = signed_in(Client(), officer(county)).get(f"{OFFICE}file/{container}/")
        report = read_bytes(answer.content, f"年报.{container}")
        assert report.value("requests.new.total") == 3, container
        assert report.value("reconsideration.total") == 0, container


READERS = {
    Role.REPORT_OFFICER: 200, Role.HEAD: 200, Role.REVIEWER: 200, Role.SUPERVISOR: 200, Role.AUDITOR: 200,
    Role.REGISTRAR: 403, Role.HANDLER: 403, Role.EDITOR: 403, Role.SECRECY_REVIEWER: 403, Role.ADMINISTRATOR: 403,
}  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_the_reports_of_an_organ_are_for_those_who_answer_for_it(county: County, role: Role) -> None:
    where = county.government if role in {Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR} else county.office
    client = signed_in(Client(), county.people[where, role])
    for page in ("", "books/", "books/last-year/", "file/json/", "cell/requests.new.total/", "text/", "way/"):
        assert client.get(OFFICE + page).status_code == READERS[role], page
    taken = client.get(f"{OFFICE}cell/requests.new.total/export.xlsx").status_code
    assert taken == (403 if role in {Role.HEAD, Role.REVIEWER} else READERS[role])


def test_nobody_finds_another_countys_report(county: County, yunling: County) -> None:
    assert signed_in(Client(), yunling.supervisor).get(OFFICE).status_code == 404
    assert signed_in(Client(), county.people[county.education, Role.HEAD]).get(OFFICE).status_code == 404
    assert signed_in(Client(), officer(county)).get("/office/reports/qy-education/2024/").status_code == 404


def test_what_is_no_cell_and_no_year_is_not_found(county: County) -> None:
    client = signed_in(Client(), officer(county))
    for path in ("cell/requests.nothing.total/", "cell/proactive.rules/export.xlsx", "file/exe/"):
        assert client.get(OFFICE + path).status_code == 404
    assert client.get("/office/reports/qy-office/2016/").status_code == 404
    assert client.get("/office/reports/qy-office/2999/").status_code == 404


def test_an_empty_cell_says_so(county: County) -> None:
    assert "这一格没有计任何申请。" in got(officer(county), f"{OFFICE}cell/requests.partial.total/")


def test_the_list_of_organs_says_how_far_the_books_of_each_stand(county: County) -> None:
    page = got(county.supervisor, "/office/reports/")
    assert page.count("实时报告") == 5
    assert page.count("未交账") == 5
    assert "清源县水务局" in got(county.supervisor, "/office/reports/", text="水务")
    assert "没有符合条件的机关" in got(county.supervisor, "/office/reports/", text="火星")


def test_who_answers_for_one_organ_goes_straight_to_its_report(county: County) -> None:
    answer = signed_in(Client(), county.people[county.education, Role.HEAD]).get("/office/reports/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/office/reports/qy-education/")


def posted(who: Person, verb: str, **data: str) -> str:
    answer = signed_in(Client(), who).post(f"{OFFICE}books/{verb}/?own=1", {"own": "1", **data}, follow=True)
    assert answer.status_code in {200, 422}
    return answer.content.decode()


def test_the_year_is_opened_a_rule_waived_the_books_closed_and_corrected_on_the_pages(county: County) -> None:
    assert "2024 年度已经建账" in posted(officer(county), "open")
    assert Opening.objects.count() == 1
    assert "还有事项没有处理，不能交账" in posted(officer(county), "close")
    assert "规则 STR-A 已经豁免" in posted(officer(county), "waive", rule="STR-A", cells="", reason="表二另行报送")
    waiver = Waiver.objects.get()
    assert "表二另行报送" in got(officer(county), f"{OFFICE}books/")
    assert "的豁免已经撤回" in posted(officer(county), "end-waiver", waiver=str(waiver.pk))
    posted(officer(county), "waive", rule="STR-A", cells="", reason="表二另行报送")
    assert "数据已经封存" in posted(officer(county), "close")
    assert "已经批准一次更正" in posted(county.head, "permit", number="", reason="信件误投")
    assert "没有可以更正的" in posted(officer(county), "correct", reason="核对")
    assert Version.objects.count() == 1
    assert "按当时的登记重新推算，数字一致" in got(officer(county), f"{OFFICE}books/version/1/", own="1")


def test_a_verb_without_the_right_is_refused(county: County) -> None:
    client = signed_in(Client(), county.auditor)
    for verb in ("open", "close", "waive", "permit", "correct"):
        answer = client.post(f"{OFFICE}books/{verb}/", {"rule": "STR-A", "reason": "核对", "number": ""})
        assert answer.status_code in {403, 422}, verb
    assert [model.objects.count() for model in (Opening, Version, Waiver)] == [0, 0, 0]


def test_last_years_published_report_is_read_and_held_against_the_open_cases(county: County) -> None:
    """The county's own report of 2024 as a file opens 2025 in an office that never closed 2024 here."""
    client = signed_in(Client(), officer(county))
    published = client.get(f"{OFFICE}file/html/").content
    path = "/office/reports/qy-office/2025/books/last-year/"
    refused = client.post(path, {"file": upload(published.replace(b"2024", b"2022"))})
    assert "这份报告是 2022 年度的" in refused.content.decode()
    answer = client.post(path, {"file": upload(published)}, follow=True)
    assert "2025 年度已经建账，上年结转与登记簿一致" in answer.content.decode()
    opening = Opening.objects.get()
    assert (opening.source, len(opening.carried)) == ("document", 1)
    books = client.get("/office/reports/qy-office/2025/books/").content.decode()
    assert hashlib.sha256(published).hexdigest() in books
    kept = client.get(f"{path}{opening.pk}/")
    assert (kept.content, kept["Content-Disposition"].partition(";")[0]) == (published, "attachment")
    assert signed_in(Client(), county.handler).get(f"{path}{opening.pk}/").status_code == 403
    client.post(path, {"file": upload(published)})
    assert StoredFile.objects.count() == 1, "one file, however often the year is opened with it"


def test_a_web_page_is_taken_where_a_published_report_is_asked_for_and_nowhere_else() -> None:
    page = b"<html><body><p>report</p></body></html>"
    taken = UploadField("file", kinds=(Media.HTML,)).clean(SimpleUploadedFile("report.html", page))
    assert [one.media for one in taken] == [Media.HTML]
    with pytest.raises(ValidationError, match="认不出这是什么文件"):
        UploadField("file").clean(SimpleUploadedFile("report.html", page))
    assert "text/html" not in UploadField("file").widget.attrs["accept"]


def test_figures_typed_in_that_do_not_agree_are_named(county: County) -> None:
    names = ("natural_person", "commercial", "research", "public_welfare", "legal_service", "other")
    figures = {f"carried_over-{name}": "0" for name in names}
    figures |= {f"{forum}-pending": "0" for forum in ("reconsideration", "litigation_direct")}
    figures |= {"litigation_after_reconsideration-pending": "0", "by_hand": "1"}
    client = signed_in(Client(), officer(county))
    answer = client.post("/office/reports/qy-office/2025/books/last-year/", figures)
    assert "自然人：上年报告结转 0 件，登记簿里年初未办结的有 1 件" in answer.content.decode()
    incomplete = client.post("/office/reports/qy-office/2025/books/last-year/", {"by_hand": "1"})
    assert incomplete.status_code == 422
    assert "没有的填 0" in incomplete.content.decode()


def test_a_closed_year_shows_its_version_and_no_waivers_to_set(county: County) -> None:
    closed(county, county.office)
    page = got(officer(county), OFFICE)
    assert "已交账 第 1 版" in page
    assert DisclosureRequest.objects.count() == 3
    assert date(2025, 1, 10).isoformat() in got(officer(county), f"{OFFICE}books/", own="1")


def upload(content: bytes) -> BytesIO:
    """A file as a form sends it."""
    file = BytesIO(content)
    file.name = "年度报告.html"
    return file


def test_a_figure_of_table_two_opens_the_totals_it_rests_on_and_says_that_they_were_typed(county: County) -> None:
    first, last, source = date(2024, 1, 1), date(2024, 12, 31), "行政审批系统年度统计"
    statement = total(Kind.LICENCE, first=first, last=last, quantity=1425, source=source)
    enter_total(organ=county.office, statement=statement, by=officer(county), at=at(date(2025, 1, 6)))
    page = got(officer(county), OFFICE)
    assert 'title="依据录入的期间合计数"' in page
    assert "1 格依据录入的合计数" in page
    cell = f"{OFFICE}cell/proactive.licences.decisions/"
    opened = got(officer(county), cell)
    assert "：1425" in opened
    assert "行政审批系统年度统计" in opened
    answer = signed_in(Client(), officer(county)).get(f"{cell}export.xlsx")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    assert [one.value for one in sheet[4]][5] == "1425"
    assert Line.objects.get(command="books.export").facts["rows"] == 1
    assert "1425" not in got(officer(county), OFFICE, as_of="2024-12-31")
