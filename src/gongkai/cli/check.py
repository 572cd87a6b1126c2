"""`gongkai check`: read published reports and judge them. Options only; the work is in `checking`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gongkai.cli.failures import plainly
from gongkai.cli.wording import Worded

_EXAMPLES = """\b
例：
  gongkai check 清源县2023年报.pdf
  gongkai check 2024年报.docx --previous 2023年报.docx --html 核对单.html
  gongkai check 全县.xlsx --children 各单位/
  gongkai check 年报/*.html --json > 结果.json
  pdftotext -layout 年报.pdf - | gongkai check -

\b
退出状态：0 没有错误；1 有错误；2 有文件读不出，或没能运行（其余文件照常核对）。"""


@click.command(
    cls=Worded,
    short_help="读年度报告，逐格核对勾稽关系",
    help="读一份或几份已发布的政府信息公开工作年度报告（网页、PDF、Word、Excel、文本），列出三张表、每一处问题和结论。",
    epilog=_EXAMPLES,
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, help="要读的报告；- 表示标准输入。")
@click.option("--json", "as_json", is_flag=True, help="只输出 JSON：一个文件一个对象，几个文件一个列表。")
@click.option("--html", metavar="OUT", type=click.Path(path_type=Path), help="另存为可打印的网页核对单。")
@click.option("--xlsx", metavar="OUT", type=click.Path(path_type=Path), help="另存为 Excel 核对单。")
@click.option("--previous", metavar="FILE", help="同一机关上一年度的报告，用来核对跨年数字。")
@click.option(
    "--children",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="下级单位报告所在的文件夹，用来核对汇总数。",
)
@click.option("--as", "form", type=click.Choice(["2019", "2021"]), help="指定按哪一年的格式读，不自动识别。")
@click.option(
    "--waive",
    "waivers",
    metavar="RULE=WHO:REASON",
    multiple=True,
    help="豁免一条规则，并记下何人、何故，如 T3-D=张三:机构改革，口径有变。可以多次给出。",
)
@click.option("-q", "--quiet", is_flag=True, help="只列问题和结论，不列三张表。")
def command(
    files: tuple[str, ...],
    *,
    as_json: bool,
    html: Path | None,
    xlsx: Path | None,
    previous: str | None,
    children: Path | None,
    form: str | None,
    waivers: tuple[str, ...],
    quiet: bool,
) -> None:
    """Hand the options to `checking`, which is imported late so that help is quick."""
    with plainly():
        from gongkai.documents.readers.limits import warm  # noqa: PLC0415  start-up

        warm()
        from gongkai.cli.checking import Against, Output, run  # noqa: PLC0415  start-up

        output = Output(as_json=as_json, html=html, xlsx=xlsx, quiet=quiet)
        against = Against.of(files, form=form, previous=previous, children=children, waivers=waivers)
        sys.exit(run(files, against, output))
