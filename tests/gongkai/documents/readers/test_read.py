"""From a path or bytes to a report: what opens, what does not, what comes back."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from gongkai.annual.forms import FormCode
from gongkai.documents.readers import UnreadableError, read, read_bytes
from gongkai.documents.writers import write
from tests.factories import papers
from tests.factories.layouts.catalogue import TEXTS
from tests.factories.layouts.text import tabbed
from tests.factories.records import build


def test_a_file_gives_its_name_its_digest_and_its_container(tmp_path: Path) -> None:
    data = tabbed(build()).encode()
    path = tmp_path / "年报.txt"
    path.write_bytes(data)
    report = read(path)
    assert (report.file, report.sha256, report.container) == ("年报.txt", sha256(data).hexdigest(), "text")


def test_a_file_that_is_not_there_is_refused_in_one_gentle_line(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="找不到这个文件") as refusal:
        read(tmp_path / "没有.txt")
    assert "\n" not in refusal.value.message


def test_our_own_data_file_comes_back_as_the_record_it_is() -> None:
    report = build()
    assert read_bytes(write(report, "json"), "年报.json").cells == report.cells


def test_a_damaged_data_file_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read_bytes(write(build(), "json")[:-200], "年报.json")


@pytest.mark.parametrize(
    ("paper", "word"),
    [(papers.LETTER, "函件"), (papers.NEWS, "不是"), (papers.ATTACHMENT, "附件"), (papers.LEGACY, "2019 年以前")],
)
def test_a_paper_without_tables_is_named_for_what_it_is(paper: str, word: str) -> None:
    report = read_bytes(paper.encode(), "文件.txt")
    assert not report.cells
    assert any(word in note for note in report.notes)


def test_several_reports_in_one_file_are_said_and_not_mixed() -> None:
    report = read_bytes(papers.two_reports().encode(), "文件.txt")
    assert (dict(report.cells), report.form) == ({}, None)
    assert any("2 份年度报告" in note for note in report.notes)


def test_the_same_tables_twice_on_one_page_are_one_report() -> None:
    text = tabbed(build())
    report = read_bytes(f"{text}\n{text}".encode(), "文件.txt")
    assert report.form is FormCode.Y2021
    assert report.value("requests.carried_over.total") == 8


@pytest.mark.parametrize("second", ["one-a-line", "barred", "spaced"])
def test_two_reports_copied_in_different_shapes_are_not_read_as_one(second: str) -> None:
    text = TEXTS["tabbed"](build(year=2022)) + "\n" + TEXTS[second](build(year=2023))
    report = read_bytes(text.encode(), "文件.txt")
    assert not report.cells
    assert "份年度报告" in report.notes[0]
