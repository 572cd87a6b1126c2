"""The check sheet on a terminal or in a text file: aligned tables, findings, verdict."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.cells import cell_len, set_cell_size

from gongkai.annual.record import AnnualReport, Verdict
from gongkai.cli.judging import Judged
from gongkai.cli.sheet import condensed
from gongkai.cli.sheet.columns import table
from gongkai.cli.sheet.finding_lines import finding_lines
from gongkai.cli.sheet.folding import fold
from gongkai.cli.sheet.marks import LEGEND, SIGNS, STYLES, Mark, figure, marks
from gongkai.cli.sheet.screen import Screen, Style, Styled, sign
from gongkai.cli.sheet.words import VERDICTS, form_name, inert, tally, title
from gongkai.findings import Severity

_VERDICT_STYLES = {Verdict.BALANCED: Style.GOOD, Verdict.UNBALANCED: Style.BAD}


def print_sheet(judged: Judged, *, quiet: bool = False) -> None:
    """Print one judged report: name, tables (left out when quiet), findings, what was not read, verdict."""
    screen = Screen.of_standard_output()
    screen.show(_head(screen, judged))
    if judged.report.layout and not quiet:
        screen.show(_tables(screen, judged))
    screen.show([*finding_lines(screen, judged), *_notes(screen, judged), _verdict(screen, judged), ""])


def print_summary(all_judged: Sequence[Judged]) -> None:
    """Print the table at the end of several files: one line a file."""
    screen = Screen.of_standard_output()
    folder = _shared_folder([judged.name for judged in all_judged])
    rows = (
        (
            Styled(inert(judged.name.removeprefix(folder))),
            Styled(inert(judged.report.organ)),
            Styled(str(judged.report.year or "")),
            Styled("无法读取" if judged.failure else VERDICTS[judged.verdict], _verdict_style(judged)),
            Styled(str(judged.count(Severity.ERROR))),
            Styled(str(judged.count(Severity.WARNING))),
        )
        for judged in all_judged
    )
    headers = ("文件", "机关", "年度", "结论", "错误", "提醒")
    heading = screen.paint(Styled(f"合计{len(all_judged)}个文件", Style.STRONG))
    screen.show([heading, *table(screen, headers, rows, words=4)])


def _shared_folder(files: Sequence[str]) -> str:
    """The folder that all files begin with, with its last stroke; empty where they have none in common."""
    common = os.path.commonprefix(files)  # noqa: RUF071  what follows the last stroke is cut off below
    return common[: max(common.rfind("/"), common.rfind(os.sep)) + 1]


def _head(screen: Screen, judged: Judged) -> Iterator[str]:
    facts = f"文件：{inert(judged.name)}    格式：{form_name(judged.report.form)}"
    yield screen.paint(Styled(title(judged), Style.STRONG))
    yield screen.paint(Styled(facts, Style.FAINT))
    yield ""


def _tables(screen: Screen, judged: Judged) -> Iterator[str]:
    report, standing = judged.report, marks(judged.report, judged.findings)
    requests, disputes = condensed.request_lines(report), condensed.dispute_lines()
    yield screen.paint(Styled("二、主动公开政府信息情况", Style.STRONG))
    yield from _proactive(screen, report, standing)
    yield screen.paint(Styled("\n三、收到和处理政府信息公开申请情况", Style.STRONG))
    yield from table(screen, condensed.APPLICANT_HEADERS, _rows(report, standing, requests), words=1)
    yield screen.paint(Styled("\n四、政府信息公开行政复议、行政诉讼情况", Style.STRONG))
    yield from table(screen, condensed.RESULT_HEADERS, _rows(report, standing, disputes), words=1)
    yield from _legend(screen, standing)
    yield ""


def _proactive(screen: Screen, report: AnnualReport, standing: Mapping[str, Mark]) -> Iterator[str]:
    """Table two: item of Art. 20, label, and every figure after its own header."""
    lines = list(condensed.proactive_lines(report))
    items = max(cell_len(line.item) for line in lines)
    labels = max(cell_len(line.label) for line in lines)
    for line in lines:
        figures = (f"{header} {screen.paint(_figure(report, standing, address))}" for header, address in line.values)
        yield "  ".join((set_cell_size(line.item, items), set_cell_size(line.label, labels), *figures))


def _rows(
    report: AnnualReport, standing: Mapping[str, Mark], lines: Iterable[condensed.Line]
) -> Iterator[list[Styled]]:
    for line in lines:
        yield [Styled(line.label), *(_figure(report, standing, address) for address in line.addresses)]


def _figure(report: AnnualReport, standing: Mapping[str, Mark], address: str) -> Styled:
    mark, cell = standing[address], report.cell(address)
    style = Style.FAINT if mark is Mark.PLAIN and cell.value == 0 else STYLES[mark]
    return Styled(sign(SIGNS.get(mark, "")) + inert(figure(cell)), style)


def _legend(screen: Screen, standing: Mapping[str, Mark]) -> Iterator[str]:
    """The signs that were used, in words; nothing where none was."""
    used = set(standing.values())
    legend = [f"{sign(SIGNS[mark])} {LEGEND[mark]}" for mark in SIGNS if mark in used]
    if legend:
        yield screen.paint(Styled("    ".join(legend), Style.FAINT))


def _notes(screen: Screen, judged: Judged) -> Iterator[str]:
    if judged.report.notes:
        yield screen.paint(Styled("没有读出的部分", Style.STRONG))
        for note in judged.report.notes:
            yield from (f"  {line}" for line in fold(inert(note), screen.width - 2).split("\n"))
        yield ""


def _verdict(screen: Screen, judged: Judged) -> str:
    counts = tally(judged)
    words = screen.paint(Styled(VERDICTS[judged.verdict], _verdict_style(judged)))
    return screen.paint(Styled("结论：", Style.STRONG)) + words + (f"（{counts}）" if counts else "")


def _verdict_style(judged: Judged) -> Style:
    return _VERDICT_STYLES.get(judged.verdict, Style.STRONG)
