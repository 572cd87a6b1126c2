"""What may be entered for a document before the law's own fold is asked."""

from __future__ import annotations

from datetime import date

from gongkai.law.organs import OrganKind
from gongkai.law.validity import may_issue_rules
from gongkai_office.normative.acts import DocumentError, Kind
from gongkai_office.normative.models import Document
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on


def require_maker(organ: Organ, kind: Kind, on: date) -> None:
    """Pass an organ that may issue this kind. Raises DocumentError (Legislation Law, Arts. 91, 93)."""
    if kind is Kind.RULES and not may_issue_rules(OrganKind[organ.kind]):
        raise DocumentError(
            f"{name_on(organ, on).name}没有制定规章的权限，请登记为行政规范性文件",
            source="《立法法》第九十一条、第九十三条",
        )


def require_new(organ: Organ, number: str, *, beside: Document | None = None) -> None:
    """Pass a number that the organ has not given to another document. Raises DocumentError."""
    if not number:
        return
    found = Document.objects.filter(organ=organ, number=number, void=False)
    before = (found.exclude(pk=beside.pk) if beside else found).first()
    if before:
        raise DocumentError(f"发文字号“{number}”已经登记过：《{before.title}》（{before.registration}），请核对")
