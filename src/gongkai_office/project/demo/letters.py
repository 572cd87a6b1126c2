"""What the letters of the county's invented requests are built from."""

from __future__ import annotations

from datetime import date

from gongkai.documents.letters import Correction, RightOrgan, SearchRecord, Withheld
from gongkai.law.exemptions import Exemption
from gongkai.law.outcomes import Outcome, Situation
from gongkai_office.cases.commands.consult import Party
from gongkai_office.cases.letters.notices import (
    CorrectionNotice,
    ExtensionNotice,
    OrganNotice,
    ReasonsNotice,
    ThirdPartyNotice,
)
from gongkai_office.cases.letters.replies import SITUATIONS, Reply
from gongkai_office.cases.sealing import Particulars
from gongkai_office.project.demo.tables import texts

_EARLIER = date(2022, 6, 1)


def reply(outcome: Outcome, on: date) -> Reply:
    """Everything any reply asks for; each takes what it needs."""
    said, reason = texts()["letters"], texts()["reasons"][outcome.value]
    return Reply(
        situation=_situation(outcome),
        found=reason,
        reason=reason,
        where=said["where"],
        enclosed=(said["enclosed"],),
        disclosed=said["disclosed"],
        withheld=(Withheld(what=said["withheld"], ground=Exemption.THIRD_PARTY, reason=said["withheld_reason"]),),
        law=said["law"],
        office=said["office"],
        weighing=said["weighing"],
        search=SearchRecord(
            scope=said["scope"],
            systems=tuple(said["systems"].split("、")),
            keywords=tuple(said["keywords"].split("、")),
            on=on,
            by=said["searcher"],
        ),
        right_organ=RightOrgan(name=said["co_maker"], contact=said["where"]),
        earlier=said["earlier"],
        earlier_on=_EARLIER,
    )


def _situation(outcome: Outcome) -> Situation:
    return Situation.NOT_GOVERNMENT_INFORMATION if outcome is Outcome.OTHER else SITUATIONS[outcome][0]


def correction() -> CorrectionNotice:
    """What is to be corrected."""
    said = texts()["letters"]
    return CorrectionNotice(items=(Correction(what=said["what"], how=said["how"]),))


def third_party() -> ThirdPartyNotice:
    """Whom the request concerns."""
    said = texts()["letters"]
    return ThirdPartyNotice(name=said["third_party"], organisation=True, description=said["third_party_about"])


def party() -> Party:
    """The same third party, as it is kept: its name whole, since it is no person, and where it is reached sealed."""
    said = texts()["letters"]
    return Party(
        particulars=Particulars(name=said["third_party"], phone="0000-0000099"),
        organisation=True,
        about=said["third_party_about"],
    )


def co_maker() -> OrganNotice:
    """The organ that made the information too."""
    said = texts()["letters"]
    return OrganNotice(other=said["co_maker"], description=said["co_maker_about"])


def frequency() -> ReasonsNotice:
    """The counts of somebody who asks very often."""
    return ReasonsNotice(frequency=texts()["letters"]["frequency"])


def extension() -> ExtensionNotice:
    """Why it takes longer."""
    return ExtensionNotice(reason=texts()["notes"]["extended"])
