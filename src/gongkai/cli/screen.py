"""`gongkai screen`: what must not leave with a file. Options only; the work is in `screening`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongkai.cli.failures import plainly
from gongkai.cli.params import JSON
from gongkai.cli.wording import Worded

_EXAMPLES = """\b
例：
  gongkai screen 补贴名单.xlsx
  gongkai screen 公示稿.docx 附件.pdf --profile benefit-list
  gongkai screen 公告.html --words 本单位负面清单.csv --allow 公开电话.txt
  gongkai screen *.docx --json > 结果.json

\b
公开方式（--profile）：
  default       一般公开：姓名遮一字，证件号删去，住址到村
  benefit-list  依法公示的补助补贴名单：姓名可以全写，证件号留前6后4
  strict        不出现个人：统计、案例、答复上网

\b
词表（--words）是 CSV 文件，第一行写“词,类别,级别,建议,理由,例外”，也可以一行一个词；
允许名单（--allow）一行一项，写本单位公开的手机、邮箱、账号等。

\b
退出状态：0 没有错误；1 有错误；2 有文件读不出，或没能运行（其余文件照常检查）。"""


@click.command(
    cls=Worded,
    short_help="公开前检查个人信息、错敏词和隐藏内容",
    help="公开前检查文件：个人信息、错误和敏感用词、看不见的内容（隐藏行列、批注、修订、遮挡的文字、文件属性）。",
    epilog=_EXAMPLES,
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, help="要检查的文件；- 表示标准输入。")
@click.option("--profile", "name", metavar="NAME", default="default", help="公开方式，见下。")
@click.option(
    "--words", metavar="FILE", multiple=True, type=click.Path(path_type=Path), help="另加的词表，可以多次给出。"
)
@click.option(
    "--allow", metavar="FILE", multiple=True, type=click.Path(path_type=Path), help="允许名单，可以多次给出。"
)
@click.option("--reveal", is_flag=True, help="在屏幕上显示原文；不写则只显示头尾几个字。")
@click.option("--all", "every", is_flag=True, help="逐处列出；不写则每一类只列前10处。")
@JSON
def command(
    files: tuple[str, ...],
    *,
    name: str,
    words: tuple[Path, ...],
    allow: tuple[Path, ...],
    reveal: bool,
    every: bool,
    as_json: bool,
) -> None:
    """Hand the options to `screening`, which is imported late so that help is quick."""
    with plainly():
        from gongkai.cli.screening import Output, run, screener  # noqa: PLC0415  start-up

        output = Output(as_json=as_json, reveal=reveal, every=every)
        sys.exit(run(files, screener(name, words, allow), output))
