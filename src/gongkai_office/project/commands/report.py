"""`gongkai report`: the annual report of any organ and year, computed from the ledgers."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.failures import complain, plainly
from gongkai.cli.output import print_object, write_file
from gongkai.cli.params import COUNT, DATA, DAY, JSON
from gongkai.cli.wording import Worded
from gongkai.errors import GongkaiError
from gongkai_office.project.opening import open_office

if TYPE_CHECKING:
    from gongkai_office.reporting.accounts import Account

_CONTAINERS = ("docx", "pdf", "html", "xlsx", "json", "csv")
_STANDARD_OUTPUT = "-"


@click.command(
    cls=Worded,
    short_help="从登记簿推算任一机关任一年的年度报告",
    help="从登记簿推算年度报告的三张表，逐条核对勾稽关系，输出 JSON 或按官方格式写成文件。"
    "默认包括所属全部机关；--own 只算本机关；--as-of 按某一天结束时已经登记的数据推算。",
    epilog="\b\n例：\n  gongkai report demo 2023 --json\n  gongkai report demo 2023 --to pdf 年报.pdf\n"
    "  gongkai report demo-office 2023 --own --as-of 2024-01-31 --json",
)
@click.argument("organ", metavar="ORGAN", help="机关代码；演示县是 demo。")
@click.argument("year", metavar="YEAR", type=COUNT, help="报告的年度。")
@click.argument(
    "out", metavar="OUT", required=False, type=click.Path(path_type=Path), help="写到哪里；- 表示标准输出。"
)
@click.option("--as-of", "as_of", type=DAY, metavar="DATE", help="按这一天结束时已经登记的数据推算。")
@click.option("--own", is_flag=True, help="只算本机关，不包括所属机关。")
@click.option("--to", "container", type=click.Choice(_CONTAINERS), help="写成哪一种文件。")
@JSON
@DATA
def command(
    *,
    organ: str,
    year: int,
    out: Path | None,
    as_of: date | None,
    own: bool,
    container: str | None,
    as_json: bool,
    data: Path,
) -> None:
    """Compute, judge, write; what does not balance is told on standard error."""
    if as_json == bool(container):
        raise click.UsageError("请选一种输出：--json，或者 --to 格式 文件名")
    if bool(container) != bool(out):
        raise click.UsageError("--to 后面要写格式和文件名，例如 --to pdf 年报.pdf")
    with plainly(organ):
        open_office(data)
        sys.exit(_run(organ, year, as_of, container, out, own=own))


def _run(organ: str, year: int, as_of: date | None, container: str | None, out: Path | None, *, own: bool) -> int:
    from gongkai.annual.exchange import to_dict  # noqa: PLC0415  start-up
    from gongkai.annual.messages import message  # noqa: PLC0415  start-up
    from gongkai.annual.verdict import binding  # noqa: PLC0415  start-up
    from gongkai.documents.writers import write  # noqa: PLC0415  start-up
    from gongkai_office.reporting.accounts import end_of  # noqa: PLC0415  settings first
    from gongkai_office.reporting.queries.compute import compute  # noqa: PLC0415  settings first

    report = compute(_account(organ, year, end_of(as_of) if as_of else None, own=own)).report
    if container is None or out is None:
        print_object(to_dict(report))
        return 0
    written = write(report, container)
    if str(out) == _STANDARD_OUTPUT:
        sys.stdout.buffer.write(written)
    else:
        write_file(out, written)
        click.echo(f"已写出 {out}")
    for finding in binding(report.findings):
        complain(organ, message(finding, form=report.layout.code) if report.layout else finding.rule)
    return 0


def _account(code: str, year: int, as_of: datetime | None, *, own: bool) -> Account:
    """The account that was asked for. Raises GongkaiError for an organ that is not there and for days to come."""
    from gongkai_office.clock import now  # noqa: PLC0415  settings first
    from gongkai_office.organs.models import Organ  # noqa: PLC0415  settings first
    from gongkai_office.reporting.accounts import account  # noqa: PLC0415  settings first

    organ = Organ.objects.filter(code=code).first()
    if organ is None:
        raise GongkaiError("没有这个机关代码；机关代码在“年度报告”页的机关名称旁，演示县是 demo")
    if year > now().year:
        raise GongkaiError(f"{year} 年还没有到")
    return account(organ, year, own=own, as_of=as_of)
