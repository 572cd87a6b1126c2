"""`gongkai restore`: an archive back into an empty installation, then everything verified."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongkai.cli.failures import plainly
from gongkai.cli.params import DATA
from gongkai.cli.wording import Worded
from gongkai_office.project.opening import set_up
from gongkai_office.project.progress import progress


@click.command(
    cls=Worded,
    short_help="把备份恢复到空的办公系统，并核对",
    help="把备份恢复到空的数据文件夹和数据库，然后像 gongkai verify 一样核对。备份不完整、不是本系统的，"
    "或者这里已有数据，都不会改动任何内容。备份不含密钥的，请先把另存的 keys 和 secret 放进数据文件夹。",
    epilog="\b\n例：\n  gongkai restore 公开备份.zip --data /srv/gongkai",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), help="gongkai backup 写出的备份。")
@DATA
def command(*, file: Path, data: Path) -> None:
    """Bring an archive back; 0 where all is as it was, 1 where verifying finds something."""
    with plainly(str(file)):
        _bring_back(file, data)
        if _keyless():
            click.echo(
                f"申请人信息要有密钥才能读取，请把另存的 keys 和 secret 放进 {data}，再运行 gongkai verify 核对。"
            )
            return
        from gongkai_office.project.commands.verify import in_words  # noqa: PLC0415  only now

        sys.exit(in_words())


def _bring_back(file: Path, data: Path) -> None:
    """Nothing is begun here, not even an empty database, before the archive is known to be whole."""
    from gongkai_office.project.archive.reading import archive  # noqa: PLC0415  start-up

    with progress() as tell:
        tell("检查备份")
        with archive(file) as whole:
            set_up(data)
            from gongkai_office.project.archive.restoring import restore  # noqa: PLC0415  settings first

            restore(whole, tell)
            rows = sum(table.rows for table in whole.manifest.tables)
            tables = len(whole.manifest.tables)
    click.echo(f"已恢复 {tables} 张数据表、{rows} 行，与备份逐字节相同。")


def _keyless() -> bool:
    """Whether there are requesters whose seals cannot be opened here."""
    from gongkai_office.cases.models import Requester  # noqa: PLC0415  settings first
    from gongkai_office.sealing.keys import versions  # noqa: PLC0415  settings first

    return not versions() and Requester.objects.exists()
