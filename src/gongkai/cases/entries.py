"""What can be written into a request's ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from gongkai.law.events import EventKind
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel


class EntryKind(StrEnum):
    """The kinds of entries; those of the reply clock carry the same values as `EventKind`."""

    SUBMITTED = "submitted"
    RECEIVED = "received"
    CORRECTION_NOTICED = EventKind.CORRECTION_NOTICED.value
    CORRECTED = EventKind.CORRECTED.value
    THIRD_PARTY_ASKED = EventKind.THIRD_PARTY_ASKED.value
    THIRD_PARTY_ANSWERED = EventKind.THIRD_PARTY_ANSWERED.value
    ORGAN_ASKED = EventKind.ORGAN_ASKED.value
    ORGAN_ANSWERED = EventKind.ORGAN_ANSWERED.value
    REASONS_ASKED = EventKind.REASONS_ASKED.value
    REASONS_GIVEN = EventKind.REASONS_GIVEN.value
    DELAYED = EventKind.DELAYED.value
    EXTENDED = EventKind.EXTENDED.value
    FEE_NOTICED = EventKind.FEE_NOTICED.value
    FEE_PAID = EventKind.FEE_PAID.value
    DRAFTED = "drafted"
    RETURNED = "returned"
    SIGNED = "signed"
    SERVED = "served"
    WITHDRAWN = "withdrawn"
    THIRD_PARTY_TOLD = "third-party-told"
    RECORD_CORRECTED = "record-corrected"
    ARCHIVED = "archived"
    RECONSIDERATION_FILED = "reconsideration-filed"
    SUIT_FILED = "suit-filed"
    DISPUTE_DECIDED = "dispute-decided"
    REOPENED = "reopened"
    VOIDED = "voided"

    @property
    def label(self) -> str:
        """The entry as a clerk calls it."""
        return _LABELS.get(self) or EventKind(self.value).label


_LABELS = {
    EntryKind.SUBMITTED: "提交申请",
    EntryKind.RECEIVED: "登记收到",
    EntryKind.DRAFTED: "拟稿送审",
    EntryKind.RETURNED: "退回修改",
    EntryKind.SIGNED: "签发",
    EntryKind.SERVED: "送达答复",
    EntryKind.WITHDRAWN: "撤回申请",
    EntryKind.THIRD_PARTY_TOLD: "告知第三方决定",
    EntryKind.RECORD_CORRECTED: "告知更正结果",
    EntryKind.ARCHIVED: "归档",
    EntryKind.RECONSIDERATION_FILED: "申请行政复议",
    EntryKind.SUIT_FILED: "提起行政诉讼",
    EntryKind.DISPUTE_DECIDED: "复议、诉讼结案",
    EntryKind.REOPENED: "重新作出处理",
    EntryKind.VOIDED: "更正登记",
}


class Applicant(StrEnum):
    """Kinds of requesters; the values are the columns of table three."""

    NATURAL_PERSON = "natural_person"
    COMMERCIAL = "commercial"
    RESEARCH = "research"
    PUBLIC_WELFARE = "public_welfare"
    LEGAL_SERVICE = "legal_service"
    OTHER = "other"


class Role(StrEnum):
    """Who acts on a case; an office maps its people to these."""

    REQUESTER = "申请人"
    REGISTRAR = "登记人"
    HANDLER = "经办人"
    REVIEWER = "审核人"
    HEAD = "签发人"


class Forum(StrEnum):
    """Where a decision is attacked; the values are the groups of table four."""

    RECONSIDERATION = "reconsideration"
    DIRECT_SUIT = "litigation_direct"
    SUIT_AFTER_RECONSIDERATION = "litigation_after_reconsideration"


class DisputeResult(StrEnum):
    """How a dispute ended; the values are the columns of table four."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Receipt:
    """How a request came in and whose it is; `split_from` names the request it was split from (一事一申请)."""

    channel: Channel
    applicant: Applicant
    split_from: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The outcome proposed for signature."""

    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Filing:
    """A dispute begun: its own number and where it goes."""

    dispute: str
    forum: Forum


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a dispute ended."""

    dispute: str
    result: DisputeResult


@dataclass(frozen=True, slots=True)
class Until:
    """A day promised or ordered: the end of a delayed period, the day a new reply is due."""

    day: date


@dataclass(frozen=True, slots=True)
class Voiding:
    """The id of the entry that was made by mistake, and why it is."""

    entry: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answering:
    """The day on which the question was put that an answer belongs to, where several are open at a time."""

    asked: date


@dataclass(frozen=True, slots=True)
class Told:
    """The letter by which somebody is told a decision, as whoever keeps letters knows it."""

    letter: str


Detail = Receipt | Draft | Filing | Ruling | Until | Voiding | Answering | Told


class Entry(NamedTuple):
    """One line of the ledger. `on` is the day it takes effect in law, `at` the instant it was written down."""

    id: str
    kind: EntryKind
    on: date
    at: datetime
    by: str
    role: Role
    detail: Detail | None = None
