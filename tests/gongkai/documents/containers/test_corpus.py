"""The real PDF beside the checkout: every cell of its tables, with its place, against what is printed there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongkai.documents.grid import Table
from gongkai.documents.readers.containers import extract
from tests.gongkai.documents.containers.making import rows, tables, texts

REPORTS = Path(__file__).resolve().parents[5] / "shared" / "corpus" / "reports"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the corpus of real reports does not stand beside this checkout"),
]


def figures(table: Table) -> list[list[str]]:
    """The figures that end each row."""
    return [[text for text in line if text.replace(".", "", 1).isdigit()] for line in rows(table)]


def test_every_figure_of_the_pdf_is_read_in_its_cell() -> None:
    gold = json.loads(next(REPORTS.glob("005*.gold.json")).read_text(encoding="utf-8"))
    document = extract(next(REPORTS.glob("005*.pdf")).read_bytes(), "005.pdf")
    first, second, third, fourth, fifth = tables(document)
    two = [*figures(first), *figures(second)]
    assert [line for line in two if line] == [["0", "0", "0"], ["0", "5", "5"], ["550"], ["4119"], ["195"], ["7730.28"]]
    printed = [line for line in (*figures(third), *figures(fourth)) if line]
    order = ["new", "carried_in", "granted", "partial", *(f"denied.{n}" for n in range(1, 9))]
    order += [*(f"unable.{n}" for n in range(1, 4)), *(f"not_processed.{n}" for n in range(1, 6))]
    order += ["other", "subtotal", "carried_out"]
    assert printed == [[str(value) for value in gold["requests"][row]] for row in order]
    reviews = gold["review"] + gold["litigation_direct"] + gold["litigation_after_review"]
    assert figures(fifth)[-1] == [str(value) for value in reviews]


def test_every_cell_of_the_pdf_has_its_page_and_a_box_on_it() -> None:
    document = extract(next(REPORTS.glob("005*.pdf")).read_bytes(), "005.pdf")
    assert [table.where.page for table in tables(document)] == [2, 3, 3, 4, 4]
    for table in tables(document):
        for cell in table.cells:
            box = cell.where.box
            assert box is not None
            assert cell.where.page == table.where.page
            assert 0 < box[0] < box[2] < 595
            assert 0 < box[1] < box[3] < 842


def test_page_numbers_are_left_out_and_headings_stand_alone() -> None:
    lines = texts(extract(next(REPORTS.glob("005*.pdf")).read_bytes(), "005.pdf"))
    assert "一、总体情况" in lines
    assert not any(line.strip("- ").isdigit() for line in lines)
