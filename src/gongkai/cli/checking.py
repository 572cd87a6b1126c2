"""The work of `gongkai check`: read, judge, show, save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from gongkai.annual.continuity import follows
from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport
from gongkai.annual.rules import RULES, check
from gongkai.annual.verdict import binding, verdict
from gongkai.annual.waivers import Waiver
from gongkai.cli.failures import COULD_NOT, complain, in_words
from gongkai.cli.judging import Judged
from gongkai.cli.output import print_json, write_file
from gongkai.cli.progress import each
from gongkai.cli.reading import read_document, read_report, refuse_overwriting, report_files

_WAIVER = "豁免的写法是 规则=何人:何故，例如 T3-D=张三:机构改革，口径有变"


@dataclass(frozen=True, slots=True)
class Output:
    """How the result is wanted."""

    as_json: bool = False
    html: Path | None = None
    xlsx: Path | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Against:
    """What every file is judged against.

    `whole` is false where a report that was named for comparison has no tables to compare; that has been said then.
    """

    form: FormCode | None = None
    previous: AnnualReport | None = None
    children: tuple[AnnualReport, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    whole: bool = True

    @property
    def reports(self) -> tuple[AnnualReport, ...]:
        """Every report that is compared with."""
        return (*([self.previous] if self.previous else []), *self.children)

    @classmethod
    def of(
        cls,
        files: Sequence[str],
        *,
        form: str | None,
        previous: str | None,
        children: Path | None,
        waivers: Sequence[str],
    ) -> Against:
        """Read what the options name; only one report can have a year before it and units below it."""
        if len(files) > 1 and (previous or children):
            raise click.UsageError("--previous 和 --children 只能用于一份报告，请逐份核对")
        code = FormCode(form) if form else None
        before = _beside(previous) if previous else None
        below = [_beside(file) for file in report_files(children, apart=files)] if children else []
        return cls(
            form=code,
            previous=before.report if before and not before.failure else None,
            children=tuple(judged.report for judged in below),
            waivers=tuple(map(_waiver, waivers)),
            whole=not any(judged.failure for judged in (*([before] if before else []), *below)),
        )


def run(files: Sequence[str], against: Against, output: Output) -> int:
    """Judge every file, show and save the result; gives the exit status."""
    for out in (output.html, output.xlsx):
        refuse_overwriting(out, [*files, *(report.file for report in against.reports)])
    all_judged: list[Judged] = []
    for judged in each(files, lambda file: judge(file, against)):
        _show(judged, output)
        if words := _out_of_turn(judged.report, against.previous):
            complain(against.previous.file if against.previous else "", words)
        all_judged.append(judged)
    _conclude(all_judged, output)
    return status(all_judged, against)


def judge(file: str, against: Against) -> Judged:
    """One file read and judged; whatever goes wrong becomes its `failure`."""
    read = _read(file, form=against.form, say=False)
    if read.failure:
        return read
    try:
        findings = check(read.report, previous=against.previous, children=against.children, waivers=against.waivers)
        return replace(read, findings=findings, verdict=verdict(read.report, findings))
    except Exception as error:  # noqa: BLE001  one bad file must not stop the others
        return replace(read, failure=in_words(error))


def _read(file: str, *, form: FormCode | None = None, say: bool = True) -> Judged:
    """One file read, not yet judged; a file that cannot be read gives an empty report with the reason as note."""
    try:
        return Judged(file, replace(read_report(file, form=form), file=file))
    except Exception as error:  # noqa: BLE001  one bad file must not stop the others
        reason = in_words(error)
        if say:
            complain(file, reason)
        return Judged(file, AnnualReport(file=file, notes=(reason,)), failure=reason)


def _beside(file: str) -> Judged:
    """A report to be compared with; one without tables is told, since nothing can be compared with it."""
    judged = _read(file)
    if judged.failure or judged.report.layout:
        return judged
    reason = "没有读出年度报告的法定表格，没有用来核对。" + "".join(judged.report.notes[:1])
    complain(judged.name, reason)
    return replace(judged, failure=reason)


def _out_of_turn(report: AnnualReport, previous: AnnualReport | None) -> str:
    """Why last year's report is not that; empty where it is, or where there is nothing to compare."""
    if previous is None or report.layout is None or follows(report, previous):
        return ""
    return f"这是{previous.year}年度的报告，不是{report.year}年度的上一年，没有核对跨年数字。"


def _show(judged: Judged, output: Output) -> None:
    """Show one file as soon as it is judged; complaints go to standard error."""
    if not output.as_json and not judged.failure:
        from gongkai.cli.sheet.terminal import print_sheet  # noqa: PLC0415  not needed for JSON

        print_sheet(judged, quiet=output.quiet)
    if judged.unread:
        complain(judged.name, judged.unread)


def _conclude(all_judged: Sequence[Judged], output: Output) -> None:
    """What comes after the last file: JSON or the summary, then the files that were asked for."""
    if output.as_json:
        print_json(all_judged)
    elif len(all_judged) > 1:
        from gongkai.cli.sheet.terminal import print_summary  # noqa: PLC0415  not needed for JSON

        print_summary(all_judged)
    if output.html:
        from gongkai.cli.sheet.page import page  # noqa: PLC0415  only where asked for

        write_file(output.html, page([_with_document(judged) for judged in all_judged]).encode())
    if output.xlsx:
        from gongkai.cli.sheet.workbook import workbook  # noqa: PLC0415  only where asked for

        write_file(output.xlsx, workbook(all_judged))


def _with_document(judged: Judged) -> Judged:
    """The judged report with the file it was read from, to be shown beside it."""
    return judged if judged.failure else replace(judged, document=read_document(judged.file))


def status(all_judged: Sequence[Judged], against: Against) -> int:
    """2 where any file could not be read or compared as asked, else 1 where an error stands, else 0."""
    if not against.whole or any(judged.unread for judged in all_judged):
        return COULD_NOT
    if any(_out_of_turn(judged.report, against.previous) for judged in all_judged):
        return COULD_NOT
    return int(any(binding(judged.findings) for judged in all_judged))


def _waiver(text: str) -> Waiver:
    """`RULE=WHO:REASON`, with either kind of colon."""
    rule, _, rest = text.partition("=")
    who, _, reason = rest.replace("：", ":", 1).partition(":")
    if not (rule.strip() and who.strip() and reason.strip()):
        raise click.UsageError(f"{_WAIVER}；给出的是 {text}")
    if rule.strip() not in {known.id for known in RULES}:
        raise click.UsageError(f"没有 {rule.strip()} 这条规则，全部规则见 gongkai rules")
    return Waiver(rule=rule.strip(), by=who.strip(), reason=reason.strip())
