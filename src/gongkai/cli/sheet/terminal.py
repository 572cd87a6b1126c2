"""The check sheet on a terminal or in a text file: aligned tables, findings, verdict."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import TextIOWrapper
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from gongkai.annual.forms import FormCode
from gongkai.annual.messages import message
from gongkai.annual.record import AnnualReport, Verdict
from gongkai.annual.rules import RuleEntry
from gongkai.cli.judging import Judged
from gongkai.cli.sheet import condensed
from gongkai.cli.sheet.folding import fold
from gongkai.cli.sheet.marks import LEGEND, SIGNS, Mark, figure, marks
from gongkai.cli.sheet.places import finding_places
from gongkai.cli.sheet.words import SEVERITIES, VERDICTS, form_name, inert, sides, tally, title
from gongkai.findings import Finding, Severity

_NARROW, _WIDE, _UNKNOWN = 80, 120, 100
_RULE_WIDTH = 6
_INDENT = 3 + _RULE_WIDTH + 2
_STYLES = {
    Mark.ERROR: "bold red",
    Mark.WARNING: "yellow",
    Mark.DOUBTFUL: "magenta",
    Mark.REPAIRED: "cyan",
    Mark.BLANK: "dim",
    Mark.MISSING: "dim",
    Mark.PLAIN: "",
}
_VERDICT_STYLES = {Verdict.BALANCED: "bold green", Verdict.UNBALANCED: "bold red"}
_SEVERITY_MARKS = {Severity.ERROR: Mark.ERROR, Severity.WARNING: Mark.WARNING, Severity.INFO: Mark.PLAIN}


def console(*, to_stderr: bool = False) -> Console:
    """A console 80 to 120 columns wide; colours only where a terminal is and NO_COLOR is not set."""
    stream = sys.stderr if to_stderr else sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="replace")  # an old code page lacks rare characters of names
    screen = Console(stderr=to_stderr, markup=False, highlight=False, emoji=False, soft_wrap=False)
    screen.width = min(max(screen.width, _NARROW), _WIDE) if screen.is_terminal else _UNKNOWN
    return screen


def print_sheet(judged: Judged, *, quiet: bool = False) -> None:
    """Print one judged report: name, tables (left out when quiet), findings, what was not read, verdict."""
    screen = console()
    standing = marks(judged.report, judged.findings)
    screen.print(_head(judged))
    if judged.report.layout and not quiet:
        screen.print(Group(*_tables(judged.report, standing)))
    width = screen.width
    screen.print(Group(*_findings(judged, width), *_notes(judged.report, width), _verdict(judged)))
    screen.print()


def print_summary(all_judged: Sequence[Judged]) -> None:
    """Print the table at the end of several files: one line a file."""
    table = plain_table("文件", "机关", "年度", "结论", "错误", "提醒", left=4)
    folder = _shared_folder([judged.file for judged in all_judged])
    for judged in all_judged:
        style = _VERDICT_STYLES.get(judged.verdict, "bold")
        table.add_row(
            inert(judged.file.removeprefix(folder)),
            inert(judged.report.organ),
            str(judged.report.year or ""),
            Text("无法读取" if judged.failure else VERDICTS[judged.verdict], style),
            str(judged.count(Severity.ERROR)),
            str(judged.count(Severity.WARNING)),
        )
    console().print(Text(f"合计{len(all_judged)}个文件", "bold"), table)


def _shared_folder(files: Sequence[str]) -> str:
    """The folder that all files begin with, with its last stroke; empty where they have none in common."""
    common = os.path.commonprefix(files)  # noqa: RUF071  what follows the last stroke is cut off below
    return common[: max(common.rfind("/"), common.rfind(os.sep)) + 1]


def _head(judged: Judged) -> RenderableType:
    facts = f"文件：{inert(judged.file)}    格式：{form_name(judged.report.form)}"
    return Group(Text(title(judged), "bold"), Text(facts, "dim"), Text())


def _tables(report: AnnualReport, standing: Mapping[str, Mark]) -> Iterator[RenderableType]:
    yield Text("二、主动公开政府信息情况", "bold")
    yield _proactive(report, standing)
    yield Text("\n三、收到和处理政府信息公开申请情况", "bold")
    yield _figures(report, standing, condensed.request_lines(report), "项目", condensed.APPLICANT_HEADERS)
    yield Text("\n四、政府信息公开行政复议、行政诉讼情况", "bold")
    yield _figures(report, standing, condensed.dispute_lines(), "项目", condensed.RESULT_HEADERS)
    yield from _legend(standing)


def _proactive(report: AnnualReport, standing: Mapping[str, Mark]) -> RenderableType:
    table = plain_table("第二十条", "信息内容", "数量", left=3)
    for line in condensed.proactive_lines(report):
        values = Text("  ").join(
            Text(f"{header} ", "dim").append_text(_figure(report, standing, address)) for header, address in line.values
        )
        table.add_row(line.item, line.label, values)
    return table


def _figures(
    report: AnnualReport,
    standing: Mapping[str, Mark],
    lines: Iterable[condensed.Line],
    corner: str,
    headers: tuple[str, ...],
) -> RenderableType:
    table = plain_table(corner, *headers, left=1)
    for line in lines:
        table.add_row(line.label, *(_figure(report, standing, address) for address in line.addresses))
    return table


def plain_table(*headers: str, left: int) -> Table:
    """A table whose first `left` columns hold words and whose others hold figures."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 0, 0, 1), header_style="dim")
    for position, header in enumerate(headers):
        table.add_column(header, justify="left" if position < left else "right", overflow="fold")
    return table


def _figure(report: AnnualReport, standing: Mapping[str, Mark], address: str) -> Text:
    mark = standing[address]
    cell = report.cell(address)
    style = "dim" if mark is Mark.PLAIN and cell.value == 0 else _STYLES[mark]
    return Text(_sign(mark) + inert(figure(cell)), style)


def _sign(mark: Mark) -> str:
    """The mark's sign, or one that old Chinese code pages have too."""
    sign = SIGNS.get(mark, "")
    try:
        sign.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return "×"
    return sign


def _legend(standing: Mapping[str, Mark]) -> Iterator[RenderableType]:
    """The signs that were used, in words; nothing where none was."""
    used = set(standing.values())
    legend = [f"{_sign(mark)} {LEGEND[mark]}" for mark in SIGNS if mark in used]
    if legend:
        yield Text("    ".join(legend), "dim")
    yield Text()


def _findings(judged: Judged, width: int) -> Iterator[RenderableType]:
    for name, findings in groupby(judged.ranked, _kind):
        group = list(findings)
        yield Text(f"{name}（{len(group)}处）", "bold")
        for finding, following in zip(group, [*group[1:], None], strict=True):
            last = following is None or following.source != finding.source
            yield _finding(finding, judged.report, width, with_source=last)
        yield Text()


def _kind(finding: Finding) -> str:
    return "已豁免" if finding.waived else SEVERITIES[finding.severity]


def _finding(finding: Finding, report: AnnualReport, width: int, *, with_source: bool) -> RenderableType:
    """A finding in words; of several in a row from one source, only the last names it."""
    mark = Mark.PLAIN if finding.waived else _SEVERITY_MARKS[finding.severity]
    wide = width - _INDENT
    lines = [Text(fold(inert(message(finding, form=report.form or FormCode.Y2021)), wide))]
    lines += [Text(fold(line, wide), "dim") for line in _particulars(finding, report)]
    if with_source and finding.source:
        lines.append(Text(fold(f"依据：{finding.source}", wide), "dim"))
    row = Table.grid(padding=(0, 1, 0, 0))
    row.add_column(width=3, justify="right")
    row.add_column(width=_RULE_WIDTH)
    row.add_row(Text(_sign(mark) or "·", _STYLES[mark]), Text(finding.rule, "bold"), Group(*lines))
    return row


def _particulars(finding: Finding, report: AnnualReport) -> Iterator[str]:
    """Both sides and the place on one line, the waiver on another, where there are any."""
    facts = ["，".join(f"{name} {value}" for name, value in sides(finding)), finding_places(finding, report)]
    if any(facts):
        yield "；".join(filter(None, facts))
    if finding.waived:
        yield f"豁免：{inert(finding.waived)}"


def _notes(report: AnnualReport, width: int) -> Iterator[RenderableType]:
    if report.notes:
        yield Text("没有读出的部分", "bold")
        yield from (Padding(Text(fold(inert(note), width - 2)), (0, 0, 0, 2)) for note in report.notes)
        yield Text()


def _verdict(judged: Judged) -> RenderableType:
    style = _VERDICT_STYLES.get(judged.verdict, "bold")
    counts = tally(judged)
    return Text.assemble(("结论：", "bold"), (VERDICTS[judged.verdict], style), f"（{counts}）" if counts else "")


def print_rules(rules: Iterable[RuleEntry]) -> None:
    """Print the catalogue of rules: id, what must hold, how gravely a breach weighs, where it comes from."""
    table = plain_table("编号", "必须成立的关系", "轻重", "依据", left=4)
    for rule in rules:
        table.add_row(rule.id, rule.statement, SEVERITIES[rule.severity], rule.source)
    console().print(table)
