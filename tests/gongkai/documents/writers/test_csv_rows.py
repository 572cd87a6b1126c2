"""The CSV file."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.documents.writers import write
from tests.factories.records import build


def rows(report: AnnualReport) -> dict[str, dict[str, str]]:
    text = write(report, "csv").decode("utf-8-sig")
    return {row["address"]: row for row in csv.DictReader(StringIO(text, newline=""))}


def test_the_file_begins_with_a_byte_order_mark_for_excel() -> None:
    assert write(build(), "csv").startswith(b"\xef\xbb\xbfaddress,label,value,status,text,unit\r\n")


def test_every_cell_of_the_form_is_a_row_with_its_label() -> None:
    report = build()
    assert report.layout is not None
    found = rows(report)
    assert set(report.layout.addresses) <= set(found)
    assert found["requests.denied.third_party.total"] == {
        "address": "requests.denied.third_party.total",
        "label": "三、本年度办理结果／（三）不予公开／4.保护第三方合法权益，申请人情况／总计",
        "value": "3",
        "status": "read",
        "text": "3",
        "unit": "",
    }
    assert found["proactive.fees.amount"]["unit"] == "万元"


def test_blank_and_missing_are_told_apart() -> None:
    report = build()
    cells = {key: cell for key, cell in report.cells.items() if key != "reconsideration.total"}
    found = rows(replace(report, cells={**cells, "reconsideration.upheld": Cell(None, Status.BLANK)}))
    assert (found["reconsideration.total"]["value"], found["reconsideration.total"]["status"]) == ("", "missing")
    assert (found["reconsideration.upheld"]["value"], found["reconsideration.upheld"]["status"]) == ("", "blank")


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "'quoted"])
def test_a_text_that_looks_like_a_formula_is_made_inert(text: str) -> None:
    assert rows(replace(build(), narrative={"1": text}))["narrative.1"]["text"] == f"'{text}"


def test_a_negative_number_is_left_a_number() -> None:
    assert rows(build(year=2019))["proactive.outward_services.change"]["value"] == "-6"


def test_prose_keeps_its_paragraphs() -> None:
    report = build()
    assert rows(report)["narrative.1"]["text"] == report.narrative["1"]
