"""The tables of disclosure on initiative."""

from gongkai_office.publishing.models.attachment import Attachment
from gongkai_office.publishing.models.catalogue import Column, Placement
from gongkai_office.publishing.models.editing import Editing, Reminder
from gongkai_office.publishing.models.imports import ImportedItem, SiteImport, SiteProgress
from gongkai_office.publishing.models.item import BROUGHT, FROZEN, UNDER_WAY, Item, State, Takedown, Version
from gongkai_office.publishing.models.review import GateHit, Proof, Screening, Verdict

__all__ = [
    "BROUGHT",
    "FROZEN",
    "UNDER_WAY",
    "Attachment",
    "Column",
    "Editing",
    "GateHit",
    "ImportedItem",
    "Item",
    "Placement",
    "Proof",
    "Reminder",
    "Screening",
    "SiteImport",
    "SiteProgress",
    "State",
    "Takedown",
    "Verdict",
    "Version",
]
