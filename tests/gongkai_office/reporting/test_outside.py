"""An organ that keeps its books elsewhere hands its report in; a person answers for every cell of it."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.annual.forms import FORM_2021
from gongkai.annual.record import AnnualReport, Status
from gongkai.documents.pictures import page_picture, page_sizes
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.files.models import StoredFile
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.outside.confirm import confirm, confirm_table
from gongkai_office.reporting.commands.outside.submit import submit
from gongkai_office.reporting.commands.reports.hand_in import accept_report, publish_report, return_report
from gongkai_office.reporting.models import HandIn, How, Report, Stage, Version
from gongkai_office.reporting.policies import may_hand_in
from gongkai_office.reporting.queries.compute import compute, tables
from gongkai_office.reporting.queries.outside import Checking
from gongkai_office.reporting.verify import verify
from tests.factories.books import officer
from tests.factories.cases import at
from tests.factories.layouts.catalogue import PAGES
from tests.factories.layouts.pdf import encrypted, scanned
from tests.factories.office import County, appointed, person, signed_in
from tests.factories.outside import BLURRED, DAY, handed_in, published_report, taken

pytestmark = pytest.mark.django_db
PAGE = "/office/reports/qy-baishi/2024/outside/"


def test_the_file_is_kept_and_read_and_nothing_of_it_counts_yet(county: County) -> None:
    row = taken(county.township, officer(county), published_report(blurred=True, granted__natural_person=4))
    file = StoredFile.objects.get()
    assert (row.file, file.purpose, len(file.sha256)) == (file, "report", 64)
    checking = Checking(row)
    assert checking.read.value("requests.granted.natural_person") == 4
    assert [one.address for one in checking.cells if one.alone] == [BLURRED]
    assert len(checking.waiting) == len(FORM_2021.addresses)
    assert tables(account(county.government, 2024)).value("requests.new.total") == 3


def test_a_doubtful_cell_is_typed_by_name_from_a_named_place_and_never_confirmed_with_its_table(county: County) -> None:
    by = officer(county)
    row = taken(county.township, by, published_report(blurred=True))
    count = confirm_table(hand_in=row.pk, table="2", by=by, at=at(DAY, 10))
    assert count == len(FORM_2021.proactive_addresses) - 1
    with pytest.raises(GongkaiError, match="请写明出处"):
        confirm(hand_in=row.pk, address=BLURRED, value="37", by=by, at=at(DAY, 10))
    with pytest.raises(GongkaiError, match="请填写整数"):
        confirm(hand_in=row.pk, address=BLURRED, value="三十七", source="原件", by=by, at=at(DAY, 10))
    made = confirm(hand_in=row.pk, address=BLURRED, value=" ３７ ", source="原件第1页表二", by=by, at=at(DAY, 10))
    assert (made.how, made.value, made.source, made.by) == (How.TYPED, "37", "原件第1页表二", by)
    assert Checking(row).report.value(BLURRED) == 37
    assert Checking(row).read.value(BLURRED) is None, "what was read stays as it was read"


def test_cells_that_do_not_tie_are_looked_at_one_by_one(county: County) -> None:
    report = published_report(granted__natural_person=4)
    cells = {**report.cells, "requests.new.total": report.cell("requests.new.commercial")}
    row = taken(county.township, officer(county), replace(report, cells=cells))
    alone = {one.address for one in Checking(row).cells if one.alone}
    assert {"requests.new.total", "requests.handled.total", "requests.new.natural_person"} <= alone
    assert not any(address.startswith("proactive.") for address in alone)


def test_nothing_is_handed_in_before_every_cell_is_confirmed(county: County) -> None:
    by = officer(county)
    row = taken(county.township, by, published_report())
    with pytest.raises(GongkaiError, match=f"还有 {len(FORM_2021.addresses)} 格没有核对"):
        submit(hand_in=row.pk, by=by, at=at(DAY, 11))
    assert not Report.objects.exists()


def test_what_is_handed_in_counts_at_once_and_only_once_and_no_more_when_it_is_returned(county: County) -> None:
    report = handed_in(county.township, officer(county), published_report(granted__natural_person=4))
    whole = account(county.government, 2024)
    assert (report.stage, tables(whole).value("requests.new.total")) == (Stage.SUBMITTED, 7)
    assert tables(account(county.township, 2024)).value("requests.granted.total") == 4
    accepted = accept_report(report=report.pk, by=county.supervisor, at=at(DAY, 13))
    assert tables(whole).value("requests.new.total") == 7
    assert "白石镇人民政府没有在本系统记账" in "".join(compute(whole).report.notes)
    assert publish_report(report=accepted.pk, by=officer(county), at=at(DAY, 14)).stage == Stage.PUBLISHED
    assert list(verify()) == []


def test_a_returned_report_is_mended_where_it_was_wrong_and_handed_in_again(county: County) -> None:
    by = officer(county)
    report = handed_in(county.township, by, published_report(blurred=True))
    row = report.hand_in
    with pytest.raises(GongkaiError, match="请主管部门先退回"):
        confirm(hand_in=row.pk, address=BLURRED, value="38", source="原件第1页", by=by, at=at(DAY, 12))
    return_report(report=report.pk, by=county.supervisor, at=at(DAY, 13), remark="许可数看不清，请核对")
    assert tables(account(county.government, 2024)).value("requests.new.total") == 3
    confirm(hand_in=row.pk, address=BLURRED, value="38", source="电话核实后照原件第1页", by=by, at=at(DAY, 14))
    again = submit(hand_in=row.pk, by=by, at=at(DAY, 15))
    assert (again.number, tables(account(county.township, 2024)).value(BLURRED)) == (2, 38)
    assert Version.objects.filter(cause="outside").count() == 2
    assert list(verify()) == []


def test_who_confirmed_the_report_does_not_accept_it(county: County) -> None:
    by = officer(county)
    appointed(by, county.government, Role.SUPERVISOR)
    report = handed_in(county.township, by, published_report())
    with pytest.raises(GongkaiError, match="请由另一个人接收"):
        accept_report(report=report.pk, by=by, at=at(DAY, 13))


def test_the_report_of_another_year_or_of_an_organ_with_books_here_is_not_taken(county: County) -> None:
    by = officer(county)
    with pytest.raises(GongkaiError, match="这份报告是 2023 年度的"):
        taken(county.township, by, published_report(2023), year=2024)
    with pytest.raises(GongkaiError, match="在本系统里有 2024 年的登记"):
        taken(county.office, by, published_report())
    with pytest.raises(GongkaiError, match="没有读出年度报告的法定表格"):
        taken(
            county.township, by, AnnualReport(year=2024, title="通知", narrative={"0": "各乡镇："}), layout="html-site"
        )


def test_the_nearest_report_officer_above_stands_in_only_where_the_organ_has_none(county: County) -> None:
    above, on = officer(county), date(2025, 1, 14)
    assert may_hand_in(above, county.township, on)
    assert not may_hand_in(county.supervisor, county.township, on)
    own = person("尤填", "you.tian", county.township)
    appointed(own, county.township, Role.REPORT_OFFICER)
    assert may_hand_in(own, county.township, on)
    assert not may_hand_in(above, county.township, on)
    with pytest.raises(ForbiddenError, match="由该机关的年报填报人报送"):
        taken(county.township, above, published_report())


def test_a_page_of_the_file_comes_as_a_picture_of_its_own_size() -> None:
    data = PAGES["pdf-ruled"].render(published_report())
    width, height = page_sizes(data, "年报.pdf")[0]
    picture = page_picture(data, "年报.pdf", 1)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    wide, high = struct.unpack(">II", picture[16:24])
    assert (wide, high) == (pytest.approx(2 * width, abs=2), pytest.approx(2 * height, abs=2))
    points = zlib.decompress(picture[picture.index(b"IDAT") + 4 : picture.index(b"IEND") - 8])
    assert (min(points) < 64, max(points) > 200) == (True, True), "there is print on it"
    with pytest.raises(GongkaiError, match="没有第 99 页"):
        page_picture(data, "年报.pdf", 99)


def test_the_page_leads_from_cell_to_cell_and_shows_each_beside_the_original(county: County) -> None:
    by = officer(county)
    taken(county.township, by, published_report(blurred=True))
    client = signed_in(Client(), by)
    page = client.get(PAGE).content.decode()
    assert "须逐格核对" in page
    cell = client.get(f"{PAGE}cells/").content.decode()
    assert "3?7" in cell
    assert f"{PAGE}page/1.png" in cell
    assert '<rect class="spot"' in cell
    picture = client.get(f"{PAGE}page/1.png")
    assert (picture["Content-Type"], picture.content[:4]) == ("image/png", b"\x89PNG")
    refused = client.post(f"{PAGE}cells/", {"cell": BLURRED, "value": "37"})
    assert (refused.status_code, 'value="37"' in refused.content.decode()) == (422, True)
    moved = client.post(f"{PAGE}cells/", {"cell": BLURRED, "value": "37", "source": "原件第1页"})
    assert moved["Location"].startswith(f"{PAGE}?"), "none is left that must be looked at by itself"
    one = client.post(f"{PAGE}cells/", {"cell": "proactive.rules.issued", "value": "0"})
    assert "cell=proactive.rules.repealed" in one["Location"]
    original = client.get(f"{PAGE}original/")
    assert (original.content[:4], original["Content-Disposition"].partition(";")[0]) == (b"%PDF", "attachment")


@pytest.mark.parametrize("layout", ["docx", "xlsx", "html-site", "text-gb18030"])
def test_a_file_without_pages_shows_the_table_as_printed_with_the_place_marked(county: County, layout: str) -> None:
    by = officer(county)
    taken(county.township, by, published_report(granted__natural_person=41), layout=layout)
    client = signed_in(Client(), by)
    shown = client.get(f"{PAGE}cells/", {"cell": "requests.granted.natural_person"}).content.decode()
    assert "<mark>41</mark>" in shown


def test_nobody_else_opens_or_changes_what_was_handed_in(county: County, yunling: County) -> None:
    row = taken(county.township, officer(county), published_report(blurred=True))
    for stranger in (county.head, yunling.supervisor, county.people[county.education, Role.HEAD]):
        client = signed_in(Client(), stranger)
        for path in ("", "cells/", "original/", "page/1.png"):
            assert client.get(f"{PAGE}{path}").status_code in {403, 404}, path
    reader = signed_in(Client(), county.supervisor)
    assert reader.get(PAGE).status_code == 200
    for path, data in (
        ("cells/", {"cell": BLURRED, "value": "37", "source": "原件"}),
        ("cells/table/", {"table": "3"}),
    ):
        assert reader.post(f"{PAGE}{path}", data).status_code in {403, 422}
    assert not Checking(row).confirmations


def test_a_scan_is_typed_cell_by_cell_beside_its_picture_and_the_page_turned_to_stays(county: County) -> None:
    by = officer(county)
    client = signed_in(Client(), by)
    told = client.post(PAGE, {"file": uploaded("白石镇.pdf", scanned(published_report()))}, follow=True)
    assert "已经收下第 1 份文件" in told.content.decode()
    checking = Checking(HandIn.objects.get())
    assert {one.read.status for one in checking.cells} == {Status.MISSING}, "nothing was guessed"
    assert all(one.alone for one in checking.cells), "no table is confirmed at once"
    address = checking.cells[0].address
    cell = client.get(f"{PAGE}cells/", {"cell": address, "page": "1"}).content.decode()
    assert f"{PAGE}page/1.png" in cell
    assert 'value="原件第 1 页"' in cell, "from where is offered"
    assert client.get(f"{PAGE}page/1.png").content.startswith(b"\x89PNG")
    typed = {"cell": address, "value": "3", "source": "原件第 1 页", "page": "1"}
    moved = client.post(f"{PAGE}cells/", typed)
    assert "page=1" in moved["Location"]
    made = Checking(HandIn.objects.get()).confirmations[address]
    assert (made.how, made.value, made.source) == (How.TYPED, "3", "原件第 1 页")
    with pytest.raises(GongkaiError, match=f"还有 {len(checking.cells) - 1} 格没有核对"):
        submit(hand_in=HandIn.objects.get().pk, by=by, at=at(DAY, 12))


@pytest.mark.parametrize(("content", "words"), [(b"%PDF-1.7\nbroken", "PDF"), (encrypted(), "密码"), (b"", "空")])
def test_a_file_that_cannot_be_read_is_refused_in_one_line(county: County, content: bytes, words: str) -> None:
    client = signed_in(Client(), officer(county))
    answer = client.post(PAGE, {"file": uploaded("白石镇.pdf", content)})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    assert not HandIn.objects.exists()


def uploaded(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/pdf")
