"""What clerks write into cells, and what it means."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.cases.entries import Applicant
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.cases.imports.fields import COLUMNS, Field, guess
from gongkai_office.cases.imports.rows import read
from gongkai_office.cases.imports.words import choices, value_of
from gongkai_office.cells import CellError, count, day


@pytest.mark.parametrize(
    "written",
    ["2024-03-04", "2024/3/4", "2024.3.4", "2024年3月4日", "2024 年 3 月 4 日", "20240304", "２０２４－０３－０４",
     "2024-03-04 09:30:00", "45355"],
)  # fmt: skip
def test_a_day_is_understood_however_a_clerk_writes_it(written: str) -> None:
    assert day(written) == date(2024, 3, 4)


@pytest.mark.parametrize("written", ["2024-13-01", "2024年2月30日", "三月四日", "3.4", "13800005678", "王晓明", "1"])
def test_what_is_no_day_is_refused_and_nobodys_data_is_repeated(written: str) -> None:
    with pytest.raises(CellError) as refused:
        day(written)
    assert "请写成 2024-03-04 的样子" in refused.value.message
    assert not any(secret in refused.value.message for secret in ("13800005678", "王晓明"))


def test_a_blank_is_no_day_and_no_count() -> None:
    assert day("  ") is None
    assert count("") is None
    assert count("72页") == 72
    with pytest.raises(CellError, match="不是数字"):
        count("许多")


@pytest.mark.parametrize(
    ("field", "word", "meaning"),
    [
        (Field.CHANNEL, "EMS", Channel.REGISTERED_MAIL),
        (Field.CHANNEL, "网络", Channel.ONLINE),
        (Field.CHANNEL, "当面提交", Channel.COUNTER),
        (Field.CHANNEL, "平信", Channel.ORDINARY_MAIL),
        (Field.APPLICANT, "公民", Applicant.NATURAL_PERSON),
        (Field.APPLICANT, "个体工商户", Applicant.COMMERCIAL),
        (Field.OUTCOME, "予以公开", Outcome.GRANTED),
        (Field.OUTCOME, "不予公开：属于国家秘密", Outcome.STATE_SECRET),
        (Field.OUTCOME, "本机关不掌握相关政府信息", Outcome.NOT_HELD),
        (Field.OUTCOME, "信息不存在", Outcome.NOT_HELD),
        (Field.OUTCOME, "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害", Outcome.THIRD_PARTY),
        (Field.OUTCOME, "申请人撤回", "withdrawn"),
        (Field.RECONSIDERATION_RESULT, "维持", "upheld"),
        (Field.SUIT_RESULT, "确认违法", "corrected"),
    ],
)
def test_the_words_clerks_use_mean_what_the_law_means(field: Field, word: str, meaning: str) -> None:
    assert value_of(field, word, {}) == meaning


def test_unclear_words_mean_nothing_until_the_organ_says_what() -> None:
    assert not value_of(Field.CHANNEL, "邮寄", {})
    assert not value_of(Field.OUTCOME, "不予公开", {})
    assert value_of(Field.CHANNEL, " 邮寄 ", {"邮寄": "registered-mail"}) == "registered-mail"


def test_every_choice_of_the_template_is_understood_as_itself() -> None:
    for field in (Field.CHANNEL, Field.APPLICANT, Field.OUTCOME, Field.RECONSIDERATION_RESULT, Field.FEE_METHOD):
        assert all(value_of(field, label, {}) == value for value, label in choices(field)), field


def test_every_heading_of_the_template_is_understood_as_itself() -> None:
    assert all(guess(column.label) is field for field, column in COLUMNS.items())
    assert guess("* 收到日期（年-月-日）") is Field.RECEIVED
    assert guess("经办科室") is None


GOOD = {
    Field.CHANNEL: "当面提交",
    Field.RECEIVED: "2024-03-04",
    Field.APPLICANT: "自然人",
    Field.NAME: "孙小圆",
    Field.DESCRIPTION: "柳湾村引水渠的设计变更文件",
}


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({Field.NAME: ""}, Field.NAME, "缺少申请人"),
        ({Field.DESCRIPTION: "—"}, Field.DESCRIPTION, "缺少申请内容"),
        ({Field.RECEIVED: ""}, Field.RECEIVED, "缺少收到之日"),
        ({Field.RECEIVED: "2024-02-30"}, Field.RECEIVED, "不是日期"),
        ({Field.CHANNEL: "飞鸽"}, Field.CHANNEL, "没有认出这种写法"),
        ({Field.CHANNEL: "平信", Field.RECEIVED: "", Field.ARRIVED: "2024-03-01", Field.EXTENDED: "2024-03-08"},
         Field.RECEIVED, "双方确认之日"),
        ({Field.OUTCOME: "予以公开"}, Field.REPLIED, "没有写答复日期"),
        ({Field.REPLIED: "2024-03-20"}, Field.OUTCOME, "没有写处理结果"),
        ({Field.OUTCOME: "撤回"}, Field.WITHDRAWN, "填写撤回的日期"),
        ({Field.OUTCOME: "予以公开", Field.WITHDRAWN: "2024-03-20"}, Field.OUTCOME, "既有撤回日期又有处理结果"),
        ({Field.EXTENDED: "是"}, Field.EXTENDED, "没有写延期的日期"),
        ({Field.RECONSIDERATION_RESULT: "维持"}, Field.RECONSIDERED, "没有写复议申请日期"),
        ({Field.SUED: "2024-05-06", Field.SUIT_RESULT: "驳回"}, Field.SUIT_ENDED, "没有写诉讼结案日期"),
        ({Field.FEE_NOTICED: "2024-03-08", Field.FEE_METHOD: "按量"}, Field.FEE_QUANTITY, "请补填计收数量"),
        ({Field.EMAIL: "不是邮箱"}, Field.EMAIL, "电子邮箱的写法不对"),
        ({Field.NAME: "长" * 121}, Field.NAME, "最多 120 个字"),
    ],
)  # fmt: skip
def test_each_gap_and_each_contradiction_is_named_in_its_own_column(
    wrong: dict[Field, str], field: Field, words: str
) -> None:
    plan, faults = read(7, {**GOOD, **wrong}, {})
    assert plan is None
    assert [(fault.row, fault.field) for fault in faults] == [(7, field)]
    assert words in faults[0].message


def test_everything_wrong_in_a_row_is_said_at_once() -> None:
    _, faults = read(3, {**GOOD, Field.CHANNEL: "飞鸽", Field.RECEIVED: "昨天", Field.NAME: ""}, {})
    assert {fault.field for fault in faults} == {Field.CHANNEL, Field.RECEIVED, Field.NAME}


def test_a_withdrawal_among_the_outcomes_takes_its_day_from_the_day_of_the_end() -> None:
    plan, faults = read(3, {**GOOD, Field.OUTCOME: "申请人撤回", Field.REPLIED: "2024-03-08"}, {})
    assert not faults
    assert plan
    assert [(one.kind.value, one.on) for one in plan.happened] == [
        ("received", date(2024, 3, 4)),
        ("withdrawn", date(2024, 3, 8)),
    ]


def test_no_and_a_dash_in_a_column_of_days_mean_that_nothing_happened() -> None:
    plan, faults = read(3, {**GOOD, Field.EXTENDED: "否", Field.CORRECTED: "/", Field.REPLIED: "无"}, {})
    assert not faults
    assert plan
    assert len(plan.happened) == 1
