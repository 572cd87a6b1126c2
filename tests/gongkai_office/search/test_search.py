"""Whoever sees a word on a page can find the page by it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_office.organs.models import Organ
from gongkai_office.search import queries
from gongkai_office.search.commands.put import Text, drop, put
from gongkai_office.search.models import Kind, Page
from gongkai_office.search.queries import Narrowed, Results, search, suggestions, told_of
from gongkai_office.search.tokens import levelled, marked, tokens
from tests.factories.office import County

DAY = date(2024, 3, 4)
HAN = st.text(alphabet="社会救助公开信息办法通知審計縣政府①２〇〔〕 \n", min_size=2, max_size=60)


def kept(organ: Organ, title: str, text: str = "", *, day: date = DAY, tags: tuple[str, ...] = ()) -> Page:
    return put(Text(kind=Kind.ITEM, ref=uuid4(), organ=organ, url="/x/", title=title, text=text, day=day, tags=tags))


def titles(results: Results) -> list[str]:
    return [one.page.title for one in results.found]


@given(HAN, st.data())
def test_every_piece_of_a_text_levels_to_a_piece_of_the_levelled_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    assert levelled(piece).strip() in levelled(text)


@given(HAN)
def test_every_two_characters_side_by_side_are_a_token(text: str) -> None:
    for line in levelled(text).splitlines():
        for pair in (line[start : start + 2] for start in range(len(line) - 1)):
            if all("\u4e00" <= sign <= "\u9fff" for sign in pair):
                assert pair in tokens(text)


@given(HAN)
def test_marking_leaves_the_text_as_it_was(text: str) -> None:
    assert "".join(piece for piece, _ in marked(text, ("公开", "政府"))) == text


@pytest.mark.parametrize(
    "query",
    [
        "救助",
        "社会救助",
        "社會救助",
        "救助 办法",
        "办法 救助",
        "２０２４",
        "清政规〔2024〕3号",
        "２０２４年３月",
        "救 ",
    ],
)
def test_words_names_numbers_and_other_scripts_are_found(qingyuan: County, query: str) -> None:
    wanted = kept(qingyuan.office, "社会救助办法", "清政规〔2024〕3号，自2024 年 3 月起施行。")
    kept(qingyuan.office, "夜间阅览通知", "图书馆延长开放时间。")
    assert titles(search(query)) == [wanted.title]


@pytest.mark.parametrize("query", ["", "  ", "助社", "会救法", "'; DROP TABLE", "\\", "%", "&|!()", "\x00"])
def test_what_is_on_no_page_finds_none(qingyuan: County, query: str) -> None:
    kept(qingyuan.office, "社会救助办法", "救助对象的认定。")
    assert search(query) == Results((), 0, search(query).terms)


def test_pairs_that_only_meet_by_chance_do_not_count(qingyuan: County) -> None:
    kept(qingyuan.office, "说明", "公开了信息，开信者不知。")
    assert titles(search("公开信息")) == []


def test_a_word_in_the_title_comes_first_then_the_newest(qingyuan: County) -> None:
    kept(qingyuan.office, "旧的救助通知", day=DAY - timedelta(9))
    kept(qingyuan.office, "新的公告", "含有救助二字", day=DAY)
    kept(qingyuan.office, "较新的公告", "含有救助二字", day=DAY - timedelta(1))
    assert titles(search("救助")) == ["旧的救助通知", "新的公告", "较新的公告"]


def test_very_common_words_show_the_newest_and_are_not_counted(
    qingyuan: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "COUNTED", 3)
    for number in range(6):
        kept(qingyuan.office, f"第{number}号通知", day=DAY + timedelta(number))
    results = search("通知", size=2)
    assert results.total is None
    assert titles(results) == ["第5号通知", "第4号通知"]
    assert titles(search("通知", start=2, size=2)) == ["第3号通知", "第2号通知"]


def test_a_search_is_narrowed_to_an_organ_and_all_below_a_kind_a_tag_and_days(qingyuan: County) -> None:
    kept(qingyuan.office, "办公室通知", tags=("theme:02",))
    kept(qingyuan.education, "教育局通知", day=DAY - timedelta(30))
    assert titles(search("通知", Narrowed(organ=qingyuan.education))) == ["教育局通知"]
    assert len(search("通知", Narrowed(organ=qingyuan.government)).found) == 2
    assert titles(search("通知", Narrowed(tag="theme:02"))) == ["办公室通知"]
    assert titles(search("通知", Narrowed(day_from=DAY))) == ["办公室通知"]
    assert titles(search("通知", Narrowed(day_to=DAY - timedelta(1)))) == ["教育局通知"]
    assert titles(search("通知", Narrowed(kind=Kind.NORMATIVE))) == []


def test_what_is_not_public_or_was_dropped_is_not_found(qingyuan: County) -> None:
    inner = Text(
        kind=Kind.ITEM,
        ref=UUID(int=7),
        organ=qingyuan.office,
        url="/x/",
        title="内部通知",
        text="",
        day=DAY,
        public=False,
    )
    put(inner)
    gone = kept(qingyuan.office, "撤下的通知")
    drop(Kind.ITEM, gone.ref)
    assert titles(search("通知")) == []
    assert suggestions("通知") == []


def test_what_was_looked_for_is_marked_in_its_own_script(qingyuan: County) -> None:
    kept(qingyuan.office, "社會救助辦法", "前文。" * 60 + "本縣的社會救助由民政局負責。")
    (one,) = search("社会救助").found
    assert one.title == [("社會救助", True), ("辦法", False)]
    assert ("社會救助", True) in one.snippet
    assert one.snippet[0][0].startswith("…")


def test_a_short_document_is_not_shown_whole_where_it_was_found(qingyuan: County) -> None:
    kept(
        qingyuan.office,
        "河道采砂管理办法",
        "第一条　" + "总则内容，" * 12 + "\n采砂许可由水务局发放。\n" + "其他规定，" * 20,
    )
    (one,) = search("采砂许可").found
    shown = "".join(piece for piece, _ in one.snippet)
    assert ("采砂许可", True) in one.snippet
    assert shown.index("采砂许可") <= 14
    assert len(shown) <= 86
    assert "\n" not in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


def test_suggestions_are_titles(qingyuan: County) -> None:
    kept(qingyuan.office, "救助办法", day=DAY)
    kept(qingyuan.office, "办法的说明", "救助", day=DAY)
    assert suggestions("救助") == ["救助办法"]


def test_a_long_text_leads_to_what_its_words_are_the_title_of(qingyuan: County) -> None:
    wanted = kept(qingyuan.office, "清源县2023年农村公路养护资金分配方案")
    kept(qingyuan.office, "通知")
    kept(qingyuan.office, "清源县教育局招生办法")
    kept(qingyuan.education, "清源县2023年农村公路养护资金分配方案")
    asked = "请公开2023年清源县农村公路养护资金的分配方案，以及各村的金额。"
    assert told_of(asked, qingyuan.office) == [wanted]
    assert told_of("", qingyuan.office) == []
