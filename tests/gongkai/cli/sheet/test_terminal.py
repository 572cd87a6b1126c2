from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport, Cell, Status, Verdict
from gongkai.cli.judging import Judged
from gongkai.cli.sheet.terminal import print_sheet, print_summary
from tests.factories.records import build

ESCAPE = "\x1b"


def shown(judged: Judged, capsys: pytest.CaptureFixture[str], *, quiet: bool = False) -> str:
    print_sheet(judged, quiet=quiet)
    return capsys.readouterr().out


def balanced(report: AnnualReport) -> Judged:
    return Judged("清源县.pdf", report, (), Verdict.BALANCED)


def test_a_text_file_holds_no_colour_codes_and_marks_a_broken_cell_by_a_sign(
    judged: Judged, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = shown(judged, capsys)
    assert ESCAPE not in sheet
    row = next(line for line in sheet.splitlines() if line.startswith("一、本年新收"))
    assert row.split()[-1] == "✗131"


def test_a_terminal_gets_colours(
    judged: Judged, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert f"{ESCAPE}[1;31m✗131" in shown(judged, capsys).replace(" ", "")


def test_every_finding_names_its_rule_both_sides_and_its_place(
    judged: Judged, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = shown(judged, capsys)
    assert {finding.rule for finding in judged.findings} <= set(re.findall(r"[A-Z0-9]+-[A-Z]", sheet))
    assert "应为 138，实为 140" in sheet
    assert "第3页第2张表第4行" in sheet


def test_a_finding_set_aside_shows_by_whom_and_why_and_is_not_counted(
    judged: Judged, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = shown(judged, capsys)
    assert "豁免：张三：经请示，明年更正" in sheet
    assert "另有1处已注明豁免" in sheet.splitlines()[-2]


def test_the_verdict_and_what_could_not_be_read_are_said_in_words(
    judged: Judged, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = shown(judged, capsys)
    assert "第4页是图片，没有文字层，没有读。" in sheet
    assert sheet.rstrip().splitlines()[-1].startswith("结论：勾稽不符")


@pytest.mark.parametrize("columns", [40, 80, 120, 200])
def test_wide_characters_stay_aligned_and_fit_a_terminal_of_80_to_120_columns(
    columns: int, judged: Judged, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    lines = re.sub(rf"{ESCAPE}\[[0-9;]*m", "", shown(judged, capsys)).splitlines()
    rows = [line.rstrip() for line in lines if re.match(r"(一、本年新收|  \d\.|（七）总计)", line)]
    assert len({cell_len(row) for row in rows}) == 1
    assert max(map(cell_len, lines)) <= min(max(columns, 80), 120)


@pytest.mark.parametrize("year", [2020, 2023])
def test_every_row_of_table_two_stands_on_one_line_of_80_columns(
    year: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    table = shown(balanced(build(year=year)), capsys).partition("二、主动公开")[2].partition("三、收到")[0]
    rows = [line for line in table.splitlines()[1:] if line]
    assert all(re.search(r"\d$", row) and cell_len(row) <= 80 for row in rows)
    assert len(rows) == (8 if year == 2020 else 6)


def test_the_form_of_2019_is_shown_with_its_own_rows(capsys: pytest.CaptureFixture[str]) -> None:
    sheet = shown(balanced(build(year=2020)), capsys)
    assert "政府集中采购" in sheet
    assert "其他对外管理服务事项" in sheet
    assert "逾期不补正" not in sheet


def test_other_handling_printed_as_one_row_is_shown_as_one_row(capsys: pytest.CaptureFixture[str]) -> None:
    sheet = shown(balanced(build(single_other=True)), capsys)
    row = next(line for line in sheet.splitlines() if line.startswith("（六）其他处理"))
    assert len(row.split()) == 8


def test_blank_absent_and_doubtful_cells_are_told_apart_from_zero(capsys: pytest.CaptureFixture[str]) -> None:
    report = build()
    cells = dict(report.cells)
    cells["requests.granted.other"] = Cell(None, Status.BLANK)
    del cells["requests.granted.research"]
    cells["requests.granted.public_welfare"] = Cell(None, Status.DOUBTFUL, "1O")
    sheet = shown(balanced(replace(report, cells=cells)), capsys)
    row = next(line for line in sheet.splitlines() if line.startswith("（一）予以公开"))
    assert row.split()[3:7] == ["—", "?1O", "2", "空"]


def test_quiet_leaves_the_tables_out_and_keeps_findings_and_verdict(
    judged: Judged, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = shown(judged, capsys, quiet=True)
    assert "商业" not in sheet
    assert "T3-A" in sheet
    assert "勾稽不符" in sheet


def test_a_report_without_statutory_tables_shows_what_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    report = AnnualReport(organ="清源县人民政府", year=2016, form=FormCode.LEGACY, notes=("这是旧格式的报告。",))
    sheet = shown(Judged("旧.txt", report), capsys)
    assert "2019年以前的格式" in sheet
    assert "这是旧格式的报告。" in sheet
    assert "结论：没有可核对的法定表格" in sheet


def test_a_file_cannot_send_control_codes_to_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    report = replace(build(), organ=f"清源县{ESCAPE}[2J\u202e", notes=(f"附件{ESCAPE}]0;x\x07名",))
    sheet = shown(Judged(f"年报{ESCAPE}[31m.pdf", report, (), Verdict.BALANCED), capsys)
    assert not set(sheet) & {ESCAPE, "\u202e", "\x07"}


def test_the_summary_has_a_line_for_every_file(judged: Judged, capsys: pytest.CaptureFixture[str]) -> None:
    failed = Judged("坏.pdf", AnnualReport(file="坏.pdf"), failure="文件有密码。")
    print_summary([judged, failed])
    summary = capsys.readouterr().out
    assert "合计2个文件" in summary
    assert re.search(r"清源县2023\.pdf +清源县人民政府 +2023 +勾稽不符 +2 ", summary)
    assert re.search(r"坏\.pdf +无法读取", summary)
