"""What asking a third party and asking an organ share: who was asked, which answer belongs to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from gongkai.cases.entries import Answering, EntryKind
from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.append import Recorded, append
from gongkai_office.cases.letters.issuing import Issue
from gongkai_office.cases.models import Consultation, Opinion, Stance
from gongkai_office.cases.parties import seal_into
from gongkai_office.cases.policies import Actor
from gongkai_office.cases.queries.consultations import answer_kind
from gongkai_office.cases.sealing import Particulars
from gongkai_office.cases.vouched import CONSULTATION, OPINION
from gongkai_office.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who is asked, how to reach them, and what of theirs is concerned."""

    particulars: Particulars
    organisation: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one of those asked answers: to which consultation, what, and why."""

    consultation: UUID
    stance: Stance
    reason: str = ""


def asked(
    *,
    case: UUID,
    kind: EntryKind,
    party: Party | None,
    letters: Issue | None,
    by: Actor,
    on: date,
    at: datetime,
    note: str,
    key: UUID | None,
) -> Recorded:
    """Enter whom somebody asks, with the letter (Arts. 32, 34). Raises GongkaiError."""
    entry = key or new_id()
    row = _consultation(party, case=case, entry=entry)
    seals = CONSULTATION.stated(row) if row else {}
    made = append(case=case, kind=kind, by=by, on=on, at=at, note=note, key=entry, seals=seals, letters=letters)
    if row and not made.repeated:
        row.organ_id = made.request.organ_id
        row.save(force_insert=True)
    return made


def _consultation(party: Party | None, *, case: UUID, entry: UUID) -> Consultation | None:
    """The row of who is asked, sealed and not saved yet; None where nobody is named, as in old ledgers."""
    if party is None:
        return None
    if not party.particulars.name.strip():
        raise GongkaiError("请填写征求谁的意见")
    row = Consultation(
        id=new_id(),
        request_id=case,
        entry_id=entry,
        organisation=party.organisation,
        about=party.about.strip(),
    )
    seal_into(row, party.particulars)
    return row


def answered(
    *,
    case: UUID,
    kind: EntryKind,
    said: Said | None,
    by: Actor,
    on: date,
    at: datetime,
    note: str,
    key: UUID | None,
) -> Recorded:
    """Enter an answer: whose it is decides which fifteen working days it ends (Arts. 32, 34). Raises GongkaiError."""
    if said is None:
        return append(case=case, kind=kind, by=by, on=on, at=at, note=note, key=key)
    of = _consulted(case, said, kind)
    row = Opinion(
        id=new_id(),
        consultation=of,
        organ_id=of.organ_id,
        entry_id=key or new_id(),
        stance=said.stance,
        reason=said.reason.strip(),
    )
    made = append(
        case=case,
        kind=kind,
        by=by,
        on=on,
        at=at,
        detail=Answering(of.entry.on),
        note=note,
        key=row.entry_id,
        facts={"of": str(of.pk), "stance": str(row.stance)},
        seals=OPINION.stated(row),
    )
    if not made.repeated:
        _refuse_second(of)
        row.save(force_insert=True)
    return made


def _consulted(case: UUID, said: Said, kind: EntryKind) -> Consultation:
    rows = Consultation.objects.select_related("entry").filter(request=case, voided=False)
    found = rows.filter(pk=said.consultation).first()
    if found is None or answer_kind(found) is not kind:
        raise GongkaiError("没有征求过这一方的意见，请从本件页面重新选择")
    if said.stance is not Stance.AGREES and not said.reason.strip():
        raise GongkaiError("不同意公开或者只同意公开一部分的，请写明其理由，供判断理由是否合理")
    return found


def _refuse_second(asked: Consultation) -> None:
    if asked.opinions.filter(voided=False).exists():
        raise GongkaiError(f"{asked.masked_name}的意见已经登记，登记有误的请提请更正")
