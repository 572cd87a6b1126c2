"""`gongkai demo`: an empty database filled with the demonstration county."""

from __future__ import annotations

from pathlib import Path

import click

from gongkai.cli.params import DATA
from gongkai.cli.wording import Worded
from gongkai_office.project.opening import configure


@click.command(
    cls=Worded,
    help="在空的数据库里装入演示县：编造的机关、人员和申请。已有数据的不会改动。",
    epilog="\b\n例：\n  gongkai demo --data /tmp/gongkai-demo",
)
@DATA
def command(*, data: Path) -> None:
    """Bring the tables up to date, fill them, say whom to be."""
    configure(data)
    import django  # noqa: PLC0415  settings first
    from django.core.management import call_command  # noqa: PLC0415  settings first

    django.setup()
    call_command("migrate", verbosity=0)
    fill_and_tell()


def fill_and_tell() -> None:
    """Fill the database and print the sheet. Raises GongkaiError where it is not empty."""
    from gongkai_office.clock import now  # noqa: PLC0415  settings first
    from gongkai_office.project import demo  # noqa: PLC0415  settings first

    click.echo("正在装入演示县，大约半分钟……")
    sheet = demo.fill(at=now())
    kept = demo.keep(sheet)
    click.echo(f"\n{sheet}\n\n以上内容保存在 {kept}")


def fill_once_and_tell() -> None:
    """Fill an empty database; print the sheet of one filled earlier. Raises GongkaiError for one broken off."""
    from gongkai_office.project import demo  # noqa: PLC0415  settings first

    if demo.is_empty():
        fill_and_tell()
        return
    demo.require_whole()
    click.echo(demo.kept() or "数据库里已经有数据，不再装入演示县。")
