from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai.annual.forms import FORM_2021
from gongkai.annual.record import AnnualReport
from gongkai.cli import checking
from gongkai.cli.check import command
from gongkai.errors import GongkaiError
from tests.factories.records import build

if TYPE_CHECKING:
    from tests.gongkai.cli.conftest import Run, Save

ONE_LINE = 1
EXAMPLES = Path(__file__).parents[3] / "examples" / "reports"


def test_a_balanced_report_ends_with_status_0_and_says_so(run: Run, save: Save) -> None:
    result = run(command, save("清源县.html", build()))
    assert result.exit_code == 0, result.output
    assert "结论：勾稽相符" in result.stdout
    assert result.stderr == ""


def test_an_error_ends_with_status_1(run: Run, save: Save, unbalanced: AnnualReport) -> None:
    result = run(command, save("清源县.html", unbalanced))
    assert result.exit_code == 1
    assert "T3-A" in result.stdout
    assert "应为 138，实为 140" in result.stdout


def test_json_is_one_object_for_one_file_and_nothing_else(run: Run, save: Save, unbalanced: AnnualReport) -> None:
    result = run(command, "--json", save("清源县.html", unbalanced))
    record = json.loads(result.stdout)
    assert record["schema"] == "gongkai.annual-report/1"
    assert record["verdict"] == "unbalanced"
    assert record["requests"]["new"]["total"] == 131
    assert {"T3-A", "T3-C"} <= {finding["rule"] for finding in record["findings"]}


def test_json_is_a_list_for_several_files(run: Run, save: Save, unbalanced: AnnualReport) -> None:
    result = run(command, "--json", save("甲.html", build()), save("乙.xlsx", unbalanced))
    assert [record["verdict"] for record in json.loads(result.stdout)] == ["balanced", "unbalanced"]


def test_a_bad_file_is_told_in_one_line_and_the_others_are_still_done(
    run: Run, save: Save, tmp_path: Path, unbalanced: AnnualReport
) -> None:
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.7 broken")
    result = run(command, save("甲.html", unbalanced), str(broken), save("乙.html", build()))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == ONE_LINE
    assert result.stderr.startswith(f"{broken}：")
    assert "合计3个文件" in result.stdout
    assert "勾稽相符" in result.stdout
    assert "勾稽不符" in result.stdout


def test_a_bad_file_keeps_its_place_in_the_json_list(run: Run, save: Save, tmp_path: Path) -> None:
    result = run(command, "--json", str(tmp_path / "没有.pdf"), save("甲.html", build()))
    first, second = json.loads(result.stdout)
    assert (first["verdict"], second["verdict"]) == ("unreadable", "balanced")
    assert first["file"].endswith("没有.pdf")
    assert result.exit_code == 2


def test_a_file_that_is_no_report_ends_with_status_2_and_one_line(run: Run, tmp_path: Path) -> None:
    letter = tmp_path / "函.txt"
    letter.write_text("关于召开会议的函\n\n请于三月五日到会议室开会。\n", encoding="utf-8")
    result = run(command, str(letter))
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == ONE_LINE
    assert "没有读出年度报告的法定表格" in result.stderr


def test_standard_input_is_read_where_the_file_is_a_dash(run: Run, save: Save) -> None:
    result = run(command, "--json", "-", stdin=Path(save("清源县.html", build())).read_bytes())
    assert json.loads(result.stdout)["verdict"] == "balanced"
    assert "文件：标准输入" in run(command, "-", stdin=Path(save("清源县.html", build())).read_bytes()).stdout


def test_last_years_report_brings_the_rules_across_years(run: Run, save: Save) -> None:
    before = save("2022.html", build(year=2022, leaves={"requests.carried_over.natural_person": 9}))
    alone = run(command, save("2023.html", build()))
    beside = run(command, save("2023.html", build()), "--previous", before)
    assert "T3-D" not in alone.stdout
    assert "T3-D" in beside.stdout
    assert beside.exit_code == 1


def test_children_bring_the_roll_up(run: Run, save: Save, tmp_path: Path) -> None:
    units = tmp_path / "各单位"
    units.mkdir()
    for name in ("甲", "乙"):
        save(f"各单位/{name}.html", build(organ="清源县教育局"))
    result = run(command, save("全县.html", build()), "--children", str(units))
    assert "AGG-A" in result.stdout
    assert result.exit_code == 1


def test_a_unit_that_cannot_be_read_is_told_and_ends_with_status_2(run: Run, save: Save, tmp_path: Path) -> None:
    units = tmp_path / "各单位"
    units.mkdir()
    (units / "坏.pdf").write_bytes(b"%PDF-1.7 broken")
    result = run(command, save("全县.html", build()), "--children", str(units))
    assert result.exit_code == 2
    assert "坏.pdf：" in result.stderr
    assert "AGG-A" not in result.stdout


def test_a_previous_report_without_tables_is_told_and_ends_with_status_2(run: Run, save: Save, tmp_path: Path) -> None:
    letter = tmp_path / "函.txt"
    letter.write_text("关于召开会议的函\n\n请于三月五日到会议室开会。\n", encoding="utf-8")
    result = run(command, save("2023.html", build()), "--previous", str(letter))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{letter}：没有读出年度报告的法定表格，没有用来核对。")
    assert "结论：勾稽相符" in result.stdout


def test_a_previous_report_of_another_year_is_told_and_not_compared_with(run: Run, save: Save) -> None:
    earlier = save("2021.html", build(year=2021, leaves={"requests.carried_over.natural_person": 9}))
    result = run(command, save("2023.html", build()), "--previous", earlier)
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"{earlier}：这是2021年度的报告，不是2023年度的上一年，没有核对跨年数字。"]
    assert "T3-D" not in result.stdout


def test_a_folder_without_reports_of_units_is_told(run: Run, save: Save, tmp_path: Path) -> None:
    parent, nothing = save("全县.html", build()), tmp_path / "没有"
    for folder, words in (
        (nothing, "没有这个文件夹"),
        (Path(parent), "没有这个文件夹"),
        (tmp_path, "没有下级单位的报告"),
    ):
        result = run(command, parent, "--children", str(folder))
        assert result.exit_code == 2
        assert result.stderr.startswith(f"{folder}：")
        assert words in result.stderr
        assert len(result.stderr.splitlines()) == ONE_LINE


def test_the_parent_is_not_one_of_its_own_units_however_its_path_is_written(
    run: Run, save: Save, tmp_path: Path
) -> None:
    parent = save("全县.html", build())
    save("教育局.html", build(organ="清源县教育局"))
    result = run(
        command, str(Path(parent).parent / "." / ".." / tmp_path.name / "全县.html"), "--children", str(tmp_path)
    )
    assert result.exit_code == 0, result.output


def test_no_sum_is_told_where_a_unit_could_not_be_read(run: Run, save: Save, tmp_path: Path) -> None:
    units = tmp_path / "各单位"
    units.mkdir()
    for name in ("甲", "乙"):
        save(f"各单位/{name}.html", build(organ="清源县教育局"))
    (units / "说明.txt").write_text("本文件夹是各单位的报告。", encoding="utf-8")
    result = run(command, save("全县.html", build()), "--children", str(units))
    assert result.exit_code == 2
    assert "AGG-A" not in result.stdout
    assert "没有读出三张表，汇总数无从核对" in "".join(result.stdout.split())
    assert "结论：读得不全，不能断定" in result.stdout


def test_a_rule_is_set_aside_by_name_and_reason(run: Run, save: Save, unbalanced: AnnualReport) -> None:
    waivers = [f"--waive={rule}=张三：经请示，明年更正" for rule in ("T3-A", "T3-C", "NAR-A")]
    result = run(command, save("甲.html", unbalanced), *waivers)
    assert result.exit_code == 0
    assert "豁免：张三：经请示，明年更正" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--waive", "T3-A"), "豁免的写法是"),
        (("--waive", "T9-Z=张三:因故"), "没有 T9-Z 这条规则"),
        (("--previous", "a.html", "b.html"), "只能用于一份报告"),
    ],
)
def test_an_option_used_wrongly_says_how_to_use_it(
    arguments: tuple[str, ...], words: str, run: Run, save: Save
) -> None:
    result = run(command, save("甲.html", build()), *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_the_report_itself_is_never_written_over(run: Run, save: Save) -> None:
    file, last = save("甲.html", build()), save("上年.html", build(year=2022))
    for named in (file, last):
        before = Path(named).read_bytes()
        result = run(command, file, "--previous", last, "--html", named)
        assert result.exit_code == 2
        assert "会把它覆盖" in result.stderr
        assert Path(named).read_bytes() == before


def test_page_and_workbook_are_saved_beside_the_terminal_sheet(
    run: Run, save: Save, tmp_path: Path, unbalanced: AnnualReport
) -> None:
    page, book = tmp_path / "核对单.html", tmp_path / "核对单.xlsx"
    result = run(command, save("甲.html", unbalanced), "--html", str(page), "--xlsx", str(book))
    assert result.exit_code == 1
    assert "✗" in page.read_text("utf-8")
    assert book.read_bytes().startswith(b"PK")


def test_the_page_shows_the_files_own_table_with_the_broken_cell_marked_and_linked(
    run: Run, save: Save, tmp_path: Path, unbalanced: AnnualReport
) -> None:
    page = tmp_path / "核对单.html"
    run(command, save("甲.docx", unbalanced), "--html", str(page))
    text = page.read_text("utf-8")
    printed = re.search(r'<td id="r1-o-requests\.new\.total" class="error"><a href="([^"]+)">131</a>', text)
    assert printed
    assert printed[1] == "#r1-requests.new.total"
    links = set(re.findall(r'href="#([^"]+)"', text))
    assert "r1-o-requests.new.total" in links
    assert links <= set(re.findall(r' id="([^"]+)"', text))


@pytest.mark.parametrize("name", ["qingyuan-2022-lines.txt", "qingyuan-2021-glued.txt"])
def test_the_page_shows_the_lines_of_a_text_that_figures_were_read_from(name: str, run: Run, tmp_path: Path) -> None:
    page = tmp_path / "核对单.html"
    run(command, str(EXAMPLES / name), "--html", str(page))
    text = page.read_text("utf-8")
    assert '<p class="printed"><small>第' in text
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {address for address in FORM_2021.addresses if f"r1-o-{address}" not in ids} == set()
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_a_place_that_cannot_be_written_is_named_in_one_line(run: Run, save: Save, tmp_path: Path) -> None:
    out = tmp_path / "没有这个文件夹" / "核对单.html"
    result = run(command, save("甲.html", build()), "--html", str(out))
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"{out}：没有这个文件或文件夹，请核对路径。"]


def test_an_unexpected_error_is_one_line_that_names_the_file(
    run: Run, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = save("甲.html", build())
    monkeypatch.setattr(checking, "read_report", _fail)
    result = run(command, file)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == ONE_LINE
    assert result.stderr.startswith(f"{file}：程序出了意料之外的错（ZeroDivisionError）")
    assert "Traceback" not in result.output


def test_debugging_lets_the_error_through(run: Run, save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "read_report", _fail)
    monkeypatch.setenv("GONGKAI_DEBUG", "1")
    assert isinstance(run(command, save("甲.html", build())).exception, ZeroDivisionError)


def test_a_refusal_of_the_library_is_told_in_its_own_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> AnnualReport:
        raise GongkaiError("文件有密码，\n请先去掉密码再试。")

    monkeypatch.setattr(checking, "read_report", refuse)
    result = run(command, "甲.pdf")
    assert result.stderr.splitlines() == ["甲.pdf：文件有密码， 请先去掉密码再试。"]


def test_a_name_that_is_no_text_is_still_told(run: Run, tmp_path: Path) -> None:
    result = run(command, "--json", os.fsdecode(bytes(tmp_path / "x") + b"\xff.html"))
    assert result.exit_code == 2
    assert json.loads(result.stdout)["verdict"] == "unreadable"


def test_an_old_chinese_code_page_is_enough(save: Save, unbalanced: AnnualReport) -> None:
    report = replace(unbalanced, organ="清源县\U00020bb7镇人民政府")
    arguments = [sys.executable, "-m", "gongkai", "check", save("甲.html", report)]
    result = subprocess.run(arguments, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "gbk"})
    sheet = result.stdout.decode("gbk")
    assert result.returncode == 1
    assert "×131" in sheet
    assert "清源县?镇人民政府" in sheet


def test_quiet_leaves_out_the_tables(run: Run, save: Save) -> None:
    assert "自然人" not in run(command, "-q", save("甲.html", build())).stdout


def test_the_form_can_be_forced(run: Run, save: Save) -> None:
    odd = replace(build(year=2020), year=2022)
    assert json.loads(run(command, "--json", "--as", "2019", save("甲.html", odd)).stdout)["form"] == "2019"


def _fail(*_: object, **__: object) -> AnnualReport:
    raise ZeroDivisionError
