"""Who may issue rules (规章)."""

from __future__ import annotations

from gongkai.law.citations import LEGISLATION
from gongkai.law.organs import OrganKind

RULE_MAKERS = {
    OrganKind.STATE_DEPARTMENT: LEGISLATION.article(91),
    OrganKind.PROVINCE_GOVERNMENT: LEGISLATION.article(93, paragraph=1),
    OrganKind.CITY_GOVERNMENT: LEGISLATION.article(93, paragraph=1),
}
"""Who may issue rules (规章), and by which article; for everyone else that row of table two is zero."""


def may_issue_rules(kind: OrganKind) -> bool:
    """Whether an organ of this kind may issue rules (规章)."""
    return kind in RULE_MAKERS
