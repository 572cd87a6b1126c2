"""`gongkai backup`: the whole installation in one file, while work goes on."""

from __future__ import annotations

from pathlib import Path

import click

from gongkai.cli.failures import plainly
from gongkai.cli.params import DATA
from gongkai.cli.wording import Worded
from gongkai_office.project.opening import open_office
from gongkai_office.project.progress import progress


@click.command(
    cls=Worded,
    short_help="把数据库和文件备份到一个文件",
    help="把数据库和文件备份到一个文件，不必停止办公。备份默认不含密钥：数据和密钥放在一处，拿到备份的人就能读出"
    "每一位申请人的身份。请把数据文件夹中的 keys 和 secret 另行保存，恢复时缺一不可。",
    epilog="\b\n例：\n  gongkai backup 公开备份.zip\n  gongkai backup /mnt/备份.zip --with-keys --data /srv/gongkai",
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path), help="写到哪个文件；已有的文件不会被覆盖。")
@click.option("--with-keys", is_flag=True, help="连同密钥备份到同一个文件，请按涉密载体保管。")
@DATA
def command(*, file: Path, with_keys: bool, data: Path) -> None:
    """Back up an installation and say what is in the archive, and what is not."""
    with plainly(str(file)):
        open_office(data)
        from gongkai_office.clock import now  # noqa: PLC0415  start-up
        from gongkai_office.project.archive.manifest import FILES  # noqa: PLC0415  start-up
        from gongkai_office.project.archive.writing import backup  # noqa: PLC0415  settings first

        with progress() as tell:
            made = backup(file, with_keys=with_keys, at=now(), tell=tell)
        rows, files = sum(table.rows for table in made.tables), len(made.under(FILES))
        click.echo(f"已备份 {len(made.tables)} 张数据表、{rows} 行、{files} 个文件到 {file}")
        if with_keys:
            click.echo("备份里有密钥，拿到它的人能读出申请人的身份，请妥善保管。")
        else:
            click.echo(f"备份里没有密钥，请把 {data} 中的 keys 和 secret 另行保存，恢复时缺一不可。")
