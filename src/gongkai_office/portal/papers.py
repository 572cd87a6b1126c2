"""Files a requester hands in: taken as they come, kept with the draft, shown again to whoever has number and code."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from gongkai_office.accounts.addresses import client_address
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import PUBLIC
from gongkai_office.clock import now
from gongkai_office.files import trays
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.queries import of
from gongkai_office.files.trays import Tray
from gongkai_office.portal import limits
from gongkai_office.portal.drafts import Typed
from gongkai_office.portal.forms import PlainForm
from gongkai_office.portal.limits import UPLOAD, TooManyError

FIELD = "papers"
"""The field of files in each of the portal's forms."""

IDENTITY, MATERIAL = "identity_papers", "papers"
"""Under which names a draft keeps its trays."""


def taken(request: HttpRequest, form: PlainForm, tray: Tray, purpose: Purpose) -> Tray:
    """The tray with what came with a posted form; what is refused, and why, stands in the form."""
    try:
        for _ in request.FILES.getlist(FIELD):
            limits.take(UPLOAD, client_address(request), now())
    except TooManyError as refused:
        form.files = MultiValueDict()  # not even looked at
        form.add_error(FIELD, refused.message)
    return trays.filled(form, tray, request.POST, purpose, now())


def trays_of(draft: Typed) -> dict[str, Tray]:
    """The trays of a draft, empty ones left out."""
    kept = {name: trays.kept(draft.get(name, "")) for name in (IDENTITY, MATERIAL)}
    return {name: tray for name, tray in kept.items() if tray.ids}


def ids_of(draft: Typed) -> list[UUID]:
    """Every file of a draft."""
    return [file for tray in trays_of(draft).values() for file in tray.ids]


def own(request: DisclosureRequest) -> list[StoredFile]:
    """What the requester handed in, identity documents included, and nothing of the office's own."""
    return list(of(subject(request)).filter(by=PUBLIC))


def shown(request: DisclosureRequest, nth: int) -> StoredFile | None:
    """The how-manieth of these, from 1, to look at again; identity documents are not given out on number and code."""
    found = next(iter(own(request)[nth - 1 : nth]), None) if nth else None
    return None if found and found.purpose == Purpose.IDENTITY else found
