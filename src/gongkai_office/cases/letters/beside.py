"""Letters beside the reply: decisions that a head signs (D07, D23), and papers of the house (协办函, 送达回证, D25)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from gongkai.documents import letters
from gongkai.documents.letters import Letter, Opinion, Party, RecordResult, ThirdPartyView
from gongkai.errors import GongkaiError
from gongkai.law.service import Service
from gongkai_office.cases.letters.occasion import Occasion
from gongkai_office.cases.models import PaperKind


class Decision(Protocol):
    """What a handler states for a decision that is told beside the reply."""

    @property
    def given(self) -> Mapping[str, str]:
        """The form as it was filled in, by which it is shown again."""

    @property
    def paper(self) -> PaperKind:
        """Which letter it makes."""

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The letter, unsigned. Raises GongkaiError where the case forbids it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPartyDecision:
    """D07: what will be disclosed against a third party's will, and why (Art. 32). `party` is who was asked."""

    party: Party | None
    view: ThirdPartyView | None
    disclosed: str
    reason: str
    given: Mapping[str, str] = field(default_factory=dict)
    paper = PaperKind.THIRD_PARTY_TOLD

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The letter to the third party, which is not told who asks."""
        if self.party is None or self.view is None:
            raise GongkaiError("请选择要告知的第三方；没有征求过意见的，请先征求")
        return (
            letters.third_party_told(
                about.case,
                on=about.on,
                third_party=self.party,
                view=self.view,
                disclosed=self.disclosed,
                reason=self.reason,
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDecision:
    """D23: what becomes of a record that somebody says is wrong (Art. 41)."""

    original: str
    evidence: str
    result: RecordResult
    corrected: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    paper = PaperKind.RECORD_CORRECTED

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The letter to the requester."""
        return (
            letters.record_correction(
                about.case,
                on=about.on,
                original=self.original,
                evidence=self.evidence,
                result=self.result,
                corrected=self.corrected,
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistance:
    """D24, 协办函: what another office is asked for, and within how many working days of receiving it."""

    other: str
    needed: str
    days: int

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The letter, which tells the office nothing of who asks."""
        period = letters.deadline(self.days, about.on, about.calendar)
        return (letters.assistance(about.case, on=about.on, other=self.other, needed=self.needed, period=period),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReceipt:
    """D24, 送达回证: for the signature of whoever receives the reply."""

    served: Letter | None
    service: Service
    by: str

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The form to be signed."""
        if self.served is None:
            raise GongkaiError("本件还没有在本系统签发的答复书，不能制作送达回证")
        return (letters.service_receipt(about.case, on=about.on, served=self.served, service=self.service, by=self.by),)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecrecyReview:
    """D25, 保密审查单: what was looked for in the information, and what the reviewers said."""

    subject: str
    marks: tuple[tuple[str, bool], ...]
    opinions: tuple[Opinion, ...]

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The sheet."""
        return (
            letters.secrecy_review(
                about.case, on=about.on, subject=self.subject, marks=self.marks, opinions=self.opinions
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalSheet:
    """D25, 审查呈批单: what is proposed, and every opinion up to the head's."""

    subject: str
    proposal: str
    opinions: tuple[Opinion, ...]

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The sheet."""
        return (
            letters.approval_sheet(
                about.case, on=about.on, subject=self.subject, proposal=self.proposal, opinions=self.opinions
            ),
        )
