"""`gongkai convert`: a report written again in the official layout."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongkai.cli.failures import plainly
from gongkai.cli.wording import Worded

_CONTAINERS = ("docx", "pdf", "html", "xlsx", "json", "csv")
_EXAMPLES = """\b
例：
  gongkai convert 年报.html --to docx 年报.docx
  gongkai convert 年报.pdf --to xlsx 年报.xlsx

\b
原件没有的格子不会补上，空格仍是空格，存疑的数照原件所印。
退出状态：0 已写出；2 没能读出或没能写出。"""


@click.command(
    cls=Worded,
    short_help="把报告另存为 Word、PDF、网页、Excel、JSON、CSV",
    help="把一份已发布的年度报告按官方格式重新写出。",
    epilog=_EXAMPLES,
)
@click.argument("file", metavar="FILE", help="要转换的报告；- 表示标准输入。")
@click.option("--to", "container", type=click.Choice(_CONTAINERS), required=True, help="写成哪一种文件。")
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path), help="写到哪里。")
def command(file: str, container: str, out: Path) -> None:
    """Hand the options to `converting`, which is imported late so that help is quick."""
    with plainly(file):
        from gongkai.cli.converting import run  # noqa: PLC0415  start-up

        sys.exit(run(file, container, out))
