"""The tables of the cases: requests, their entries and the projections of them."""

from gongkai_office.cases.models.books import Amendment, ClosedYear
from gongkai_office.cases.models.call import CallAnswer, CallState, RecordsCall
from gongkai_office.cases.models.consultation import Consultation, Opinion, Stance
from gongkai_office.cases.models.dispute import Dispute
from gongkai_office.cases.models.entry import Entry
from gongkai_office.cases.models.proposal import Proposal, Standing
from gongkai_office.cases.models.request import DisclosureRequest, Requester
from gongkai_office.cases.models.service import Charge, Service

__all__ = [
    "Amendment",
    "CallAnswer",
    "CallState",
    "Charge",
    "ClosedYear",
    "Consultation",
    "DisclosureRequest",
    "Dispute",
    "Entry",
    "Opinion",
    "Proposal",
    "RecordsCall",
    "Requester",
    "Service",
    "Stance",
    "Standing",
]
