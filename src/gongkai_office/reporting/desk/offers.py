"""Sentences offered for the report's text, each bound to its cells; a sentence whose cells are empty is not offered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.annual.record import AnnualReport
from gongkai.annual.website.record import WebsiteForm
from gongkai_office.reporting.queries.fees import Fees
from gongkai_office.reporting.writing.figures import SCOPE, figure_of

_TOKEN = re.compile(r"\{\{([^{}]+)\}\}")


@dataclass(frozen=True, slots=True)
class Offer:
    """A sentence: for which section, for which of its parts, in words with bound figures."""

    section: str
    part: str
    text: str


_SCOPE = Offer("6", "统计范围", "{{" + SCOPE + "}}")


def offers(report: AnnualReport, site: WebsiteForm, fees: Fees, *, contact: str, scope: str = "") -> list[Offer]:
    """What can be said from the counters alone."""
    found = (*_preamble(report, contact), *_first(), _fee(report, fees), _SCOPE)
    return [offer for offer in found if all(figure_of(one, report, site, scope) for one in _TOKEN.findall(offer.text))]


def _preamble(report: AnnualReport, contact: str) -> Iterator[Offer]:
    words = (
        f"本报告根据《中华人民共和国政府信息公开条例》和国务院办公厅关于政府信息公开工作年度报告格式的要求编制。"
        f"所列数据的统计期限自{report.year}年1月1日起至{report.year}年12月31日止。"
    )
    yield Offer("0", "报告开头", words + contact)


def _first() -> Iterator[Offer]:
    yield Offer("1", "主动公开", "（一）主动公开。全年通过政府信息公开平台主动公开政府信息{{items.total}}条。")
    yield Offer(
        "1",
        "依申请公开",
        "（二）依申请公开。全年新收政府信息公开申请{{requests.new.total}}件，上年结转{{requests.carried_in.total}}件，"
        "办结{{requests.handled.total}}件，结转下年度继续办理{{requests.carried_over.total}}件。",
    )
    yield Offer(
        "1",
        "依申请公开",
        "办结的申请中，予以公开{{requests.granted.total}}件，部分公开{{requests.partial.total}}件。",
    )
    yield Offer(
        "1",
        "政府信息管理",
        "（三）政府信息管理。本年制发行政规范性文件{{proactive.normative_documents.issued}}件，"
        "废止{{proactive.normative_documents.repealed}}件，现行有效{{proactive.normative_documents.valid}}件。",
    )
    yield Offer("1", "政府信息管理", "（三）政府信息管理。对政府信息的公开属性逐件审核，按规定动态调整。")
    yield Offer("1", "平台建设", "（四）平台建设。政府信息公开平台设有指南、制度、法定主动公开内容、年报和申请渠道。")
    yield Offer(
        "1",
        "监督保障",
        "（五）监督保障。因政府信息公开引起的行政复议{{reconsideration.total}}件，"
        "未经复议直接起诉的行政诉讼{{litigation_direct.total}}件，复议后起诉的{{litigation_after_reconsideration.total}}件。",
    )


def _fee(report: AnnualReport, fees: Fees) -> Offer:
    if not fees.notices:
        return Offer("6", "信息处理费", f"{report.year}年没有发出信息处理费收费通知，没有收取信息处理费。")
    words = (
        f"{report.year}年发出信息处理费收费通知{fees.notices}份，总金额{fees.noticed}元，实际收取{fees.collected}元。"
    )
    return Offer("6", "信息处理费", words)
