"""The screening as the office and the command line use it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.record import Place
from gongkai.findings import Severity
from gongkai.screening import Hit, Kind, Listing, Passage, Screener, Sort, message, profile
from gongkai.screening.masking import DROPPED
from tests.factories.impossible import bank_card, credit_code, id_number, landline, mobile

CARD, PHONE = id_number("19900307"), mobile(1234)
LIST = (
    ("序号", "姓名", "身份证号", "致贫原因", "补助金额"),
    ("1", "王甲丁", CARD, "因病", "500"),
)


def listing(*rows: tuple[str, ...]) -> Listing:
    return Listing(tuple(tuple(map(Passage, row)) for row in rows))


def found(screener: Screener, *blocks: Passage | Listing) -> list[tuple[Sort, str, str]]:
    return [(hit.sort, hit.text, hit.masked) for hit in screener.blocks(blocks)]


def only(text: str, name: str = "default") -> Hit:
    (hit,) = Screener(profile(name)).passage(Passage(text))
    return hit


def test_a_hit_says_where_it_stands_in_its_paragraph() -> None:
    (hit,) = Screener().passage(Passage(f"身份证号：{CARD}。", Place(page=3, line=7)))
    assert hit.where == Place(page=3, line=7, start=5, end=23)


def test_an_unpublished_list_loses_numbers_and_causes_and_half_the_names() -> None:
    assert found(Screener(), listing(*LIST)) == [
        (Sort.NAME, "王甲丁", "王*丁"),
        (Sort.ID_NUMBER, CARD, DROPPED),
        (Sort.HARDSHIP, "因病", DROPPED),
    ]


def test_a_list_published_by_law_keeps_names_and_both_ends_of_the_number() -> None:
    assert found(Screener(profile("benefit-list")), listing(*LIST)) == [
        (Sort.ID_NUMBER, CARD, f"990101********{CARD[-4:]}"),
        (Sort.HARDSHIP, "因病", DROPPED),
    ]


def test_a_child_s_name_never_stands_even_where_names_do() -> None:
    children = listing(("学生姓名", "资助金额"), ("王辛癸", "500"))
    assert found(Screener(profile("benefit-list")), children) == [(Sort.MINOR, "王辛癸", "某某")]


def test_a_list_that_goes_on_over_a_page_keeps_its_headings() -> None:
    rest = listing(("2", "李乙丙", "", "因残", "600"), ("3", "赵丙戊", "", "无", "600"))
    hits = found(Screener(), listing(*LIST), rest)
    assert (Sort.NAME, "李乙丙", "李*丙") in hits
    assert (Sort.HARDSHIP, "因残", DROPPED) in hits


def test_headings_of_two_rows_are_understood_and_are_no_names() -> None:
    table = listing(("序号", "户主", "", "致贫原因"), ("", "姓名", "身份证号", ""), ("1", "王甲丁", CARD, "因病"))
    assert found(Screener(), table) == [
        (Sort.NAME, "王甲丁", "王*丁"),
        (Sort.ID_NUMBER, CARD, DROPPED),
        (Sort.HARDSHIP, "因病", DROPPED),
    ]


def test_a_name_beside_money_alone_is_a_warning() -> None:
    (hit,) = Screener().blocks([listing(("姓名", "补贴金额"), ("王甲丁", "500"))])
    assert (hit.severity, hit.doubtful) == (Severity.WARNING, True)


def test_what_the_organ_allows_is_no_hit_however_it_is_written() -> None:
    screener = Screener(allowed=frozenset({PHONE}))
    assert found(screener, Passage(f"值班手机：{PHONE[:3]} {PHONE[3:7]} {PHONE[7:]}")) == []
    assert screener.masked(f"值班手机：{PHONE}") == f"值班手机：{PHONE}"


def test_a_duty_mobile_is_a_warning_a_person_s_an_error() -> None:
    assert only(f"值班电话：{PHONE}").severity is Severity.WARNING
    assert only(f"王某的手机是{PHONE}").severity is Severity.ERROR


def test_a_credit_code_is_only_told() -> None:
    hit = only(f"统一社会信用代码：{credit_code(7)}")
    assert (hit.severity, hit.masked) == (Severity.INFO, hit.text)


def test_a_wrong_word_comes_with_what_to_write_and_why() -> None:
    hit = only("请核对银行帐号。")
    assert (hit.kind, hit.text) == (Kind.WRONG_WORD, "帐号")
    assert message(hit) == "建议改为“账号”；规范用字。"


def test_a_message_says_what_to_write_instead_and_never_quotes_the_number() -> None:
    hit = only(f"王某的手机是{PHONE}")
    assert "154****1234" in message(hit)
    assert PHONE not in message(hit)


def test_a_whole_text_is_masked_by_the_profile() -> None:
    text = f"王某，身份证号{CARD}，电话{PHONE}，账号{bank_card(3)}。"
    assert Screener().masked(text) == f"王某，身份证号{DROPPED}，电话154****1234，账号{DROPPED}。"
    assert Screener(profile("benefit-list")).masked(text).startswith(f"王某，身份证号990101********{CARD[-4:]}")


@given(
    st.lists(
        st.one_of(
            st.dates().filter(lambda day: 1900 <= day.year < 2100).map(lambda day: id_number(f"{day:%Y%m%d}")),
            st.integers(0, 99_999_999).map(mobile),
            st.integers(0, 999).map(bank_card),
            st.sampled_from(["，", "王某", "身份证号", "联系电话：", "\n", "2023年", "元", " "]),
        )
    )
)
def test_nothing_personal_is_left_in_a_masked_text(pieces: list[str]) -> None:
    screener = Screener()
    masked = screener.masked("，".join(pieces))
    left = [hit for hit in screener.passage(Passage(masked)) if hit.severity is Severity.ERROR]
    assert left == []


def test_an_office_s_line_stays_a_person_s_goes() -> None:
    offices = listing(
        ("部门", "联系人", "办公电话"), ("教育局", "王老师", landline(1)), ("民政局", "李老师", landline(2))
    )
    assert found(Screener(), offices) == []
    assert found(Screener(), Passage(f"家庭电话：{landline(1)}")) == [(Sort.LANDLINE, landline(1), DROPPED)]


LABELS = [
    "姓名",
    "身份证号",
    "户主",
    "残疾等级",
    "致贫原因",
    "住址",
    "电话",
    "账号",
    "出生日期",
    "备注",
    "东风村三组15号",
    "ＡＢ",
    "İ",
]


@given(st.text() | st.lists(st.sampled_from([*LABELS, CARD, PHONE, "：", "，", " "])).map("".join))
def test_whatever_is_written_every_hit_is_a_piece_of_it(text: str) -> None:
    for hit in Screener().passage(Passage(text)):
        assert text[hit.where.start : hit.where.end] == hit.text != ""


@given(
    st.lists(
        st.tuples(*[st.sampled_from([*LABELS, "王甲丁", CARD, PHONE, "", "二级", "8"])] * 4), min_size=1, max_size=6
    )
)
def test_whatever_a_table_holds_no_identity_number_in_it_is_missed(rows: list[tuple[str, ...]]) -> None:
    hits = list(Screener().blocks([listing(*rows)]))
    numbers = sum(cell == CARD for row in rows for cell in row)
    assert sum(hit.text == CARD and hit.kind is Kind.ID_NUMBER for hit in hits) == numbers
