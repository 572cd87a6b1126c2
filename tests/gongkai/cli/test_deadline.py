"""`gongkai deadline` as a clerk and as a program use it."""

import json
from pathlib import Path

import pytest

from tests.conftest import Gongkai

C5 = (
    *("deadline", "--received", "2024-03-04"),
    *("--event", "third-party-asked=2024-03-11", "--event", "third-party-answered=2024-03-27"),
)


def test_the_last_lawful_day_is_printed_with_its_reasons(gongkai: Gongkai) -> None:
    status, out, err = gongkai(*C5)
    assert (status, err) == (0, "")
    assert "答复最迟      2024-04-18 星期四" in out
    assert "征求第三方意见期间，不计入" in out
    assert "《政府信息公开条例》第三十三条第三款" in out
    assert "清明节调休，星期日上班" in out
    assert "国办发明电〔2023〕7号" in out


def test_the_same_is_data(gongkai: Gongkai) -> None:
    answer = json.loads(gongkai(*C5, "--json").out)
    working = answer.pop("working")
    assert answer["day0"] == "2024-03-04"
    assert answer["correction_due"] == "2024-03-13"
    assert answer["reply_due"] == "2024-04-18"
    assert (answer["pay_by"], answer["overdue_on"], answer["provisional"]) == (None, None, False)
    assert answer["calendar"]["region"] is None
    assert answer["calendar"]["version"]
    assert working[0] == {
        "date": "2024-03-05",
        "counted": True,
        "number": 1,
        "reason": "工作日",
        "source": "《政府信息公开条例》第三十三条第二款",
    }
    assert working[-1]["date"] == "2024-04-18"
    assert sum(day["counted"] for day in working) == 20


def test_events_may_be_given_in_any_order_and_dates_as_people_write_them(gongkai: Gongkai) -> None:
    asked = ("deadline", "--received", "2024年3月4日", "--json")
    shuffled = ("--event", "third-party-answered=2024/3/27", "--event", "third-party-asked=2024-3-11")
    assert json.loads(gongkai(*asked, *shuffled).out)["reply_due"] == "2024-04-18"


def test_a_confirmed_online_request_starts_on_the_day_of_confirmation(gongkai: Gongkai) -> None:
    online = ("deadline", "--received", "2024-03-01", "--channel", "online")
    confirmed = gongkai(*online, "--confirmed", "2024-03-04")
    assert "收到申请之日  2024-03-04" in confirmed.out
    assert "第三十一条第（三）项" in confirmed.out
    assert "未给出确认日期" in gongkai(*online).out


def test_while_waiting_for_payment_there_is_a_day_to_pay_and_none_to_reply(gongkai: Gongkai) -> None:
    paying = ("deadline", "--received", "2024-03-04", "--event", "fee-noticed=2024-03-20")
    answer = json.loads(gongkai(*paying, "--json").out)
    assert (answer["pay_by"], answer["reply_due"], answer["waiting"]) == ("2024-04-18", None, "payment")
    assert "正在等待申请人缴费" in gongkai(*paying).out


def test_late_is_said_as_of_a_day(gongkai: Gongkai) -> None:
    late = ("deadline", "--received", "2024-03-04", "--as-of", "2024-04-05")
    assert json.loads(gongkai(*late, "--json").out)["overdue_on"] == "2024-04-02"
    assert "已经逾期" in gongkai(*late).out


def test_a_date_beyond_the_horizon_is_provisional_and_says_why(gongkai: Gongkai) -> None:
    beyond = ("deadline", "--received", "2026-12-10")
    assert json.loads(gongkai(*beyond, "--json").out)["provisional"] is True
    out = gongkai(*beyond).out
    assert "（暂定）" in out
    assert "2027年国务院办公厅节假日安排尚未收录" in out


def test_an_entered_regional_holiday_moves_the_date(gongkai: Gongkai, tmp_path: Path) -> None:
    asked = ("deadline", "--received", "2024-04-01", "--region", "640121", "--data", str(tmp_path), "--json")
    before = json.loads(gongkai(*asked).out)
    assert (before["reply_due"], before["provisional"]) == ("2024-04-29", True)
    folder = tmp_path / "calendars"
    folder.mkdir()
    (folder / "640000-2024.toml").write_text(
        'region = "640000"\nyear = 2024\n[[notice]]\nnumber = "地方通知"\n'
        '[[notice.holiday]]\nname = "开斋节"\noff = ["2024-04-10..2024-04-11"]\n',
        encoding="utf-8",
    )
    after = json.loads(gongkai(*asked).out)
    # two days off push 29 April over 30 April and Labour Day (1-5 May) to Monday 6 May
    assert (after["reply_due"], after["provisional"]) == ("2024-05-06", False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--received", "2024-13-04"), "不是日期"),
        ((), "--received"),
        (("--received", "2024-03-04", "--event", "extended=2024-04-02"), "期限届满后不能再延长"),
        (
            ("--received", "2024-03-04", "--event", "extended=2024-03-20", "--event", "extended=2024-03-21"),
            "只能延长一次",
        ),
        (("--received", "2031-01-06"), "超出日历范围"),
        (("--received", "2018-12-03"), "超出日历范围"),
        (("--received", "2024-03-04", "--region", "999999"), "没有行政区划代码"),
        (("--received", "2024-03-04", "--channel", "pigeon"), "没有“pigeon”这种渠道"),
        (("--received", "2024-03-04", "--event", "sleep=2024-03-05"), "没有“sleep”这种事项"),
        (("--received", "2024-03-04", "--event", "extended=昨天"), "不是日期"),
        (("--received", "2024-03-04", "--confirmed", "2024-03-05"), "--channel"),
        (("--recieved", "2024-03-04"), "是不是 --received"),
    ],
)
def test_bad_input_gets_one_clear_line_and_status_2(gongkai: Gongkai, arguments: tuple[str, ...], words: str) -> None:
    status, out, err = gongkai("deadline", *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
