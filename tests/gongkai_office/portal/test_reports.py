"""The public reads an organ's annual reports by year, takes them along, and sees what was corrected."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from gongkai.documents.readers import read_bytes
from gongkai_office.accounts.models import Role
from gongkai_office.cases.commands.permit import permit
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.correct_report import correct_report
from gongkai_office.reporting.commands.reports.announce import announce
from tests.factories.books import closed, closed_account, officer
from tests.factories.cases import at
from tests.factories.office import County, organ
from tests.factories.portal import body, text
from tests.factories.reports import in_2024, published, registered_late, signed_report, walked
from tests.factories.websites import filled_whole

pytestmark = pytest.mark.django_db(transaction=True)
HERE = "/organ/qy-office/reports/"


@pytest.fixture
def county(qingyuan: County) -> County:
    """2024 in the county's office."""
    return in_2024(qingyuan)


def test_a_published_report_is_read_by_year_and_taken_along(client: Client, county: County) -> None:
    published(county)
    assert f'href="{HERE}2024/"' in text(client.get(HERE))
    page = text(client.get(f"{HERE}2024/"))
    assert "全年新收政府信息公开申请3件" in page
    assert "三、收到和处理政府信息公开申请情况" in page
    for container in ("docx", "xlsx", "html", "json", "pdf"):
        answer = client.get(f"{HERE}2024/report.{container}")
        read = read_bytes(body(answer), f"年报.{container}")
        assert (read.year, read.value("requests.new.total"), read.value("litigation_direct.total")) == (2024, 3, 0)


def test_what_is_not_published_has_no_page(client: Client, county: County) -> None:
    signed_report(county)
    assert "还没有公开的年度报告" in text(client.get(HERE))
    assert client.get(f"{HERE}2024/").status_code == 404
    assert client.get(f"{HERE}2024/report.pdf").status_code == 404


def test_the_file_holds_nothing_that_the_house_noted_for_itself(client: Client, county: County) -> None:
    published(county)
    data = json.loads(body(client.get(f"{HERE}2024/report.json")))
    assert (data["findings"], data["notes"], data["published_on"]) == ([], [], "2025-01-13")
    assert "另行报送" not in json.dumps(data, ensure_ascii=False)


def test_a_correction_stands_over_the_report_with_old_and_new(client: Client, county: County) -> None:
    report, later = published(county), date(2025, 1, 15)
    permit(organ=county.office, year=2024, number="", reason="信件误投", by=county.head, at=at(later, 8))
    registered_late(county)
    correct_report(one=account(county.office, 2024), by=officer(county), at=at(later, 12), reason="补登")
    announce(report=report.pk, by=officer(county), at=at(later, 13), reason="补登一件误投的信件")
    page = text(client.get(f"{HERE}2024/"))
    assert "更正公告" in page
    assert "补登一件误投的信件" in page
    assert "<td>3</td><td>4</td>" in page
    assert "全年新收政府信息公开申请3件" in page
    (row,) = json.loads(body(client.get("/api/reports", {"organ": "qy-office"})))["results"]
    assert {one["address"]: one["now"] for one in row["corrections"]}["requests.new.total"] == "4"


def test_programs_page_through_the_reports(client: Client, county: County) -> None:
    published(county)
    page = json.loads(body(client.get("/api/reports", {"year": 2024})))
    assert [row["url"] for row in page["results"]] == [f"{HERE}2024/"]
    assert page["next"] == ""
    assert client.get("/api/reports", {"after": "x"}).status_code == 422


def test_the_websites_yearly_form_is_read_and_taken_along_with_the_report(client: Client, county: County) -> None:
    filled_whole(county)
    published(county)
    assert f'href="{HERE}2024/website/"' in text(client.get(HERE))
    page = text(client.get(f"{HERE}2024/website/"))
    assert "2024年政府网站工作年度报表" in page
    assert "独立用户访问总量（个）" in page
    for container in ("docx", "xlsx", "html", "json", "pdf"):
        assert client.get(f"{HERE}2024/website.{container}").status_code == 200
    kept = json.loads(body(client.get(f"{HERE}2024/website.json")))
    assert (kept["values"]["site.visits"], kept["published_on"]) == ("8200", "2025-01-13")


def test_a_report_without_the_form_has_no_page_of_it(client: Client, county: County) -> None:
    published(county)
    assert "网站工作年度报表" not in text(client.get(HERE))
    assert client.get(f"{HERE}2024/website/").status_code == 404
    assert client.get(f"{HERE}2024/website.pdf").status_code == 404


def test_an_organ_publishes_its_own_figures_and_those_of_all_below_it_side_by_side(
    client: Client, county: County
) -> None:
    centre, head = organ("清源县招生考试中心", "清源招", "qy-exams", parent=county.education), county.people
    closed(county, centre)
    own, whole = account(county.education, 2024, own=True), account(county.education, 2024)
    for one in (own, whole):
        closed_account(county, one)
        walked(county, one, head[county.education, Role.HEAD])
    here = "/organ/qy-education/reports/"
    listed = text(client.get(here))
    assert f'href="{here}2024/">清源县教育局2024年政府信息公开工作年度报告（含所属机关）' in listed
    assert f'href="{here}2024/own/">清源县教育局2024年政府信息公开工作年度报告（仅本机关）' in listed
    assert "统计范围：含所属机关" in text(client.get(f"{here}2024/"))
    assert "看2024年含所属机关的报告" in text(client.get(f"{here}2024/own/"))
    assert client.get(f"{here}2024/own/report.docx").status_code == 200
    rows = json.loads(body(client.get("/api/reports", {"organ": "qy-education"})))["results"]
    assert [(row["own"], row["url"]) for row in rows] == [(False, f"{here}2024/"), (True, f"{here}2024/own/")]
