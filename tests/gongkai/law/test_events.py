"""What may happen to a clock: refusals with their article, irregularities said aloud."""

from datetime import date

import pytest

from gongkai.law import clocks, events
from gongkai.law.calendars import national
from gongkai.law.events import Event, EventError, EventKind

CALENDAR = national()
DAY0 = date(2024, 3, 4)  # reply due 2024-04-01


def run(*happened: tuple[str, str]) -> tuple[str, ...]:
    """What is irregular about events after receipt on 2024-03-04, given as (kind, month-day)."""
    found = [Event(EventKind(kind), date.fromisoformat(f"2024-{on}")) for kind, on in happened]
    return events.run(DAY0, found, CALENDAR)[1]


@pytest.mark.parametrize(
    ("happened", "why", "article"),
    [
        ([("extended", "04-02")], "期限届满后不能再延长", "第三十三条第二款"),
        ([("extended", "03-20"), ("extended", "03-21")], "只能延长一次", "第三十三条第二款"),
        (
            [("correction-noticed", "03-08"), ("corrected", "03-18"), ("correction-noticed", "03-20")],
            "一次性告知",
            "第三十条",
        ),
        ([("corrected", "03-18")], "没有告知过补正", "第三十条"),
        ([("third-party-answered", "03-18")], "没有登记过“征求第三方意见”", "第三十二条"),
        ([("organ-answered", "03-18")], "没有登记过“征求共同制作机关意见”", "第三十四条"),
        ([("third-party-asked", "03-08"), ("organ-answered", "03-18")], "共同制作机关", "第三十四条"),
        ([("correction-noticed", "03-08"), ("extended", "03-18")], "正在等待申请人补正", "第三十三条第二款"),
        ([("fee-paid", "03-18")], "没有送达过收费通知", "信息处理费"),
        ([("fee-noticed", "03-20"), ("fee-paid", "04-19")], "逾期未缴纳视为放弃申请", "信息处理费"),
        ([("fee-noticed", "03-20"), ("fee-noticed", "03-21")], "不能再次通知", "信息处理费"),
        ([("delayed", "03-20")], "合理日期", "第三十五条"),
    ],
)
def test_an_unlawful_event_is_refused_with_reason_and_article(
    happened: list[tuple[str, str]], why: str, article: str
) -> None:
    with pytest.raises(EventError, match=why) as refused:
        run(*happened)
    assert article in refused.value.source


def test_events_come_in_order() -> None:
    with pytest.raises(EventError, match="早于上一事项"):
        run(("extended", "03-01"))


@pytest.mark.parametrize(
    ("happened", "remark"),
    [
        ([("correction-noticed", "03-14")], "已经超过七个工作日"),
        ([("correction-noticed", "03-08"), ("corrected", "04-08")], "有正当理由的方可受理"),
        ([("third-party-asked", "04-02")], "不改变已经逾期的事实"),
        ([("third-party-asked", "03-11"), ("third-party-answered", "04-02")], "由行政机关依法自行决定"),
        ([("organ-asked", "03-11"), ("organ-answered", "04-02")], "视为同意公开"),
    ],
)
def test_an_irregular_event_is_taken_and_said_aloud(happened: list[tuple[str, str]], remark: str) -> None:
    assert any(remark in said for said in run(*happened))


def test_what_is_in_order_says_nothing() -> None:
    assert run(("third-party-asked", "03-11"), ("third-party-answered", "03-27"), ("extended", "04-18")) == ()


def test_of_several_third_parties_each_has_fifteen_days_of_its_own() -> None:
    """A asked on 11 March, B on 18 March; B answers on the 19th, A late on 8 April (A's days ended on 1 April).

    Worked by hand: five days used by 11 March; nothing counted until 1 April; fifteen left end on 23 April.
    """
    asked_a, asked_b = date(2024, 3, 11), date(2024, 3, 18)
    happened = [
        Event(EventKind.THIRD_PARTY_ASKED, asked_a),
        Event(EventKind.THIRD_PARTY_ASKED, asked_b),
        Event(EventKind.THIRD_PARTY_ANSWERED, date(2024, 3, 19), asked=asked_b),
        Event(EventKind.THIRD_PARTY_ANSWERED, date(2024, 4, 8), asked=asked_a),
    ]
    clock, remarks = events.run(DAY0, happened, CALENDAR)
    assert clocks.dates(clock, CALENDAR).reply_due == date(2024, 4, 23)
    assert "2024-04-01 届满" in remarks[0]
    with pytest.raises(EventError, match="已全部答复"):
        events.check(clock, Event(EventKind.THIRD_PARTY_ANSWERED, date(2024, 4, 8), asked=asked_b), CALENDAR)
