"""The result list of a clean-up, and the text with which it is published."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_office.normative.models import Campaign, Proposal, Verdict
from gongkai_office.organs.queries import name_on

_NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Part:
    """The documents of one verdict."""

    verdict: Verdict
    title: str
    lines: tuple[Proposal, ...]


def parts_of(campaign: Campaign) -> list[Part]:
    """The result list by verdict, in the order of the form; verdicts without a document are left out."""
    lines = list(campaign.proposals.select_related("document").order_by("document__issued", "document"))
    found = [(verdict, tuple(line for line in lines if line.verdict == verdict)) for verdict in Verdict]
    return [
        Part(verdict, f"{verdict.label}的行政规范性文件目录（{len(those)} 件）", those)
        for verdict, those in found
        if those
    ]


def announcement(campaign: Campaign) -> str:
    """The text to publish, plain: how many of which, then the lists."""
    organ = name_on(campaign.organ, campaign.cut_off).name
    parts = parts_of(campaign)
    counted = "，".join(f"{part.verdict.label} {len(part.lines)} 件" for part in parts)
    basis = f"根据{campaign.basis}，" if campaign.basis else ""
    decided = f"（{campaign.decision_number}）" if campaign.decision_number else ""
    opening = (
        f"{basis}{organ}对截至{campaign.cut_off:%Y}年{campaign.cut_off.month}月{campaign.cut_off.day}日有效的"
        f"行政规范性文件进行了清理。清理结果{decided}：{counted}。现予公布。"
    )
    paragraphs = [f"{organ}关于公布行政规范性文件清理结果的公告", opening]
    for place, part in enumerate(parts):
        paragraphs.append(f"{_NUMERALS[place]}、{part.title}")
        paragraphs += [f"{number}．{_line(line)}" for number, line in enumerate(part.lines, 1)]
    return "\n".join(paragraphs)


def _line(line: Proposal) -> str:
    document = line.document
    number = f"（{document.number}）" if document.number else ""
    until = f"，有效期延长至 {line.until.isoformat()}" if line.until else ""
    return f"{document.title}{number}{until}"
