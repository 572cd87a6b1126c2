"""A page of prose, a list of ten thousand persons, fifty thousand words: what the gate costs."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from gongkai.screening import Listing, Passage, Screener, Word
from gongkai.screening.words import WordFinder
from tests.factories.impossible import bank_card, id_number, mobile

PROSE = (
    "2023年，本县收到政府信息公开申请114件，比上年增长208.1%，办结106件，结转下年度继续办理8件；"
    "制发行政规范性文件4件（清政规发〔2023〕1号至4号），废止12件，现行有效34件。联系电话：0960-2000001。"
)
PAGES = [Passage(PROSE)] * 1_000
HEADINGS = ("序号", "姓名", "身份证号", "联系电话", "一卡通账号", "家庭住址", "补助金额")
PEOPLE = Listing(
    (
        tuple(map(Passage, HEADINGS)),
        *(
            tuple(
                map(
                    Passage,
                    (
                        str(one),
                        "王甲丁",
                        id_number("19900307", serial=one % 900),
                        mobile(one),
                        bank_card(one),
                        f"清源县城关镇东风村三组{one}号",
                        "500",
                    ),
                )
            )
            for one in range(10_000)
        ),
    )
)


@pytest.mark.benchmark(group="1,000 paragraphs of clean prose, 100,000 letters")
def test_prose(benchmark: BenchmarkFixture) -> None:
    screener = Screener()
    list(screener.passage(PAGES[0]))
    assert not benchmark(lambda: list(screener.blocks(PAGES)))


@pytest.mark.benchmark(group="a list of 10,000 persons, 70,000 cells")
def test_list(benchmark: BenchmarkFixture) -> None:
    screener = Screener()
    hits = benchmark.pedantic(lambda: list(screener.blocks([PEOPLE])), rounds=3)  # type: ignore[no-untyped-call]  # the package does not type it
    assert len(hits) == 50_000


def _words() -> list[Word]:
    letters = [chr(0x4E00 + index) for index in range(224)]
    return [Word(first + second + "乙") for first in letters for second in letters][:50_000]


@pytest.mark.benchmark(group="build a finder of 50,000 words")
def test_build(benchmark: BenchmarkFixture) -> None:
    words = _words()
    assert benchmark.pedantic(WordFinder, (words,), rounds=3)  # type: ignore[no-untyped-call]  # the package does not type it


@pytest.mark.benchmark(group="100,000 letters against 50,000 words")
def test_find(benchmark: BenchmarkFixture) -> None:
    finder, text = WordFinder(_words()), PROSE * 1_000
    assert not benchmark(lambda: list(finder.find(text)))


@pytest.mark.benchmark(group="import gongkai.screening in a new process, beside nothing")
@pytest.mark.parametrize("statement", ["import gongkai.screening", "pass"])
def test_import(benchmark: BenchmarkFixture, statement: str) -> None:
    benchmark.pedantic(subprocess.run, ([sys.executable, "-c", statement],), {"check": True}, rounds=10)  # type: ignore[no-untyped-call]  # the package does not type it
