"""A number in the prose, tied to what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Concept(StrEnum):
    """What a number in the prose counts. Values are the words a finding shows."""

    RECEIVED = "收到申请"
    ACCEPTED = "受理申请"
    NATURAL_PERSON = "自然人申请"
    ORGANISATION = "法人或其他组织申请"
    COMMERCIAL = "商业企业申请"
    RESEARCH = "科研机构申请"
    PUBLIC_WELFARE = "社会公益组织申请"
    LEGAL_SERVICE = "法律服务机构申请"
    CARRIED_IN = "上年结转"
    CARRIED_OVER = "结转下年度"
    HANDLED = "办理答复"
    GRANTED = "予以公开"
    PARTIAL = "部分公开"
    DENIED = "不予公开"
    UNABLE = "无法提供"
    UNPROCESSED = "不予处理"
    OTHER = "其他处理"
    RECONSIDERATION = "行政复议"
    LITIGATION = "行政诉讼"
    LITIGATION_DIRECT = "未经复议直接起诉"
    LITIGATION_AFTER = "复议后起诉"
    DOCUMENTS_ISSUED = "制发规范性文件"
    DOCUMENTS_REPEALED = "废止规范性文件"
    DOCUMENTS_LAPSED = "失效规范性文件"
    DOCUMENTS_VALID = "现行有效规范性文件"
    RULES_ISSUED = "制发规章"
    LICENCES = "行政许可决定"
    PENALTIES = "行政处罚决定"
    COERCION = "行政强制决定"
    LICENCES_PUBLISHED = "公开行政许可"
    PENALTIES_PUBLISHED = "公开行政处罚"
    COERCION_PUBLISHED = "公开行政强制"
    FEES = "行政事业性收费"
    PROCESSING_FEE = "信息处理费"
    FEE_NOTICES = "收费通知"


class Scope(StrEnum):
    """Whose number it is."""

    OWN = "own"  # the report's own scope
    UNSURE = "unsure"  # the government itself may be meant, without what stands below it
    OTHER = "other"  # a platform, a department, a town, another year: never to be held against the tables


@dataclass(frozen=True, slots=True)
class Fact:
    """A number tied to a concept, with its place in the section as printed.

    `outright` is true where the concept is named in so many words and the number stands beside it whole;
    a number torn by a space or a page, or named only by its neighbourhood, is not outright.
    `unit` is 元 or 万元 for money, else empty.
    """

    concept: Concept
    value: int | Decimal
    section: str
    start: int
    end: int
    sentence: int
    scope: Scope = Scope.OWN
    outright: bool = True
    unit: str = ""
