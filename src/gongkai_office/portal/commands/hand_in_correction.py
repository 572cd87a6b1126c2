"""Take in a correction that the requester hands in through the portal, as the desk would enter it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.cases.commands.append import Recorded
from gongkai_office.cases.commands.correct import correct
from gongkai_office.cases.models import DisclosureRequest, Requester
from gongkai_office.cases.policies import PUBLIC
from gongkai_office.cases.requesters import opened
from gongkai_office.cases.sealing import Particulars
from gongkai_office.clock import day_of

_NOTE = "申请人在网上提交补正"


def hand_in_correction(
    *,
    case: DisclosureRequest,
    description: str,
    identity_number: str,
    phone: str,
    note: str,
    at: datetime,
    papers: Iterable[UUID] = (),
) -> Recorded:
    """The case with its new first day, today; handing the same in twice enters it once.

    The law's table lets the desk enter corrections; here the installation does it in the desk's stead, on the day
    the correction arrives, which never makes the period longer than the law has it. Raises GongkaiError.
    """
    return correct(
        case=case.pk,
        by=SYSTEM,
        on=day_of(at),
        at=at,
        note=f"{_NOTE}：{note}" if note.strip() else _NOTE,
        description=description if description != case.description else "",
        particulars=_changed(case.requester, identity_number.strip(), phone.strip()),
        key=uuid5(case.pk, f"correct {case.entries_count}"),
        papers=papers,
        sender=PUBLIC,
    )


def _changed(requester: Requester, identity_number: str, phone: str) -> Particulars | None:
    """The particulars with what the requester corrects in them; None where nothing is."""
    new = {name: value for name, value in (("identity_number", identity_number), ("phone", phone)) if value}
    if not new:
        return None
    return replace(opened(requester), **new)
