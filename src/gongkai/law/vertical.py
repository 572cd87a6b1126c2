"""Organs that are led from above, not by the government of the place: they report in the line of their department.

The office of the upper department is competent for open government in its own system, so the report of a county or a
city leaves them out by default. That the roll-up of a region leaves them out is practice, drawn from the article.
Source: OGI Regulations, Art. 3(4); Administrative Reconsideration Law, Art. 27.
"""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.law.citations import RECONSIDERATION, REGULATIONS, Citation
from gongkai.law.organs import OrganKind

LED_FROM_ABOVE: Mapping[OrganKind, tuple[Citation, ...]] = {
    OrganKind.VERTICAL: (REGULATIONS.article(3, paragraph=4), RECONSIDERATION.article(27)),
    OrganKind.STATE_FIELD_OFFICE: (REGULATIONS.article(3, paragraph=4),),
    OrganKind.STATE_AUTHORISED: (REGULATIONS.article(3, paragraph=4),),
}
"""The kinds of such organs, each with where the law says so: customs, tax, banking and exchange supervision, national
security, and what departments of the State Council set up or manage in the place."""


def led_from_above(kind: OrganKind) -> tuple[Citation, ...]:
    """Where the law says that organs of a kind are led from above; nothing for those of the place.

    >>> [str(one) for one in led_from_above(OrganKind.VERTICAL)]
    ['《政府信息公开条例》第三条第四款', '《行政复议法》第二十七条']
    """
    return LED_FROM_ABOVE.get(kind, ())
