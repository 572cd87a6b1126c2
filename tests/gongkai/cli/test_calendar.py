"""`gongkai calendar` on the line, and entering a regional notice."""

import json
from pathlib import Path

import pytest

from tests.conftest import Gongkai

EID = (
    'region = "640000"\nyear = 2026\n[[notice]]\nnumber = "宁政办发〔2025〕9号"\nissued = 2025-12-01\n'
    '[[notice.holiday]]\nname = "开斋节"\noff = ["2026-03-20"]\nwork = []\n'
)


def test_a_year_shows_where_each_day_comes_from(gongkai: Gongkai, tmp_path: Path) -> None:
    out = gongkai("calendar", "2026", "--region", "640000", "--data", str(tmp_path)).out
    assert "工作日 248 天" in out
    assert "2026-02-15 星期日 至 2026-02-23 星期一，共 9 天" in out
    assert "国办发明电〔2025〕7号" in out
    assert "尚未录入" in out


def test_the_same_is_data(gongkai: Gongkai, tmp_path: Path) -> None:
    data = json.loads(gongkai("calendar", "2022", "--region", "640000", "--data", str(tmp_path), "--json").out)
    assert (data["year"], data["region"], data["working_days"]) == (2022, "640000", 247)
    days = {day["date"]: day for day in data["days"]}
    assert len(days) == 365
    assert days["2022-07-11"]["working"] is False
    assert "宁夏" in days["2022-07-11"]["source"]
    assert days["2022-10-08"] == {
        "date": "2022-10-08",
        "working": True,
        "reason": "国庆节调休，星期六上班",
        "source": "国办发明电〔2021〕11号",
    }
    assert all(day["source"] for day in data["days"] if not day["working"])


def test_an_operator_enters_a_regional_notice_once(gongkai: Gongkai, tmp_path: Path) -> None:
    file = tmp_path / "宁夏2026.toml"
    file.write_text(EID, encoding="utf-8")
    at = ("--region", "640000", "--data", str(tmp_path / "data"))
    entered = gongkai("calendar", "2026", *at, "--enter", str(file))
    assert entered.status == 0
    assert "已录入：宁政办发〔2025〕9号" in entered.err
    out = gongkai("calendar", "2026", *at).out
    assert "工作日 247 天" in out
    assert "宁政办发〔2025〕9号" in out
    assert "尚未录入" not in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("2027",), "没有收录"),
        (("2018",), "没有收录"),
        (("二零二六",), "不是整数"),
        (("2026", "--region", "000001"), "没有行政区划代码"),
        (("2026", "--enter", "没有.toml"), "没有 没有.toml 这个文件"),
        ((), "YEAR"),
    ],
)
def test_bad_input_gets_one_clear_line_and_status_2(
    gongkai: Gongkai, arguments: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    status, out, err = gongkai("calendar", *arguments, "--data", str(tmp_path))
    assert (status, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


def test_a_notice_with_a_slip_is_not_kept(gongkai: Gongkai, tmp_path: Path) -> None:
    file = tmp_path / "slip.toml"
    file.write_text(EID.replace("2026-03-20", "2026-02-30"), encoding="utf-8")
    status, _, err = gongkai("calendar", "2026", "--data", str(tmp_path / "data"), "--enter", str(file))
    assert status == 2
    assert "slip.toml" in err
    assert not (tmp_path / "data").exists()
