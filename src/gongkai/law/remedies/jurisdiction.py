"""Which organ reconsiders the act of which organ (Administrative Reconsideration Law, Arts. 24-28)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from gongkai.law.citations import RECONSIDERATION, Citation
from gongkai.law.organs import OrganKind
from gongkai.law.periods import Dated, Timeline


class ReconsiderationOrgan(Enum):
    """The organ that reconsiders, seen from the organ that acted."""

    ITSELF = "本机关"
    SAME_LEVEL_GOVERNMENT = "本级人民政府"
    NEXT_HIGHER_GOVERNMENT = "上一级人民政府"
    FOUNDING_GOVERNMENT = "设立该派出机关的人民政府"
    GOVERNMENT_OF_FOUNDING_DEPARTMENT = "设立该派出机构的部门的本级人民政府"
    GOVERNMENT_OF_SEAT = "派出机构所在地的人民政府"
    MANAGING_GOVERNMENT = "管理该组织的人民政府，或者管理该组织的部门的本级人民政府"
    STATE_DEPARTMENT = "设立该派出机构、管理该组织的国务院部门"
    UPPER_DEPARTMENT = "上一级主管部门"
    UPPER_JUSTICE_DEPARTMENT = "上一级司法行政部门"


@dataclass(frozen=True, slots=True)
class Route:
    """Where to ask for reconsideration: one organ, or several between which the requester chooses."""

    organs: tuple[ReconsiderationOrgan, ...]
    source: Citation


_K, _R, _arl = OrganKind, ReconsiderationOrgan, RECONSIDERATION.article
_HIGHER = Route((_R.NEXT_HIGHER_GOVERNMENT,), _arl(24, paragraph=1, item=2))
_ROUTES = {
    _K.STATE_DEPARTMENT: Route((_R.ITSELF,), _arl(25, item=1)),
    _K.PROVINCE_GOVERNMENT: Route((_R.ITSELF,), _arl(24, paragraph=2)),
    _K.CITY_GOVERNMENT: _HIGHER,
    _K.OTHER_GOVERNMENT: _HIGHER,
    _K.DEPARTMENT: Route((_R.SAME_LEVEL_GOVERNMENT,), _arl(24, paragraph=1, item=1)),
    _K.JUSTICE_DEPARTMENT: Route((_R.SAME_LEVEL_GOVERNMENT, _R.UPPER_JUSTICE_DEPARTMENT), _arl(28)),
    _K.DISPATCHED_ORGAN: Route((_R.FOUNDING_GOVERNMENT,), _arl(24, paragraph=1, item=3)),
    _K.FIELD_OFFICE: Route((_R.GOVERNMENT_OF_FOUNDING_DEPARTMENT,), _arl(24, paragraph=4)),
    _K.DISTRICT_FIELD_OFFICE: Route(
        (_R.GOVERNMENT_OF_FOUNDING_DEPARTMENT, _R.GOVERNMENT_OF_SEAT), _arl(24, paragraph=4)
    ),
    _K.STATE_FIELD_OFFICE: Route((_R.STATE_DEPARTMENT,), _arl(25, item=2)),
    _K.AUTHORISED: Route((_R.MANAGING_GOVERNMENT,), _arl(24, paragraph=1, item=4)),
    _K.STATE_AUTHORISED: Route((_R.STATE_DEPARTMENT,), _arl(25, item=3)),
    _K.VERTICAL: Route((_R.UPPER_DEPARTMENT,), _arl(27)),
}
JURISDICTION = Timeline("行政复议管辖", Dated(date(2024, 1, 1), _ROUTES, Citation(RECONSIDERATION)))
"""Routes by kind of organ. Before 2024 the requester of a department's act had a choice; that law is not kept."""


def route(kind: OrganKind, on: date) -> Route:
    """Where an act of an organ of this kind is reconsidered. Raises NotInForceError for a day before 2024."""
    return JURISDICTION.on(on).value[kind]
