"""Word lists: their format, their slips, and how words are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.findings import Severity
from gongkai.screening import Sort, Word, WordListError, read_words, starter_words
from gongkai.screening.words import WordFinder


def met(words: str, text: str) -> list[str]:
    finder = WordFinder(read_words(words.encode()))
    return [text[one.start : one.end] for one in finder.find(text)]


def test_a_list_of_columns_is_read_as_excel_saves_it() -> None:
    table = "\ufeff词,类别,级别,建议,理由,例外\n书纪,错误用词,错误,书记,错别字,读书纪念|图书纪\n"
    assert read_words(table.encode()) == (
        Word("书纪", Sort.WRONG_WORD, Severity.ERROR, "书记", "错别字", ("读书纪念", "图书纪")),
    )


def test_a_plain_list_holds_sensitive_words_a_line_each() -> None:
    assert read_words("低端人口\n\n刁民\n".encode()) == (Word("低端人口"), Word("刁民"))


def test_a_list_in_the_old_chinese_encoding_is_read_too() -> None:
    assert read_words("刁民\n".encode("gb18030")) == (Word("刁民"),)


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("词,级别\n刁民,重\n", "第2行的级别“重”不认识，可以写：错误、提醒、提示"),
        ("词,类别\n刁民,好词\n", "第2行的类别“好词”不认识"),
        ("词,级别\n刁民,错误\n ,错误\n", "第3行没有词"),
        ("长" * 101, "第1行的词超过100个字"),
    ],
)
def test_a_slip_is_told_with_its_line(table: str, words: str) -> None:
    with pytest.raises(WordListError, match=words):
        read_words(table.encode())


def test_blanks_and_wide_letters_do_not_hide_a_word() -> None:
    assert met("刁民\nabc公司\n", "所谓刁 民，ＡＢＣ公司") == ["刁 民", "ＡＢＣ公司"]


def test_a_word_is_right_inside_its_exceptions_only() -> None:
    table = "词,例外\n书纪,读书纪念\n"
    assert met(table, "读书纪念日，县委书纪") == ["书纪"]


def test_the_longer_of_two_words_in_one_place_is_told() -> None:
    assert met("中国和香港\n和香港\n", "中国和香港") == ["中国和香港"]


def test_an_empty_list_finds_nothing() -> None:
    assert met("", "任何文字") == []


@given(st.text("帐号书纪 ，清源县", max_size=30))
def test_every_word_in_a_text_is_met_as_plain_search_meets_it(text: str) -> None:
    squeezed = text.replace(" ", "")
    assert len(met("帐号\n书纪\n", text)) == squeezed.count("帐号") + squeezed.count("书纪")


def test_the_starter_list_proposes_nothing_that_it_finds_wrong_itself() -> None:
    finder = WordFinder(starter_words())
    assert len(starter_words()) > 100
    for word in starter_words():
        assert [one.word for one in finder.find(word.text)] == [word]
        assert list(finder.find(word.suggestion)) == []
