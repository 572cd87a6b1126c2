"""The demonstration county: its counts of 2023, its ledgers, its people, and that it fills only what is empty."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker
from stdnum.cn import ric

from gongkai.annual.forms import FORM_2021
from gongkai.annual.record import AnnualReport, Verdict
from gongkai.annual.rules import check
from gongkai.annual.verdict import verdict
from gongkai.annual.website.checks import check as check_website
from gongkai.cases.years import count_disputes, count_requests
from gongkai.documents.readers import read
from gongkai.errors import GongkaiError
from gongkai.findings import Severity
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may
from gongkai_office.cases import queries
from gongkai_office.cases.models import DisclosureRequest, Requester
from gongkai_office.cases.queries import Risk, Scope
from gongkai_office.cases.requesters import opened
from gongkai_office.cases.verify import verify
from gongkai_office.clock import BEIJING
from gongkai_office.engagement.queries import ANSWERED, OPEN, standing
from gongkai_office.engagement.queries import out as calls_out
from gongkai_office.engagement.verify import verify as verify_comments
from gongkai_office.gazette.queries import out
from gongkai_office.gazette.verify import verify as verify_gazette
from gongkai_office.journal.models import Line
from gongkai_office.normative import queries as documents
from gongkai_office.normative.acts import Kind
from gongkai_office.normative.verify import verify as verify_documents
from gongkai_office.organs.models import Organ, OrganName
from gongkai_office.organs.queries import below, particulars_of
from gongkai_office.project import demo
from gongkai_office.project.commands.demo import fill_once_and_tell
from gongkai_office.project.demo.tables import figures
from gongkai_office.registers import queries as decisions
from gongkai_office.registers.verify import verify as verify_registers
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.queries.compute import compute
from gongkai_office.reporting.queries.frozen import openings, versions
from gongkai_office.reporting.queries.public import public_report, public_reports
from gongkai_office.reporting.queries.reports import record_of, website_of
from gongkai_office.reporting.queries.written import drafts
from gongkai_office.reporting.verify import verify as verify_reports

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 10, 5, 8, tzinfo=BEIJING)
"""A day of rest in the middle of the longest holidays, when least can end."""
GOLD = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "reports" / "000_yongning_2023.gold.json"
STEMS_AND_BRANCHES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


@pytest.fixture(scope="module")
def sheet(
    django_db_setup: None,  # noqa: ARG001  its tables
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """The county, filled once and really committed; gone afterwards."""
    with django_db_blocker.unblock(), override_settings(DATA=tmp_path_factory.mktemp("demo")):
        yield demo.fill(at=NOW)
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE organs_organ, accounts_person, journal_line CASCADE")


@pytest.fixture
def county(sheet: str) -> list[Organ]:  # noqa: ARG001  what it tells of
    """Every organ of the county, as `gongkai report demo` counts them."""
    return list(below(Organ.objects.get(code="demo")))


def test_the_counts_of_2023_are_the_published_figures_cell_by_cell(county: list[Organ]) -> None:
    counts = queries.count(queries.Books.of(organ.pk for organ in county), 2023)
    assert dict(counts.requests) == figures().requests
    assert dict(counts.disputes) == figures().disputes


def figures_of(report: AnnualReport) -> list[Decimal | int | None]:
    """Every cell of the three tables, in printed order."""
    return [report.value(address) for address in FORM_2021.addresses]


@pytest.mark.corpus
@pytest.mark.skipif(not GOLD.is_file(), reason="the corpus of real reports does not stand beside this checkout")
def test_the_published_report_of_2023_is_the_real_one_in_all_cells(county: list[Organ]) -> None:
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    two = [number for row in gold["proactive"].values() for number in row.values() if number != "万元"]
    rest = [*gold["requests"].values(), gold["review"], gold["litigation_direct"], gold["litigation_after_review"]]
    expected = [Decimal(str(number)) for number in [*two, *chain.from_iterable(rest)]]
    row = public_report(county[0], 2023)
    assert row
    assert (len(expected), figures_of(record_of(row))) == (200, expected)
    assert figures_of(compute(account(county[0], 2023)).report) == expected


@pytest.mark.parametrize("container", ["html", "docx", "pdf"])
def test_what_the_public_downloads_of_2023_balances_and_is_the_same_cell_by_cell(
    county: list[Organ], tmp_path: Path, client: Client, container: str
) -> None:
    row = public_report(county[0], 2023)
    assert row
    file = tmp_path / f"年报.{container}"
    file.write_bytes(client.get(f"/organ/demo/reports/2023/report.{container}").content)
    back = read(file)
    assert verdict(back, check(back)) is Verdict.BALANCED
    assert figures_of(back) == figures_of(record_of(row))
    assert [one.severity for one in check(back) if one.severity is Severity.ERROR] == []


def test_the_page_of_2023_reads_as_its_files_do(county: list[Organ], tmp_path: Path, client: Client) -> None:
    row, file = public_report(county[0], 2023), tmp_path / "年报.html"
    assert row
    file.write_bytes(client.get("/organ/demo/reports/2023/").content)
    assert figures_of(read(file)) == figures_of(record_of(row))


def test_the_countys_website_form_of_2023_is_published_with_its_report(county: list[Organ], client: Client) -> None:
    row = public_report(county[0], 2023)
    assert row
    form = website_of(row)
    assert form
    assert check_website(form) == ()
    assert form.value("items.total") != "0"
    assert client.get("/organ/demo/reports/2023/website/").status_code == 200


def test_every_organ_published_2023_in_time_and_nothing_was_altered_since(county: list[Organ]) -> None:
    published = {row.organ.code: row.published_at.date() for row in public_reports() if row.published_at}
    assert published.keys() == {one.code for one in county}
    assert max(published.values()) <= date(2024, 1, 31)
    assert list(verify_reports()) == []


@pytest.mark.usefixtures("sheet")
def test_the_county_prints_a_gazette_each_half_year() -> None:
    assert [(one.year, one.serial) for one in out().order_by("out_on")] == [(2024, 1), (2024, 2), (2025, 1)]
    assert out().first().organ.code == "demo"  # type: ignore[union-attr]  # there are three
    assert Client().get("/gazette/demo/2025/1/").status_code == 200
    assert list(verify_gazette()) == []


@pytest.mark.usefixtures("sheet")
def test_one_call_for_comments_is_answered_and_tied_and_one_is_open() -> None:
    answered, asked = calls_out().order_by("opens_on")
    assert (standing(answered, NOW.date()), standing(asked, NOW.date())) == (ANSWERED, OPEN)
    assert answered.document is not None
    assert f"/comments/{answered.pk}/#result" in Client().get(f"/documents/{answered.document_id}/").content.decode()
    assert list(verify_comments()) == []


def test_2024_is_open_with_what_2023_handed_on_and_its_text_begun(county: list[Organ]) -> None:
    carried = [opening.carried for organ in county if (opening := openings(account(organ, 2024, own=True)).first())]
    assert (len(carried), sum(map(len, carried))) == (len(county), 8)
    assert openings(account(county[0], 2024)).exists()
    text = drafts(account(county[0], 2024)).first()
    assert text
    assert "{{requests.new.total}}" in text.sections["1"]
    assert not versions(account(county[0], 2024)).exists()


def test_the_text_of_2023_says_nothing_that_the_real_report_says(county: list[Organ]) -> None:
    for row in public_reports().filter(year=2023, organ__in=county):
        assert not [name for name in ("永宁", "宁夏", "银川") if name in json.dumps(row.record, ensure_ascii=False)]


def test_every_year_of_the_county_opens_with_what_the_year_before_handed_on(county: list[Organ]) -> None:
    for year in (2023, 2024, 2025):
        report = compute(account(county[0], year)).report
        assert {"T3-A", "T3-B", "T3-C", "T3-D", "T4-A", "T4-B"}.isdisjoint(one.rule for one in report.findings), year


def test_the_countys_own_officer_and_head_answer_for_its_report(county: list[Organ]) -> None:
    officer, head = Person.objects.get(login="jiang.gui"), Person.objects.get(login="wu.ding")
    assert may(officer, "report.prepare", county[0], NOW.date())
    assert may(head, "report.close", county[0], NOW.date())
    assert not may(Person.objects.get(login="li.yi"), "report.read", county[0], NOW.date())


def test_table_two_of_2023_is_the_published_one(county: list[Organ]) -> None:
    organs = [organ.pk for organ in county]
    decided, written = decisions.totals(organs, 2023), documents.totals(organs, 2023)
    numbers = {cell: total.quantity for cell, total in (decided | written).items() if cell != "proactive.fees.amount"}  # type: ignore[operator]
    assert numbers == {
        "proactive.rules.issued": 0, "proactive.rules.repealed": 0, "proactive.rules.valid": 0,
        "proactive.normative_documents.issued": 4, "proactive.normative_documents.repealed": 12,
        "proactive.normative_documents.valid": 34, "proactive.licences.decisions": 14253,
        "proactive.penalties.decisions": 1811, "proactive.coercion.decisions": 96,
    }  # fmt: skip
    assert str(decided["proactive.fees.amount"].amount) == "4482.67万元"
    balance = documents.balance(organs, 2023, Kind.NORMATIVE)
    assert (balance.opening, balance.lapsed) == (54, 12)  # 54 + 4 - 12 - 12 = 34


def test_the_books_behind_table_two_agree_with_their_journal(county: list[Organ]) -> None:
    assert county
    assert [*verify_registers(), *verify_documents()] == []


def test_the_ledgers_folded_anew_give_the_same_counts(county: list[Organ]) -> None:
    rows = DisclosureRequest.objects.filter(organ__in=county).prefetch_related("entries")
    cases = [queries.folded(row) for row in rows]
    assert dict(count_requests(cases, 2023)) == figures().requests
    assert dict(count_disputes(cases, 2023)) == figures().disputes


def test_every_case_follows_from_its_ledger_and_its_journal(county: list[Organ]) -> None:
    assert county
    assert list(verify()) == []


def test_today_has_something_under_every_heading_even_on_a_day_of_rest(county: list[Organ]) -> None:
    morning = queries.today(Person.objects.get(login="li.yi"), Scope.OFFICE, NOW.date())
    assert [risk for risk in Risk if not morning.counts[risk]] == []
    assert county


def test_every_stage_that_a_case_can_stand_in_is_there(county: list[Organ]) -> None:
    stages = set(DisclosureRequest.objects.filter(organ__in=county).values_list("stage", flat=True))
    assert {"CONFIRMING", "OPEN", "AWAITING_CORRECTION", "AWAITING_PAYMENT", "CONSULTING", "IN_REVIEW"} <= stages
    assert {"AWAITING_REASONS", "SIGNED", "SERVED", "ARCHIVED"} <= stages


def test_nobody_and_no_place_in_it_is_real(county: list[Organ]) -> None:
    names = OrganName.objects.filter(organ__in=county).values_list("name", flat=True)
    assert all(name.startswith("清源县") for name in names)
    assert all(name[1:] in STEMS_AND_BRANCHES for name in Person.objects.values_list("name", flat=True))
    for requester in Requester.objects.select_related("request"):
        who = opened(requester)
        invented = set(who.name[1:]) <= set(STEMS_AND_BRANCHES) or who.name.endswith("（虚构）")
        assert invented, who.name
        assert not ric.is_valid(who.identity_number)
        assert who.email.endswith(".invalid")
        assert "永宁" not in requester.request.description


def test_every_organ_has_what_its_letters_say_of_it(county: list[Organ]) -> None:
    found = {one.code: particulars_of(one, NOW.date()) for one in county}
    assert not [code for code, kept in found.items() if kept is None or kept.missing()]
    assert {one.code for one in county if (kept := found[one.code]) and kept.bodies == ("云岭市人民政府",)} == {"demo"}


def test_the_sheet_says_whom_to_be_and_its_password_opens(sheet: str, client: Client) -> None:
    found = re.search(r"密码都是  (\S+)", sheet)
    assert found
    answer = client.post("/office/accounts/sign-in/", {"login": "li.yi", "password": found[1]})
    assert answer.status_code == 302
    assert client.get("/office/cases/").status_code == 200
    for person in Person.objects.all():
        assert f"{person.login} " in sheet


def test_the_head_signs_in_with_a_recovery_code_of_the_sheet(sheet: str, client: Client) -> None:
    password = sheet.split("密码都是  ")[1].split(maxsplit=1)[0]
    code = sheet.split("wu.ding  恢复码\n    ")[1].split("    ", maxsplit=1)[0]
    client.post("/office/accounts/sign-in/", {"login": "wu.ding", "password": password})
    client.post("/office/accounts/code/", {"code": code})
    assert client.get("/office/cases/").status_code == 200


def test_the_sheet_names_a_request_that_can_be_followed(sheet: str) -> None:
    found = re.search(r"编号 (\S+)，查询码 (\S+)", sheet)
    assert found
    assert queries.follow(found[1], found[2])


def test_a_database_that_is_not_empty_is_refused(county: list[Organ]) -> None:
    before = DisclosureRequest.objects.count()
    with pytest.raises(GongkaiError, match="只能装入空的数据库"):
        demo.fill(at=NOW)
    assert (DisclosureRequest.objects.count(), len(county)) == (before, 8)


def test_serving_it_again_tells_again_whom_to_be(sheet: str, capsys: pytest.CaptureFixture[str]) -> None:
    kept = demo.keep(sheet)
    fill_once_and_tell()
    assert capsys.readouterr().out.strip() == sheet
    assert kept.stat().st_mode & 0o077 == 0


def test_one_broken_off_is_not_served(county: list[Organ], capsys: pytest.CaptureFixture[str]) -> None:
    assert county
    Line.objects.filter(command="demo.fill").delete()
    with pytest.raises(GongkaiError, match="数据不完整"):
        fill_once_and_tell()
    assert capsys.readouterr().out == ""


def test_one_command_starts_the_office_with_the_county(tmp_path: Path) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [sys.executable, "-m", "gongkai"]
    named = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    environment = {key: value for key, value in os.environ.items() if key not in named}
    office = subprocess.Popen(
        [*command, "serve", "--demo", "--data", str(tmp_path), "--port", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert office.stdout
    said = ""
    for line in office.stdout:
        said += line
        if f"http://127.0.0.1:{port}/" in line:
            break
    again = subprocess.run(
        [*command, "demo", "--data", str(tmp_path)], capture_output=True, text=True, env=environment, check=False
    )
    office.send_signal(signal.SIGINT)
    _, errors = office.communicate(timeout=60)
    assert "chen.jia" in said, errors
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert "只能装入空的数据库" in again.stderr
