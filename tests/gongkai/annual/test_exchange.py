"""The record as JSON: what the contract shows, what the schema says, and back without loss."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from gongkai.annual.exchange import ExchangeError, Json, from_dict, schema, to_dict
from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport, Cell, Place, Status
from gongkai.annual.rules import check
from tests.factories.faults import FAULTS, Fault, following, with_values
from tests.factories.records import balanced_reports, build

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
SOUND = build()


def through_json(report: AnnualReport) -> Mapping[str, Json]:
    """The record as another program reads it, after the schema has passed it."""
    data: Mapping[str, Json] = json.loads(json.dumps(to_dict(report, check(report)), ensure_ascii=False))
    VALIDATOR.validate(data)
    return data


def whole(report: AnnualReport) -> AnnualReport:
    """The record with its findings, and every cell of its form written out."""
    return replace(report, cells={**dict(report.addressed()), **report.cells}, findings=check(report))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


@settings(max_examples=40, deadline=None)
@given(report=balanced_reports())
def test_a_record_comes_back_from_json_as_it_was(report: AnnualReport) -> None:
    assert from_dict(through_json(report)) == whole(report)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_findings_come_back_too_with_places_and_money(fault: Fault) -> None:
    report = fault.apply(following(SOUND) if fault.needs_previous else SOUND)
    told = replace(report, findings=check(report, previous=SOUND if fault.needs_previous else None))
    data = to_dict(told)
    VALIDATOR.validate(data)
    assert from_dict(json.loads(json.dumps(data))).findings == told.findings


def test_the_contracts_example_is_where_it_says() -> None:
    data = json.loads(json.dumps(to_dict(SOUND)))
    assert data["schema"] == "gongkai.annual-report/1"
    assert data["form"] == "2021"
    assert data["proactive"]["fees"] == {"amount": "3216.58", "unit": "万元"}
    assert data["requests"]["denied.third_party"]["natural_person"] == 3
    assert data["reconsideration"] == {"upheld": 3, "corrected": 1, "other": 0, "pending": 1, "total": 5}
    assert data["cells"]["requests.new.total"]["status"] == "read"
    assert data["verdict"] == "balanced"


def test_every_cell_of_the_form_is_there_even_if_the_document_has_none() -> None:
    VALIDATOR.validate(to_dict(replace(SOUND, cells={})))
    data = json.loads(json.dumps(to_dict(replace(SOUND, cells={}))))
    assert SOUND.layout
    assert list(data["cells"]) == list(SOUND.layout.addresses)
    assert {cell["status"] for cell in data["cells"].values()} == {"missing"}
    assert set(data["requests"]["handled"].values()) == {None}


def test_a_place_has_only_the_keys_that_are_known() -> None:
    place = Place(page=3, table=2, row=1, column=4, box=(10.5, 20, 30, 40))
    cell = Cell(114, Status.REPAIRED, "1l4", where=place)
    report = replace(SOUND, cells={**SOUND.cells, "requests.new.total": cell})
    data = json.loads(json.dumps(to_dict(report)))
    assert data["cells"]["requests.new.total"] == {
        "text": "1l4",
        "status": "repaired",
        "where": {"page": 3, "table": 2, "row": 1, "column": 4, "box": [10.5, 20, 30, 40]},
    }
    assert from_dict(data).cell("requests.new.total") == cell


def test_money_keeps_every_printed_decimal() -> None:
    report = with_values(SOUND, {"proactive.fees.amount": Decimal("4957.0380")})
    data = json.loads(json.dumps(to_dict(report)))
    assert data["proactive"]["fees"]["amount"] == "4957.0380"


@pytest.mark.parametrize("report", [AnnualReport(), AnnualReport(form=FormCode.LEGACY, year=2016, notes=("旧表",))])
def test_a_file_that_is_no_report_has_no_cells_and_a_verdict_that_says_so(report: AnnualReport) -> None:
    data = through_json(report)
    assert (data["cells"], data["verdict"]) == ({}, "unreadable")
    assert from_dict(data) == report


def test_the_contracts_keys_alone_are_enough_to_read_a_record() -> None:
    data = dict(through_json(SOUND))
    for key in ("title", "headings", "published_on", "signed_on", "period", "contact", "notes"):
        del data[key]
    assert from_dict(data).cells == whole(SOUND).cells


@pytest.mark.parametrize(
    "broken",
    [
        [],
        "年度报告",
        {},
        {"schema": "gongkai.annual-report/9"},
        {**to_dict(SOUND), "cells": []},
        {**to_dict(SOUND), "form": "1999"},
        {**to_dict(SOUND), "reconsideration": {"total": 1.5}},
        {**to_dict(SOUND), "published_on": "三月十日"},
    ],
)
def test_what_is_no_record_is_refused_in_words(broken: Json) -> None:
    with pytest.raises(ExchangeError, match="年度报告数据"):
        from_dict(broken)
