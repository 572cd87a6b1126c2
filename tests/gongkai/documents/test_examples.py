"""The sample reports of `examples/`, read from their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from gongkai.annual.rules import check
from gongkai.documents.readers import UnreadableError, read
from gongkai.findings import Severity
from tests.factories.comparison import silently_wrong, unread
from tests.factories.examples import EXAMPLES, UNREADABLE, Example

FOLDER = Path(__file__).parents[3] / "examples"

every_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)


@every_example
def test_every_example_is_read_as_the_report_it_prints(example: Example) -> None:
    found = read(FOLDER / "reports" / example.name)
    assert silently_wrong(found, example.report) == {}
    if example.exact:
        assert unread(found, example.report) == set()


@every_example
def test_every_example_says_whose_report_it_is(example: Example) -> None:
    found = read(FOLDER / "reports" / example.name)
    truth = example.report
    assert (found.organ, found.year, found.form) == (truth.organ, truth.year, truth.form)


@every_example
def test_rules_find_in_every_example_what_was_put_there_and_nothing_else(example: Example) -> None:
    findings = check(read(FOLDER / "reports" / example.name))
    assert {f.rule for f in findings if f.severity is Severity.ERROR} == example.rules


def test_the_folder_and_its_description_name_the_same_files() -> None:
    description = (FOLDER / "README.md").read_text(encoding="utf-8")
    names = {example.name for example in EXAMPLES}
    assert {path.name for path in (FOLDER / "reports").iterdir()} == names
    assert {path.name for path in (FOLDER / "unreadable").iterdir()} == set(UNREADABLE)
    assert [name for name in (*names, *UNREADABLE) if f"`{name}`" not in description] == []


def test_a_file_that_asks_for_a_password_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnreadableError) as refusal:
        read(FOLDER / "unreadable" / "encrypted.pdf")
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize("name", [name for name in UNREADABLE if name != "encrypted.pdf"])
def test_a_file_without_statutory_tables_is_named_and_gives_no_cell(name: str) -> None:
    found = read(FOLDER / "unreadable" / name)
    assert dict(found.cells) == {}
    assert found.notes
