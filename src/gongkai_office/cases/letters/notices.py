"""Notices of a handler's own steps: what a form asks for, and the letters that go out with the step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gongkai.documents import letters
from gongkai.documents.letters import Correction, Letter, Party
from gongkai.errors import GongkaiError
from gongkai.law.clocks import Ask
from gongkai.law.fees import Fee
from gongkai.law.service import Service
from gongkai_office.cases.letters.issuing import Issue
from gongkai_office.cases.letters.occasion import Occasion

_REASONS_PERIOD = 15
"""Working days given to state reasons; practice, since Art. 35 sets none."""


class Notice(Protocol):
    """What is stated for a step, and the letters built from it."""

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The letters, unsigned. Raises GongkaiError where the case forbids them."""


def with_notice(notice: Notice | None) -> Issue | None:
    """The letters of a notice as an entry takes them; none where the step is only entered, as from an old ledger."""
    return Issue(notice.letters) if notice else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """D01, at registration."""

    materials: tuple[str, ...] = ("政府信息公开申请",)

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The receipt, with the last day to reply."""
        return (letters.receipt(about.case, on=about.on, materials=self.materials, dates=about.dates),)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNotice:
    """D02: everything to correct and how; the period is the office's practice."""

    items: tuple[Correction, ...]

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The notice."""
        period = letters.deadline(about.practice.correction_period, about.on, about.calendar)
        return (letters.correction_notice(about.case, on=about.on, items=self.items, period=period),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonsNotice:
    """D03: the counts that make the number of requests look excessive."""

    frequency: str

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The notice."""
        period = letters.deadline(_REASONS_PERIOD, about.on, about.calendar)
        return (letters.reasons_asked(about.case, on=about.on, frequency=self.frequency, period=period),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionNotice:
    """D04: why it takes longer; whoever enters the extension has approved it that day."""

    reason: str

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The notice, promising the last day the law allows."""
        return (
            letters.extension(about.case, on=about.on, reason=self.reason, approved_on=about.on, dates=about.dates),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdPartyNotice:
    """D05 to the third party, who is not told who asks, and D06 to the requester."""

    name: str
    organisation: bool
    description: str

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """Both letters."""
        if not self.name.strip():
            raise GongkaiError("请填写第三方的姓名或者名称")
        asked = letters.third_party_consultation(
            about.case,
            on=about.on,
            third_party=Party(name=self.name.strip(), organisation=self.organisation),
            description=self.description,
            handed=about.on,
            calendar=about.calendar,
        )
        return (asked, letters.consultation_notice(about.case, on=about.on, whom=Ask.THIRD_PARTY, asked=about.on))


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganNotice:
    """D08 to the organ that made the information together with this one, and D06 to the requester."""

    other: str
    description: str

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """Both letters."""
        asked = letters.organ_consultation(
            about.case,
            on=about.on,
            other=self.other.strip(),
            description=self.description,
            handed=about.on,
            calendar=about.calendar,
        )
        return (asked, letters.consultation_notice(about.case, on=about.on, whom=Ask.ORGAN, asked=about.on))


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeNotice:
    """D09: the fee with its working, and how to pay; without ways given, the organ's own account."""

    fee: Fee
    ways: str = ""

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The notice."""
        account = about.particulars.account if about.particulars else ""
        return (
            letters.fee_notice(
                about.case,
                on=about.on,
                fee=self.fee,
                ways=self.ways.strip() or account,
                handed=about.on,
                calendar=about.calendar,
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceNote:
    """D24, 送达情况记录: how the reply was given, in the words of whoever gave it."""

    served: Letter
    service: Service
    by: str
    course: str

    def letters(self, about: Occasion) -> Sequence[Letter]:
        """The record of service."""
        return (
            letters.service_note(
                about.case, on=about.on, served=self.served, service=self.service, by=self.by, course=self.course
            ),
        )
