"""`gongkai manage`: Django's own management commands on this installation."""

from __future__ import annotations

from pathlib import Path

import click

from gongkai.cli.params import DATA
from gongkai.cli.wording import Worded
from gongkai_office.project.opening import configure


@click.command(
    cls=Worded,
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
    help="运行 Django 的管理命令。",
    epilog="\b\n例：\n  gongkai manage migrate --plan",
)
@DATA
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(*, data: Path, arguments: tuple[str, ...]) -> None:
    """Hand the arguments to Django."""
    configure(data)
    from django.core.management import execute_from_command_line  # noqa: PLC0415  settings first

    execute_from_command_line(["gongkai manage", *arguments])
