"""The first day: on which date a request counts as received, by channel, and what proves it (Art. 31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.errors import GongkaiError
from gongkai.law.citations import PERIODS_2015, REGULATIONS, Citation
from gongkai.law.practice import DEFAULT, Practice


class Channel(StrEnum):
    """How a request reached the organ."""

    COUNTER = "counter"
    REGISTERED_MAIL = "registered-mail"
    ORDINARY_MAIL = "ordinary-mail"
    ONLINE = "online"
    FAX = "fax"
    EMAIL = "email"

    @property
    def label(self) -> str:
        """The channel as a clerk calls it."""
        return _RULES[self].label

    @property
    def needs_confirmation(self) -> bool:
        """Whether the first day is the day both sides confirm, not the day of arrival."""
        return _RULES[self].needs_confirmation


class UnconfirmedError(GongkaiError):
    """The channel's first day is the day of confirmation, and nobody has confirmed yet."""


@dataclass(frozen=True, slots=True)
class _Rule:
    label: str
    evidence: str
    source: Citation
    needs_confirmation: bool = True


_MAIL, _WIRE = REGULATIONS.article(31, item=2), REGULATIONS.article(31, item=3)
_COUNTER = REGULATIONS.article(31, item=1)
_RULES = {
    Channel.COUNTER: _Rule("当面提交", "申请人提交之日；以接收回执为凭", _COUNTER, needs_confirmation=False),
    Channel.REGISTERED_MAIL: _Rule(
        "挂号信、特快专递", "行政机关签收之日；以签收单为凭", _MAIL, needs_confirmation=False
    ),
    Channel.ORDINARY_MAIL: _Rule("平常信函", "与申请人确认之日；以确认记录为凭", _MAIL),
    Channel.ONLINE: _Rule("互联网渠道", "双方确认之日；以确认记录为凭", _WIRE),
    Channel.FAX: _Rule("传真", "双方确认之日；以确认记录为凭", _WIRE),
    Channel.EMAIL: _Rule("电子邮件", "双方确认之日；到达时间和确认时间均应留存", _WIRE),
}


@dataclass(frozen=True, slots=True)
class FirstDay:
    """Day 0 of a request: the day itself is not counted. `evidence` says what proves it, in Chinese."""

    day0: date
    channel: Channel
    evidence: str
    source: Citation


def first_day(
    channel: Channel, *, arrived: date, confirmed: date | None = None, practice: Practice = DEFAULT
) -> FirstDay:
    """Date of receipt of a request.

    `arrived` is the day it was handed in, signed for, or first seen; `confirmed` the day both sides confirmed it
    (for a requester who could not be reached: the day contact was restored, TIME15). An office whose published
    rule lets the automatic receipt confirm an online request sets that in its `Practice`.
    Source: OGI Regulations, Art. 31. Raises UnconfirmedError where the confirmation is missing.
    """
    rule = _RULES[channel]
    if not rule.needs_confirmation:
        return FirstDay(arrived, channel, rule.evidence, rule.source)
    if confirmed is None and channel is Channel.ONLINE and practice.receipt_shown_online_confirms:
        return FirstDay(arrived, channel, "平台公布的规则：系统回执即为双方确认", rule.source)
    if confirmed is None:
        raise UnconfirmedError(
            f"{rule.label}以双方确认之日为收到之日，请先与申请人确认并登记确认日期；"
            f"联系不上的，先登记，自恢复联系之日起算（参见{PERIODS_2015}）",
            source=str(rule.source),
        )
    if confirmed < arrived:
        raise GongkaiError(
            f"确认日期 {confirmed.isoformat()} 早于到达日期 {arrived.isoformat()}，请核对", source=str(rule.source)
        )
    return FirstDay(confirmed, channel, rule.evidence, rule.source)
