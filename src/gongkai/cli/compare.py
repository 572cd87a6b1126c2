"""`gongkai compare`: organs or years side by side. Options only; the work is in `comparing`."""

from __future__ import annotations

import sys

import click

from gongkai.cli.failures import plainly
from gongkai.cli.wording import Worded

_EXAMPLES = """\b
例：
  gongkai compare 清源县2022.pdf 清源县2023.pdf
  gongkai compare 各县2023/*.html --json > 比较.json

\b
退出状态：0 没有错误；1 有报告勾稽不符；2 有文件读不出，或没能运行。"""


@click.command(
    cls=Worded,
    short_help="几份报告并排比较",
    help="把几份年度报告并排列出：申请、办理、公开率、复议诉讼、主动公开，以及差额和增减。"
    "同一机关的几年按年度排列，几个机关按给出的次序排列。",
    epilog=_EXAMPLES,
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, help="要比较的报告，至少两份。")
@click.option("--json", "as_json", is_flag=True, help="只输出 JSON。")
def command(files: tuple[str, ...], *, as_json: bool) -> None:
    """Hand the options to `comparing`, which is imported late so that help is quick."""
    if len(files) == 1:
        raise click.UsageError("比较至少要两份报告")
    with plainly():
        from gongkai.cli.comparing import run  # noqa: PLC0415  start-up

        sys.exit(run(files, as_json=as_json))
