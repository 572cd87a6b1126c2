"""The check sheet as one page to print, send or keep: no script, nothing loaded from outside."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from gongkai.cli.judging import Judged
from gongkai.cli.sheet.markup import document, node
from gongkai.cli.sheet.page_findings import findings_section
from gongkai.cli.sheet.page_original import Original
from gongkai.cli.sheet.page_source import source_section
from gongkai.cli.sheet.page_tables import tables_section
from gongkai.cli.sheet.words import VERDICTS, form_name, tally, title
from gongkai.findings import Severity


def page(all_judged: Sequence[Judged]) -> str:
    """The page of one or several judged files; several have an index at the top."""
    several = len(all_judged) > 1
    sheets = [_sheet(judged, f"r{number}") for number, judged in enumerate(all_judged, 1)]
    name = f"{len(all_judged)}份年度报告核对单" if several else f"{title(all_judged[0])}核对单"
    return document(name, _index(all_judged, name) if several else None, *sheets)


def _index(all_judged: Sequence[Judged], name: str) -> Element:
    headers = ("机关、年度", "文件", "结论", "错误", "提醒")
    return node(
        "nav",
        node("h1", name),
        node(
            "table",
            node("thead", node("tr", *(node("th", header, scope="col") for header in headers))),
            node("tbody", *(_index_row(judged, f"r{i}") for i, judged in enumerate(all_judged, 1))),
            class_="index",
        ),
        class_="contents",
    )


def _index_row(judged: Judged, key: str) -> Element:
    return node(
        "tr",
        node("td", node("a", _organ_and_year(judged), href=f"#{key}")),
        node("td", judged.name),
        node("td", _verdict_words(judged), class_=f"verdict-{judged.verdict}"),
        node("td", str(judged.count(Severity.ERROR)), class_="number"),
        node("td", str(judged.count(Severity.WARNING)), class_="number"),
    )


def _sheet(judged: Judged, key: str) -> Element:
    if judged.failure:
        return node("article", _head(judged), node("p", judged.failure, class_="failure"), id=key)
    original = Original(judged, key)
    return node(
        "article",
        _head(judged),
        node(
            "div",
            node(
                "div",
                findings_section(judged, original, key),
                _notes(judged),
                tables_section(judged, key),
                class_="judged",
            ),
            source_section(judged, original, key),
            class_="beside",
        ),
        id=key,
    )


def _head(judged: Judged) -> Element:
    report = judged.report
    facts = {
        "格式": form_name(report.form),
        "文件": judged.name,
        "校验码": f"SHA-256 {report.sha256}" if report.sha256 else "",
    }
    return node(
        "header",
        node("p", "政府信息公开工作年度报告核对单", class_="kind"),
        node("h1", _organ_and_year(judged)),
        node(
            "p",
            node("strong", _verdict_words(judged)),
            node("span", "" if judged.failure else tally(judged)),
            class_=f"verdict verdict-{judged.verdict}",
        ),
        node(
            "dl",
            *(node("div", node("dt", name), node("dd", fact)) for name, fact in facts.items() if fact),
        ),
    )


def _organ_and_year(judged: Judged) -> str:
    """The report's name without what every report is called."""
    return title(judged).removesuffix("政府信息公开工作年度报告")


def _verdict_words(judged: Judged) -> str:
    return "无法读取" if judged.failure else VERDICTS[judged.verdict]


def _notes(judged: Judged) -> Element | None:
    if not judged.report.notes:
        return None
    return node(
        "section",
        node("h2", "没有读出的部分"),
        node("ul", *(node("li", note) for note in judged.report.notes)),
        class_="notes",
    )
