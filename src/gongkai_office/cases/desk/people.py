"""Who asks, as every reader of a case sees them: enough to tell two people apart, too little to reach one."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.cases.entries import Applicant
from gongkai.errors import GongkaiError
from gongkai_office.cases.desk.words import APPLICANT_LABELS
from gongkai_office.cases.models import Requester
from gongkai_office.cases.requesters import opened
from gongkai_office.cases.sealing import masked_identity, masked_phone


@dataclass(frozen=True, slots=True)
class Asker:
    """The requester with number and telephone masked; the whole is shown for a reason only (`reveal`)."""

    name: str
    kind: str
    identity: str = ""
    phone: str = ""


def asker(row: Requester) -> Asker:
    """Who asks. Where the key is missing the page opens all the same, without number and telephone."""
    kind = APPLICANT_LABELS[Applicant(row.kind)]
    try:
        who = opened(row)
    except GongkaiError:
        return Asker(row.masked_name, kind)
    return Asker(row.masked_name, kind, masked_identity(who.identity_number), masked_phone(who.phone))
