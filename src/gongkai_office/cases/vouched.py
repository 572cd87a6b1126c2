"""What the journal vouches for in a case beside its entries: consultations, letters, services, calls, proposals.

Whether what hangs on an entry is void follows from the entries, and is asked where a case is looked at as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from gongkai_office.cases.letters import kept
from gongkai_office.cases.models import (
    Consultation,
    EnclosureCheck,
    Letter,
    LetterVersion,
    Opinion,
    Proposal,
    RecordsCall,
    Service,
    Urging,
)
from gongkai_office.cases.parties import opened
from gongkai_office.clock import day_of
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Vouched, columns

_CONSULTATION = columns("request_id", "entry_id", "organisation", "masked_name", "about")
_LETTER = columns(
    "request_id", "organ_id", "entry_id", "draft_id", "kind", "title", "number", "series", "year", "serial", "dated",
    "to_requester",
)  # fmt: skip
_VERSION = columns("draft_id", "organ_id", "number", "by", "at")


def _consultation(row: Consultation) -> Mapping[str, object]:
    """Who was asked about what; the same whatever key it is sealed with. Raises SealError, KeyMissingError."""
    return {**_CONSULTATION(row), **asdict(opened(row))}


def _letter(row: Letter) -> Mapping[str, object]:
    """A letter's text and what stands beside it. Raises SealError, KeyMissingError."""
    return {**_LETTER(row), "text": kept.content(row).decode()}


def _version(row: LetterVersion) -> Mapping[str, object]:
    """What a signature over a version is given for. Raises SealError, KeyMissingError."""
    return {**_VERSION(row), "text": kept.content(row).decode()}


SERVICE = Vouched[Service](
    kind="service",
    label="送达",
    fault=Fault.SERVICE,
    rows=Service.objects.all,
    subject=lambda row: f"case:{row.request_id}",
    content=columns("entry_id", "manner", "proof", "proved_on"),
    called=lambda row: f"送达（{row.get_manner_display()}）",
)
CONSULTATION = Vouched[Consultation](
    kind="consultation",
    label="征求意见",
    fault=Fault.CONSULTATION,
    rows=Consultation.objects.all,
    subject=lambda row: f"case:{row.request_id}",
    content=_consultation,
    called=lambda row: f"征求意见 {row.pk}",
)
OPINION = Vouched[Opinion](
    kind="opinion",
    label="征求意见的答复",
    fault=Fault.CONSULTATION,
    rows=lambda: Opinion.objects.select_related("consultation"),
    subject=lambda row: f"case:{row.consultation.request_id}",
    content=columns("consultation_id", "organ_id", "entry_id", "stance", "reason"),
    called=lambda row: f"征求意见 {row.consultation_id} 的答复",
)
PROPOSAL = Vouched[Proposal](
    kind="proposal",
    label="提请",
    fault=Fault.PROPOSAL,
    rows=Proposal.objects.all,
    subject=lambda row: f"case:{row.request_id}",
    content=columns("request_id", "organ_id", "kind", "detail", "note", "by_id", "at", "standing", "entry_id"),
    called=lambda row: f"{day_of(row.at).isoformat()} 的提请（{row.get_kind_display()}）",
)
CALL = Vouched[RecordsCall](
    kind="call",
    label="协助查找",
    fault=Fault.CALL,
    rows=RecordsCall.objects.all,
    subject=lambda row: f"case:{row.request_id}",
    content=columns(
        "request_id", "organ_id", "office_id", "what", "asked_by_id", "asked_at", "due", "state", "reminders",
        "reminded_on", "answer", "text", "scope", "systems", "keywords", "searched_on", "searched_by",
        "answered_by_id", "answered_at",
    ),
    called=lambda row: f"{day_of(row.asked_at).isoformat()} 的协助查找",
)  # fmt: skip
URGING = Vouched[Urging](
    kind="urging",
    label="督办",
    fault=Fault.URGING,
    rows=Urging.objects.all,
    subject=lambda row: f"case:{row.request_id}",
    content=columns("request_id", "organ_id", "text", "by_id", "at", "answer", "answered_by_id", "answered_at"),
    called=lambda row: f"{day_of(row.at).isoformat()} 的督办",
)
ENCLOSURE = Vouched[EnclosureCheck](
    kind="enclosure",
    label="提供前检查",
    fault=Fault.ENCLOSURE,
    rows=EnclosureCheck.objects.all,
    subject=lambda row: f"case:{row.request_id}",
    content=columns(
        "request_id",
        "organ_id",
        "file_id",
        "at",
        "hits",
        "stopping",
        "unread",
        "overruled_by_id",
        "overruled_at",
        "reason",
    ),
    called=lambda row: f"{day_of(row.at).isoformat()} 的提供前检查",
)
LETTER = Vouched[Letter](
    kind="letter",
    label="文书",
    fault=Fault.LETTER,
    rows=Letter.objects.all,
    subject=lambda row: f"case:{row.request_id}",
    content=_letter,
    called=lambda row: f"文书 {row.number or row.title}",
)
VERSION = Vouched[LetterVersion](
    kind="letter-version",
    label="答复书稿",
    fault=Fault.LETTER,
    rows=lambda: LetterVersion.objects.select_related("draft"),
    subject=lambda row: f"case:{row.draft.request_id}",
    content=_version,
    called=lambda row: f"答复书稿第 {row.number} 稿",
)
VOUCHED = (SERVICE, CONSULTATION, OPINION, PROPOSAL, CALL, URGING, ENCLOSURE, LETTER, VERSION)
