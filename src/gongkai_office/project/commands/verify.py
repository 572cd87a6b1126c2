"""`gongkai verify`: derive everything again that can be derived, and say what differs."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path

import click

from gongkai.cli.failures import plainly
from gongkai.cli.output import print_object
from gongkai.cli.params import DATA, JSON
from gongkai.cli.wording import Worded
from gongkai_office.project.opening import open_office
from gongkai_office.project.progress import progress


@click.command(
    cls=Worded,
    short_help="从登记簿和日志重新推算，核对全部数据",
    help="从登记簿和日志重新推算每一件申请的状态、期限和编号，核对日志链和日根，列出一切不符之处。"
    "全部相符退出码为 0，有不符为 1，不能核对为 2。",
    epilog="\b\n例：\n  gongkai verify\n  gongkai verify --json --data /srv/gongkai",
)
@JSON
@DATA
def command(*, as_json: bool, data: Path) -> None:
    """Verify an installation; work may go on meanwhile."""
    with plainly("verify"):
        open_office(data)
        sys.exit(as_objects() if as_json else in_words())


def in_words() -> int:
    """One line a difference, as soon as it is found, and how many there are."""
    from gongkai_office.project.verification import differences, worded  # noqa: PLC0415  settings first

    count = 0
    with progress() as tell:
        for count, one in enumerate(differences(tell), 1):  # noqa: B007  counted
            click.echo(worded(one))
    click.echo(f"发现 {count} 处不符。" if count else "全部相符。")
    return 1 if count else 0


def as_objects() -> int:
    """The differences as a JSON list of plain objects."""
    from gongkai_office.project.verification import differences, worded  # noqa: PLC0415  settings first

    with progress() as tell:
        found = [asdict(one) | {"message": worded(one)} for one in differences(tell)]
    print_object(found)
    return 1 if found else 0
