"""docs/letters.md says what the code says."""

from __future__ import annotations

from pathlib import Path

from gongkai.documents import letters
from gongkai.law.outcomes import LETTERS
from tests.factories.letters import drafts

PAGE = Path(__file__).parents[4] / "docs" / "letters.md"


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| D")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]


def test_the_page_has_a_row_for_every_kind_with_its_basis_and_contents() -> None:
    told = {code: (basis, contents) for code, _, _, basis, contents, _ in rows()}
    assert told == {
        kind.value: ("、".join(map(str, entry.basis)), "；".join(entry.contents)) for kind, entry in LETTERS.items()
    }


def test_the_page_names_the_printed_titles_and_remedies() -> None:
    for code, titles, _, _, _, remedy in rows():
        own = [draft for draft in drafts() if draft.kind.value == code]
        assert titles.split("；") == list(dict.fromkeys(draft.title for draft in own))
        choices = {draft.remedy.choice.remedy.value if draft.remedy else "无" for draft in own}
        assert set(remedy.split("、")) == choices


def test_the_page_names_builders_that_exist_and_forgets_none() -> None:
    named = {name.strip("` ") for _, _, builders, *_ in rows() for name in builders.split("、")}
    assert all(callable(getattr(letters, name)) for name in named)
    others = {
        "check",
        "deadline",
        "edit",
        "from_dict",
        "gaps",
        "numbered",
        "parse",
        "required",
        "sign",
        "signed_below",
        "to_dict",
    }
    assert {name for name in letters.__all__ if name.islower()} - others == named
