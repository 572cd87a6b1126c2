"""What can be entered in a document's ledger, and what of it is an event of its validity."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from gongkai.errors import GongkaiError
from gongkai.law.validity import DocumentState, EventKind


class DocumentError(GongkaiError):
    """Something the document library cannot take, with what to do instead."""


class Kind(models.TextChoices):
    """The two rows of table two that documents stand in."""

    RULES = "rules", "规章"
    NORMATIVE = "normative_documents", "行政规范性文件"


class Act(models.TextChoices):
    """The lines of a document's ledger."""

    ISSUED = "issued", "制发"
    AMENDED = "amended", "修改"
    RENEWED = "renewed", "延长有效期"
    REPEALED = "repealed", "废止"
    LAPSED = "lapsed", "宣布失效"
    DECLARED_INVALID = "declared_invalid", "宣布无效"
    DESCRIBED = "described", "更正著录"
    TEXT = "text", "登记文本"
    PUBLISHED = "published", "公布文本"
    FILED = "filed", "备案"
    LINKED = "linked", "关联"
    VOIDED = "voided", "作废登记"


EVENTS: Mapping[str, EventKind] = {
    Act.ISSUED: EventKind.ISSUED,
    Act.AMENDED: EventKind.AMENDED,
    Act.RENEWED: EventKind.RENEWED,
    Act.REPEALED: EventKind.REPEALED,
    Act.LAPSED: EventKind.LAPSED,
    Act.DECLARED_INVALID: EventKind.DECLARED_INVALID,
}
"""The acts that change a document's standing, as the law's fold knows them."""

ENDINGS = (Act.REPEALED, Act.LAPSED, Act.DECLARED_INVALID)
"""The acts that end a document."""

STATE_MARKS: Mapping[DocumentState, str] = {
    DocumentState.NOT_YET_IN_FORCE: "soon",
    DocumentState.VALID: "done",
    DocumentState.AMENDED: "done",
    DocumentState.REPEALED: "late",
    DocumentState.LAPSED: "late",
    DocumentState.DECLARED_INVALID: "late",
}
"""How a state is marked on a page."""


class Relation(models.TextChoices):
    """What a document is linked to."""

    INTERPRETATION = "interpretation", "政策解读"
    COMMENTS = "comments", "征求意见"
    FEEDBACK = "feedback", "意见采纳情况"
    LEGALITY = "legality", "合法性审核"
    BASIS = "basis", "制定依据"
    OTHER = "other", "相关资料"
