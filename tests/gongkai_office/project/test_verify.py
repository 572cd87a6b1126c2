"""`gongkai verify`: says what differs, one plain line each, and nothing where nothing does."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from pytest_django import Settings

from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.seal_day import seal_day
from gongkai_office.journal.models import DayRoot
from gongkai_office.journal.queries import unsealed
from gongkai_office.project.commands.verify import command
from tests.factories.cases import at, registered, served
from tests.factories.office import County
from tests.gongkai_office.journal.conftest import tell


@pytest.fixture
def data(tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder with keys of its own, made by the first row that is sealed."""
    settings.DATA = tmp_path
    monkeypatch.setenv("GONGKAI_DATA", str(tmp_path))


@pytest.fixture
def office(data: None, qingyuan: County) -> DisclosureRequest:  # noqa: ARG001  keys before rows
    """An answered case and an open one; every day up to the answer is sealed."""
    case = registered(qingyuan)
    served(qingyuan, case.pk, date(2024, 3, 20))
    registered(qingyuan, day=date(2024, 3, 21))
    night = at(date(2024, 3, 21), 2)
    for day, organ in list(unsealed(night)):
        seal_day(organ=organ, day=day, at=night)
    return case


def verified(*arguments: str, data: Path | None = None) -> Result:
    where = ["--data", str(data)] if data else []
    return CliRunner().invoke(command, [*arguments, *where], prog_name="gongkai")


def alter(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_office_that_nobody_touched_agrees(office: DisclosureRequest) -> None:
    assert office
    assert DayRoot.objects.count() > 2
    plain, plainer = verified(), verified("--json")
    assert (plain.exit_code, plain.output) == (0, "全部相符。\n")
    assert (plainer.exit_code, json.loads(plainer.stdout)) == (0, [])


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE cases_disclosurerequest SET outcome = 'partial' WHERE closed IS NOT NULL",
            "状态或期限与登记推算的不符",
        ),
        (
            "UPDATE cases_disclosurerequest SET reply_due = reply_due + 1 WHERE pending",
            "应为 2024-04-19，实为 2024-04-20",
        ),
        ("UPDATE cases_entry SET note = '。' WHERE kind = 'served'", "登记内容与日志不符"),
        ("UPDATE organs_counter SET value = 7", "编号不连续或与计数不符"),
        ("UPDATE journal_line SET reason = '别的' WHERE command = 'organ.found'", "日志链断裂或被改动"),
        ("UPDATE journal_line SET at = at - interval '1 day' WHERE command = 'case.served'", "日志行数与日根不符"),
        ("UPDATE journal_line SET organ = gen_random_uuid() WHERE command = 'case.served'", "日志所属的机关不存在"),
        ("UPDATE journal_dayroot SET root = '\\x00'", "日志与日根不符"),
        ("UPDATE journal_dayroot SET signature = '\\x00'", "日根的签名不符"),
        ("DELETE FROM journal_dayroot WHERE day = '2024-03-04'", "日根被删除"),
    ],
)
@pytest.mark.usefixtures("office")
def test_whatever_was_altered_is_named_in_one_line(statement: str, told: str) -> None:
    alter(statement)
    found = verified()
    assert found.exit_code == 1
    assert any(told in line for line in found.output.splitlines()[:-1])
    assert found.output.splitlines()[-1] == f"发现 {found.output.count(chr(10)) - 1} 处不符。"


@pytest.mark.usefixtures("office")
def test_lines_of_an_organ_that_does_not_exist_are_named() -> None:
    stranger = new_id()
    tell(stranger, "stranger:1", at(date(2024, 3, 22)))
    found = verified("--json")
    assert found.exit_code == 1
    assert json.loads(found.stdout) == [
        {
            "fault": "journal",
            "subject": f"organ:{stranger}",
            "where": "日志所属的机关不存在",
            "expected": "0 行",
            "found": "1 行",
            "message": f"organ:{stranger} 日志所属的机关不存在 日志链断裂或被改动：应为 0 行，实为 1 行",
        }
    ]


@pytest.mark.usefixtures("office")
def test_a_lost_public_key_is_a_finding_and_the_rest_is_still_verified(tmp_path: Path) -> None:
    (tmp_path / "keys" / "journal.pub").unlink()
    alter("UPDATE organs_counter SET value = 7")
    found = verified()
    assert "缺少日志签名密钥 journal.pub" in found.output
    assert "编号不连续" in found.output


def test_a_folder_without_an_office_is_refused_and_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL")
    refused = verified(data=tmp_path / "none")
    assert refused.exit_code == 2
    assert refused.stderr == f"verify：{tmp_path / 'none'} 里没有办公系统的数据，请用 --data 指明数据文件夹\n"
    assert not (tmp_path / "none").exists()


@pytest.mark.usefixtures("office")
def test_a_database_of_an_older_version_is_told_so() -> None:
    alter("DELETE FROM django_migrations WHERE app = 'portal'")
    refused = verified()
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "请先运行 gongkai manage migrate" in refused.stderr
