"""`gongkai report`: the annual report from the ledgers, as JSON or as a file that reads back the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from pytest_django import Settings

from gongkai.annual.exchange import schema
from gongkai.documents.readers import read
from gongkai_office.project.commands.report import command
from gongkai_office.sealing import keys
from tests.factories.cases import registered, served
from tests.factories.office import County


@pytest.fixture(autouse=True)
def office(qingyuan: County, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """One request answered in the spring of 2024, one open."""
    settings.DATA = tmp_path
    monkeypatch.setenv("GONGKAI_DATA", str(tmp_path))
    keys._read.cache_clear()  # noqa: SLF001  keys of a folder that is gone
    served(qingyuan, registered(qingyuan).pk, date(2024, 3, 20))
    registered(qingyuan, day=date(2024, 12, 20), name="李小红")


def ran(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, prog_name="gongkai")


def test_the_json_is_the_published_record() -> None:
    answer = ran("qy", "2024", "--json")
    assert answer.exit_code == 0
    record = json.loads(answer.stdout)
    Draft202012Validator(schema()).validate(record)
    assert (record["schema"], record["organ"], record["year"], record["form"]) == (
        "gongkai.annual-report/1", "清源县人民政府", 2024, "2021",
    )  # fmt: skip
    assert record["requests"]["new"]["total"] == 2
    assert record["requests"]["carried_over"]["natural_person"] == 1
    assert record["proactive"]["licences"]["decisions"] is None
    assert record["cells"]["proactive.licences.decisions"]["status"] == "missing"


def test_as_of_a_day_and_for_the_organ_alone() -> None:
    assert json.loads(ran("qy", "2024", "--json", "--as-of", "2024-03-10").stdout)["requests"]["handled"]["total"] == 0
    assert json.loads(ran("qy", "2024", "--json", "--as-of", "2024-03-20").stdout)["requests"]["handled"]["total"] == 1
    assert json.loads(ran("qy", "2024", "--json", "--own").stdout)["requests"]["new"]["total"] == 0
    assert json.loads(ran("qy-office", "2024", "--json", "--own").stdout)["requests"]["new"]["total"] == 2


@pytest.mark.parametrize("container", ["html", "docx", "xlsx", "pdf", "json", "csv"])
def test_what_is_written_reads_back_as_the_same_figures(tmp_path: Path, container: str) -> None:
    record = json.loads(ran("qy", "2024", "--json").stdout)
    out = tmp_path / f"年报.{container}"
    answer = ran("qy", "2024", "--to", container, str(out))
    assert (answer.exit_code, answer.stdout) == (0, f"已写出 {out}\n")
    assert "第二部分的表格不完整" in answer.stderr
    report = read(out)
    for row, values in record["requests"].items():
        for column, value in values.items():
            assert report.value(f"requests.{row}.{column}") == value, (container, row, column)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nobody", "2024", "--json"), "没有这个机关代码"),
        (("qy", "2016", "--json"), "从 2019 年起"),
        (("qy", "2999", "--json"), "还没有到"),
        (("qy", "2024", "--json", "--as-of", "2023-06-01"), "截至的日期早于 2024 年"),
        (("qy", "2024"), "请选一种输出"),
        (("qy", "2024", "--to", "pdf"), "--to 后面要写格式和文件名"),
        (("qy", "二〇二四", "--json"), "不是整数"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(arguments: tuple[str, ...], told: str) -> None:
    answer = ran(*arguments)
    assert answer.exit_code == 2
    assert told in answer.stderr
    assert "Traceback" not in answer.output
