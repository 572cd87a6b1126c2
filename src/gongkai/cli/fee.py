"""`gongkai fee`: the information processing fee with its working."""

from __future__ import annotations

import click

from gongkai.cli.output import print_object
from gongkai.cli.params import COUNT, JSON
from gongkai.cli.wording import Worded
from gongkai.law import fees
from gongkai.law.fees import Fee, FeeMethod, FeeStep

_UNITS = {FeeMethod.PER_PAGE: "页", FeeMethod.PER_REQUEST: "件"}
_FREE = {
    FeeMethod.PER_PAGE: "30 页以内不收费",
    FeeMethod.PER_REQUEST: "同一申请人同一自然月 10 件以内不收费",
}


@click.command(
    cls=Worded,
    help="计算政府信息公开信息处理费：按量（--pages）或按件（--requests），超额累进，每一步都列出来。"
    "一件申请只能选用一种方式。",
    epilog="""\b
例：
  gongkai fee --pages 72              一件申请提供 72 页
  gongkai fee --requests 31           同一申请人本月 31 件，合计
  gongkai fee --requests 31 --nth 31  其中第 31 件""",
)
@click.option("--pages", type=COUNT, metavar="N", help="按量计收：一件申请提供的页数（A4 单面为一页）。")
@click.option("--requests", type=COUNT, metavar="N", help="按件计收：同一申请人在同一自然月内向本机关申请的件数。")
@click.option("--nth", type=COUNT, metavar="K", help="与 --requests 同用：只算当月的第 K 件。")
@JSON
def command(*, pages: int | None, requests: int | None, nth: int | None, as_json: bool) -> None:
    """Print the fee asked for."""
    fee = _asked(pages, requests, nth)
    if as_json:
        print_object(fee.as_dict())
    else:
        click.echo(_sheet(fee))


def _asked(pages: int | None, requests: int | None, nth: int | None) -> Fee:
    if pages is not None and requests is not None:
        raise click.UsageError("按量和按件只能选一种：--pages 与 --requests 不能同时给出")
    if pages is not None and nth is not None:
        raise click.UsageError("--nth 要与 --requests 同用")
    if pages is not None:
        return fees.page_fee(pages)
    if requests is not None:
        return fees.month_fee(requests, nth=nth)
    if nth is not None:
        return fees.request_fee(nth)
    raise click.UsageError("请给出 --pages（页数）或 --requests（件数）")


def _sheet(fee: Fee) -> str:
    unit = _UNITS[fee.method]
    lines = [f"信息处理费  {fee.amount:,} 元", ""]
    lines += [
        f"  {_span(step, unit)}  {step.count} {unit} × {step.rate} 元 = {step.amount:,} 元" for step in fee.working
    ]
    if not fee.working:
        lines.append(f"  {_FREE[fee.method]}")
    return "\n".join([*lines, "", f"依据：{fee.source}"])


def _span(step: FeeStep, unit: str) -> str:
    return f"第 {step.from_} {unit}" if step.from_ == step.to else f"第 {step.from_}–{step.to} {unit}"
