from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai.cli.check import command as check
from gongkai.cli.convert import command
from tests.factories.records import build

if TYPE_CHECKING:
    from tests.gongkai.cli.conftest import Run, Save


@pytest.mark.parametrize("container", ["docx", "pdf", "html", "xlsx"])
def test_a_converted_report_reads_as_the_same_figures(container: str, run: Run, save: Save, tmp_path: Path) -> None:
    out = tmp_path / f"年报.{container}"
    result = run(command, save("清源县.html", build()), "--to", container, str(out))
    assert result.exit_code == 0, result.output
    assert str(out) in result.stdout
    record = json.loads(run(check, "--json", str(out)).stdout)
    assert record["verdict"] == "balanced"
    assert record["requests"]["new"]["total"] == 133


def test_what_the_source_does_not_hold_is_said(run: Run, tmp_path: Path) -> None:
    examples = Path(__file__).parents[3] / "examples" / "reports"
    result = run(command, str(examples / "baishi-2022-truncated.txt"), "--to", "docx", str(tmp_path / "年报.docx"))
    assert result.exit_code == 0
    assert "格原件没有，没有补上" in result.stderr


def test_a_letter_cannot_be_laid_out_as_a_report(run: Run, tmp_path: Path) -> None:
    letter = tmp_path / "函.txt"
    letter.write_text("关于召开会议的函\n\n请于三月五日到会议室开会。\n", encoding="utf-8")
    out = tmp_path / "年报.docx"
    result = run(command, str(letter), "--to", "docx", str(out))
    assert result.exit_code == 2
    assert "没有读出年度报告的法定表格" in result.stderr
    assert not out.exists()


def test_the_source_is_never_written_over(run: Run, save: Save) -> None:
    file = save("清源县.html", build())
    result = run(command, file, "--to", "html", file)
    assert result.exit_code == 2
    assert "会把它覆盖" in result.stderr


def test_a_report_can_be_written_to_standard_output(run: Run, save: Save, tmp_path: Path) -> None:
    result = run(command, save("清源县.html", build()), "--to", "json", "-")
    assert json.loads(result.stdout)["requests"]["new"]["total"] == 133
    assert not (tmp_path / "-").exists()
