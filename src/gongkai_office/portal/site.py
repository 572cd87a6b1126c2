"""Whose site this is, and the columns it has: what the government's meta tags say (国办发〔2017〕47号)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpRequest

from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on, open_on


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the site, as its meta tags name it."""

    name: str
    description: str
    keywords: str
    kind: str = "政府信息公开"


HOME = Column("首页", "政府信息公开：查询公开机关、申请政府信息、查询办理进度", "政府信息公开,依申请公开", "首页")
ASK = Column("政府信息公开申请", "在网上申请公开政府信息，不用注册", "依申请公开,政府信息公开申请,申请表")
FOLLOW = Column("办理进度查询", "凭登记编号和查询码查询政府信息公开申请的办理进度", "办理进度,查询码,依申请公开")


@dataclass(frozen=True, slots=True)
class Site:
    """The site: its name, its domain, the code in the register of government sites, and who runs it."""

    name: str
    domain: str
    code: str
    sponsor: str
    icp: str
    police: str


def site(request: HttpRequest, on: date) -> Site:
    """The site a request came to. Unset names follow from the organ at the root of the tree."""
    top = root(on)
    sponsor = name_on(top, on).name if top else ""
    return Site(
        name=settings.GONGKAI_SITE["name"] or f"{sponsor.removesuffix('人民政府')}政府信息公开",
        domain=request.get_host(),
        code=settings.GONGKAI_SITE["code"],
        sponsor=sponsor,
        icp=settings.GONGKAI_SITE["icp"],
        police=settings.GONGKAI_SITE["police"],
    )


def root(on: date) -> Organ | None:
    """The organ at the root of the tree, the first in order where there are several."""
    return open_on(on).filter(parent__isnull=True).first()
