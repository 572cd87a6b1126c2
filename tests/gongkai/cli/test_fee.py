"""`gongkai fee` on the line."""

import json

import pytest

from tests.conftest import Gongkai


def test_72_pages_cost_420_yuan_with_the_working(gongkai: Gongkai) -> None:
    # F3: 72 pages, 420
    out = gongkai("fee", "--pages", "72").out
    assert "420 元" in out
    assert "第 31–72 页  42 页 × 10 元 = 420 元" in out
    data = json.loads(gongkai("fee", "--pages", "72", "--json").out)
    assert data == {
        "amount": 420,
        "unit": "元",
        "working": [{"from": 31, "to": 72, "count": 42, "rate": 10, "amount": 420}],
        "source": "《政府信息公开信息处理费管理办法》第五条",
    }


def test_a_months_requests_cost_their_sum_and_the_31st_its_own_price(gongkai: Gongkai) -> None:
    # F12: 31 requests (the 31st): 2,200 (200)
    assert json.loads(gongkai("fee", "--requests", "31", "--json").out)["amount"] == 2200
    assert json.loads(gongkai("fee", "--requests", "31", "--nth", "31", "--json").out)["amount"] == 200


def test_what_is_free_says_why(gongkai: Gongkai) -> None:
    assert "30 页以内不收费" in gongkai("fee", "--pages", "30").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "--pages"),
        (("--pages", "3", "--requests", "3"), "只能选一种"),
        (("--pages", "3", "--nth", "3"), "--requests"),
        (("--pages", "三"), "不是整数"),
        (("--pages", "-1"), "不能是负数"),
        (("--requests", "3", "--nth", "4"), "没有第 4 件"),
    ],
)
def test_bad_input_gets_one_clear_line_and_status_2(gongkai: Gongkai, arguments: tuple[str, ...], words: str) -> None:
    status, out, err = gongkai("fee", *arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
