"""`gongkai screen`: exit status, JSON of the contract, and a screen that shows no whole number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai.cli.screen import command
from gongkai.screening import Kind
from tests.factories.impossible import id_number, mobile

if TYPE_CHECKING:
    from tests.gongkai.cli.conftest import Run

CARD, PHONE = id_number("19900307"), mobile(1234)
KEYS = {"kind", "severity", "text", "masked", "where", "message"}
PLACES = {"page", "sheet", "row", "column", "start", "end"}


@pytest.fixture
def notice(tmp_path: Path) -> str:
    """A notice with an identity number, a duty mobile and a wrong word."""
    path = tmp_path / "公示.txt"
    path.write_text(
        f"关于发放补贴的公示\n\n王某，身份证号{CARD}。\n\n值班电话：{PHONE}，请核对帐号。\n", encoding="utf-8"
    )
    return str(path)


@pytest.fixture
def clean(tmp_path: Path) -> str:
    path = tmp_path / "通知.txt"
    path.write_text("关于召开会议的通知\n\n清政发〔2023〕12号，联系电话：0960-2000001。\n", encoding="utf-8")
    return str(path)


def test_a_hit_that_is_an_error_ends_with_status_1(run: Run, notice: str) -> None:
    assert run(command, notice).exit_code == 1


def test_a_clean_file_ends_with_status_0_and_says_so(run: Run, clean: str) -> None:
    result = run(command, clean)
    assert result.exit_code == 0, result.output
    assert "结论：没有发现不宜公开的内容" in result.stdout


def test_warnings_alone_end_with_status_0(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("请核对银行帐号。\n", encoding="utf-8")
    result = run(command, str(path))
    assert result.exit_code == 0
    assert "提醒1处" in result.stdout


def test_the_screen_says_where_what_and_what_to_do_without_the_whole_number(run: Run, notice: str) -> None:
    out = run(command, notice).stdout
    assert "✗ 错误：身份证号，1处" in out
    assert "第3行第8字  990*************" in out
    assert "请删去" in out
    assert CARD not in out
    assert PHONE not in out


def test_the_whole_text_is_shown_only_where_asked_for(run: Run, notice: str) -> None:
    assert CARD in run(command, notice, "--reveal").stdout


def test_json_is_the_contract_s_object(run: Run, notice: str) -> None:
    result = run(command, "--json", notice)
    record = json.loads(result.stdout)
    assert record["file"] == notice
    assert [hit["kind"] for hit in record["hits"]] == ["id-number", "phone", "wrong-word"]
    assert {hit["kind"] for hit in record["hits"]} <= set(Kind)
    assert [hit["severity"] for hit in record["hits"]] == ["error", "warning", "warning"]
    first = record["hits"][0]
    assert set(first) >= KEYS
    assert set(first["where"]) >= PLACES
    assert (first["text"], first["masked"]) == (CARD, "［已隐去］")
    assert first["where"]["end"] - first["where"]["start"] == 18
    assert result.exit_code == 1


def test_several_files_are_a_list_and_a_bad_one_stops_no_other(
    run: Run, notice: str, clean: str, tmp_path: Path
) -> None:
    result = run(command, "--json", notice, str(tmp_path / "没有.docx"), clean)
    first, bad, last = json.loads(result.stdout)
    assert (len(first["hits"]), last["hits"]) == (3, [])
    assert bad["unreadable"].startswith("找不到这个文件")
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_profile_decides_how_it_is_masked(run: Run, notice: str) -> None:
    record = json.loads(run(command, "--json", "--profile", "benefit-list", notice).stdout)
    assert record["hits"][0]["masked"] == f"990101********{CARD[-4:]}"


def test_an_unknown_profile_is_answered_with_those_there_are(run: Run, notice: str) -> None:
    result = run(command, "--profile", "宽松", notice)
    assert result.exit_code == 2
    assert "没有“宽松”这种公开方式，可用的有：default" in result.stderr


def test_the_organ_s_own_words_are_looked_for(run: Run, clean: str, tmp_path: Path) -> None:
    words = tmp_path / "负面清单.csv"
    words.write_text("词,级别,建议,理由\n召开会议,错误,举行会议,本县用语\n", encoding="utf-8-sig")
    result = run(command, clean, "--words", str(words))
    assert result.exit_code == 1
    assert "建议改为“举行会议”；本县用语" in result.stdout


def test_a_slip_in_a_word_list_is_told_with_its_line(run: Run, clean: str, tmp_path: Path) -> None:
    words = tmp_path / "负面清单.csv"
    words.write_text("词,级别\n刁民,很重\n", encoding="utf-8")
    result = run(command, clean, "--words", str(words))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{words}：词表第2行的级别“很重”不认识")


def test_what_the_organ_publishes_itself_may_stand(run: Run, notice: str, tmp_path: Path) -> None:
    allowed = tmp_path / "公开电话.txt"
    allowed.write_text(f"{PHONE}\n", encoding="utf-8")
    record = json.loads(run(command, "--json", "--allow", str(allowed), notice).stdout)
    assert "phone" not in {hit["kind"] for hit in record["hits"]}


def test_a_long_list_is_cut_unless_all_is_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    path.write_text(
        "\n\n".join(f"身份证号{id_number('19900307', serial=one)}。" for one in range(1, 31)), encoding="utf-8"
    )
    assert "另有20处，加 --all 逐处列出" in run(command, str(path)).stdout
    assert run(command, "--all", str(path)).stdout.count("［已隐去］") == 30


def test_standard_input_is_screened_where_the_file_is_a_dash(run: Run, notice: str) -> None:
    record = json.loads(run(command, "--json", "-", stdin=Path(notice).read_bytes()).stdout)
    assert len(record["hits"]) == 3
