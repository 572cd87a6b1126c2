from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.letters import DocumentNumber, LetterError, parse

CODES = st.text(alphabet="清云源岭县政府办教水公开答复告字第号", min_size=1, max_size=8)
NUMBERS = st.builds(DocumentNumber, CODES, st.integers(1949, 2099), st.integers(1, 99_999))


def test_a_number_has_hexagonal_brackets_and_no_leading_zeros() -> None:
    assert str(DocumentNumber("清政公开答", 2024, 6)) == "清政公开答〔2024〕6号"


@given(NUMBERS)
def test_a_number_written_is_read_back(number: DocumentNumber) -> None:
    assert parse(str(number)) == number


@pytest.mark.parametrize(
    "printed",
    [
        "清政公开答〔2024〕6号",
        "清政公开答(2024)6号",
        "清政公开答（2024）第6号",
        "清政公开答[2024]006号",
        "清政公开答［2024］6号",
        "清政公开答【2024】第006号",
        "清政公开答〔２０２４〕６号",
        " 清政公开答 〔2024〕 6 号 ",
        "清政公开答〔2024年〕6号",
    ],
)
def test_every_usual_print_is_the_same_number(printed: str) -> None:
    assert parse(printed) == DocumentNumber("清政公开答", 2024, 6)


def test_a_year_in_front_is_read_too() -> None:
    assert parse("(2015)青源处告字第006号") == DocumentNumber("青源处告字", 2015, 6)


@pytest.mark.parametrize(
    "text", ["", "清政公开答2024年6号", "清政公开答〔24〕6号", "〔2024〕6号", "清政公开答〔2024〕0号"]
)
def test_what_is_no_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(LetterError, match="清政公开答〔2024〕12号"):
        parse(text)
