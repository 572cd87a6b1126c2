"""Letters of a request: a structured text for every kind (D01 to D25), built from facts, edited, signed, checked.

The walk: a builder makes a draft from the facts; `edit` changes its free text; `gaps` says what it still lacks;
`sign` gives it number and day; `check` refuses one that may not leave; `gongkai.documents.writers` prints it.
"""

from gongkai.documents.letters.checks import check, gaps, numbered, required, signed_below
from gongkai.documents.letters.consultations import (
    consultation_notice,
    organ_consultation,
    third_party_consultation,
    third_party_told,
)
from gongkai.documents.letters.edits import edit
from gongkai.documents.letters.facts import (
    Case,
    Correction,
    Deadline,
    Opinion,
    Party,
    Request,
    RightOrgan,
    SearchRecord,
    ThirdPartyView,
    deadline,
)
from gongkai.documents.letters.fee_notices import fee_notice
from gongkai.documents.letters.granting import Withheld, already_public, granted, partial
from gongkai.documents.letters.letter import (
    Block,
    Form,
    Letter,
    Listing,
    Paragraph,
    Part,
    Promise,
    RemedyParagraph,
    Slip,
)
from gongkai.documents.letters.numbers import DocumentNumber, parse
from gongkai.documents.letters.record_corrections import RecordResult, record_correction
from gongkai.documents.letters.refusing import denied, special_query
from gongkai.documents.letters.sheets import approval_sheet, assistance, secrecy_review, service_note, service_receipt
from gongkai.documents.letters.signing import sign
from gongkai.documents.letters.steps import correction_notice, extension, reasons_asked, receipt
from gongkai.documents.letters.stored import from_dict, to_dict
from gongkai.documents.letters.unable import (
    archived,
    does_not_exist,
    needs_creation,
    not_ours,
    unclear_after_correction,
)
from gongkai.documents.letters.unprocessed import (
    confirm_reissue,
    correction_overdue,
    excessive,
    not_government_information,
    payment_overdue,
    petition,
    publication,
    repeated,
)
from gongkai.documents.letters.wording import LetterError

__all__ = [
    "Block",
    "Case",
    "Correction",
    "Deadline",
    "DocumentNumber",
    "Form",
    "Letter",
    "LetterError",
    "Listing",
    "Opinion",
    "Paragraph",
    "Part",
    "Party",
    "Promise",
    "RecordResult",
    "RemedyParagraph",
    "Request",
    "RightOrgan",
    "SearchRecord",
    "Slip",
    "ThirdPartyView",
    "Withheld",
    "already_public",
    "approval_sheet",
    "archived",
    "assistance",
    "check",
    "confirm_reissue",
    "consultation_notice",
    "correction_notice",
    "correction_overdue",
    "deadline",
    "denied",
    "does_not_exist",
    "edit",
    "excessive",
    "extension",
    "fee_notice",
    "from_dict",
    "gaps",
    "granted",
    "needs_creation",
    "not_government_information",
    "not_ours",
    "numbered",
    "organ_consultation",
    "parse",
    "partial",
    "payment_overdue",
    "petition",
    "publication",
    "reasons_asked",
    "receipt",
    "record_correction",
    "repeated",
    "required",
    "secrecy_review",
    "service_note",
    "service_receipt",
    "sign",
    "signed_below",
    "special_query",
    "third_party_consultation",
    "third_party_told",
    "to_dict",
    "unclear_after_correction",
]
