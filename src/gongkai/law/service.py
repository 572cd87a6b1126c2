"""Service of a reply: on which day it counts as given, and whether that was in time (国办公开办函〔2016〕235号)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.errors import GongkaiError
from gongkai.law.citations import REGULATIONS, SERVICE_2016, Citation


class Service(StrEnum):
    """How a reply reaches the requester."""

    DIRECT = "直接送达"
    DELEGATED = "委托送达"
    POST = "邮寄送达"
    ELECTRONIC = "电子送达"


@dataclass(frozen=True, slots=True)
class Served:
    """The day a reply counts as given, with what proves it."""

    on: date
    proof: str
    source: Citation


_NORM = Citation(SERVICE_2016)


def served(service: Service, *, sent: date, signed: date | None = None, postal_enterprise: bool = True) -> Served:
    """The day that decides whether a reply was in time.

    `sent` is the day it was posted or sent, `signed` the day the requester or a legal representative signed for it.
    Post counts on the day of posting and only through the postal enterprise; direct and delegated service on the
    day of signature; electronic service, as the requester asked for it, on the day it is sent (practice).
    Raises GongkaiError where the proof is missing or the carrier is not allowed.
    """
    if service is Service.POST and not postal_enterprise:
        raise GongkaiError(
            "答复应当交由邮政企业寄递，不能使用其他快递公司，请改用挂号信或邮政特快专递", source=str(_NORM)
        )
    if service is Service.POST:
        return Served(sent, "交邮之日；以邮政企业收寄凭证为凭", _NORM)
    if service is Service.ELECTRONIC:
        return Served(sent, "发出之日；以系统发送记录为凭", REGULATIONS.article(40))
    if signed is None:
        raise GongkaiError(f"{service}以申请人或其法定代理人签收之日为准，请登记签收日期", source=str(_NORM))
    return Served(signed, "签收之日；以送达回证为凭", _NORM)


def in_time(reply_due: date, reply: Served) -> bool:
    """Whether a reply was given on or before the last lawful day."""
    return reply.on <= reply_due
