"""`gongkai deadline`: the first day, every counted and skipped day with its reason, the due dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gongkai.cli import deadline_sheet
from gongkai.cli.deadline_sheet import Answer
from gongkai.cli.output import print_object
from gongkai.cli.params import DATA, DAY, JSON, REGION, calendar_of, day
from gongkai.cli.wording import Worded
from gongkai.law import clocks, events, working
from gongkai.law.events import Event, EventKind
from gongkai.law.receipt import Channel, FirstDay, first_day

_NEEDS_UNTIL = {EventKind.DELAYED}
_KINDS = [kind for kind in EventKind if kind not in _NEEDS_UNTIL]


class ChannelType(click.ParamType[Channel]):
    """One of the channels of Art. 31."""

    name = "渠道"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Channel:
        """The channel, or one line with those there are."""
        try:
            return Channel(str(value))
        except ValueError:
            known = "、".join(f"{channel}（{channel.label}）" for channel in Channel)
            self.fail(f"没有“{value}”这种渠道，可用的有：{known}", param, ctx)


class EventType(click.ParamType[Event]):
    """KIND=DATE."""

    name = "事项"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Event:
        """The event, or one line with the kinds there are."""
        kind, _, on = str(value).partition("=")
        if kind not in _KINDS:
            known = "、".join(f"{known}（{known.label}）" for known in _KINDS)
            self.fail(f"没有“{kind}”这种事项，可用的有：{known}", param, ctx)
        found = day(on)
        if not found:
            self.fail(f"“{value}”中的“{on}”不是日期，请写成 {kind}=2024-03-11 的样子", param, ctx)
        return Event(EventKind(kind), found)


@click.command(
    cls=Worded,
    help="从收到申请之日起逐日计算答复期限：哪一天计入、哪一天不计入、为什么、依据哪一条。",
    epilog="""\b
例：
  gongkai deadline --received 2024-03-04
  gongkai deadline --received 2024-03-04 --event third-party-asked=2024-03-11 \\
      --event third-party-answered=2024-03-27
  gongkai deadline --received 2024-03-01 --channel online --confirmed 2024-03-04

\b
事项（--event KIND=DATE，可多次给出）：
  correction-noticed 告知补正          corrected 收到补正
  third-party-asked 征求第三方意见     third-party-answered 收到第三方意见
  organ-asked 征求共同制作机关意见     organ-answered 收到其意见
  reasons-asked 要求说明理由           reasons-given 收到理由说明
  extended 延长答复期限
  fee-noticed 收费通知送达             fee-paid 缴清费用""",
)
@click.option("--received", type=DAY, required=True, metavar="DATE", help="收到申请的日期，如 2024-03-04。")
@click.option("--channel", type=ChannelType(), metavar="CHANNEL", help="收到的渠道：" + "、".join(Channel) + "。")
@click.option("--confirmed", type=DAY, metavar="DATE", help="双方确认的日期（平常信函、互联网、传真、电子邮件）。")
@click.option("--event", "happened", type=EventType(), multiple=True, metavar="KIND=DATE", help="收到之后发生的事项。")
@REGION
@DATA
@click.option("--as-of", type=DAY, metavar="DATE", help="截至哪一天看是否逾期。")
@JSON
def command(
    *,
    received: date,
    channel: Channel | None,
    confirmed: date | None,
    happened: tuple[Event, ...],
    region: str | None,
    data: Path,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Print the answer for one request."""
    first = _first_day(received, channel, confirmed)
    calendar = calendar_of(region, data)
    calendar.require(first.day0 if first else received)
    ordered = tuple(sorted(happened, key=lambda event: event.on))
    clock, remarks = events.run(first.day0 if first else received, ordered, calendar)
    answer = Answer(
        first=first,
        assumed=bool(channel and channel.needs_confirmation and not confirmed),
        clock=clock,
        dates=clocks.dates(clock, calendar),
        steps=working.explain(clock, calendar),
        happened=ordered,
        remarks=remarks,
        calendar=calendar,
        as_of=as_of,
    )
    if as_json:
        print_object(deadline_sheet.data(answer))
    else:
        click.echo(deadline_sheet.text(answer))


def _first_day(received: date, channel: Channel | None, confirmed: date | None) -> FirstDay | None:
    """The first day by channel; without a confirmation date the day given is taken to be the confirmed one."""
    if channel is None and confirmed is not None:
        raise click.UsageError("给出 --confirmed 时请同时用 --channel 说明渠道")
    return first_day(channel, arrived=received, confirmed=confirmed or received) if channel else None
