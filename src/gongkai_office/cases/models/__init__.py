"""The tables of the cases: requests, their entries and the projections of them; older ledgers; lists that are kept."""

from gongkai_office.bulk import BUSY
from gongkai_office.bulk import Stage as ImportStage
from gongkai_office.cases.models.books import Amendment, ClosedYear
from gongkai_office.cases.models.call import CallAnswer, CallState, RecordsCall
from gongkai_office.cases.models.consultation import Consultation, Opinion, Stance
from gongkai_office.cases.models.dispute import Dispute
from gongkai_office.cases.models.enclosure import EnclosureCheck
from gongkai_office.cases.models.entry import Entry
from gongkai_office.cases.models.imports import ImportedCase, ImportHabit, ImportProgress, LedgerImport
from gongkai_office.cases.models.letter import DraftState, Letter, LetterDraft, LetterVersion, PaperKind
from gongkai_office.cases.models.lists import FeedSalt, SavedFilter
from gongkai_office.cases.models.proposal import Proposal, Standing
from gongkai_office.cases.models.request import DisclosureRequest, Requester
from gongkai_office.cases.models.service import Charge, Service
from gongkai_office.cases.models.urging import Urging

__all__ = [
    "BUSY",
    "Amendment",
    "CallAnswer",
    "CallState",
    "Charge",
    "ClosedYear",
    "Consultation",
    "DisclosureRequest",
    "Dispute",
    "DraftState",
    "EnclosureCheck",
    "Entry",
    "FeedSalt",
    "ImportHabit",
    "ImportProgress",
    "ImportStage",
    "ImportedCase",
    "LedgerImport",
    "Letter",
    "LetterDraft",
    "LetterVersion",
    "Opinion",
    "PaperKind",
    "Proposal",
    "RecordsCall",
    "Requester",
    "SavedFilter",
    "Service",
    "Stance",
    "Standing",
    "Urging",
]
