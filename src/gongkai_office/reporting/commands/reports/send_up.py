"""Send the written report up to be reviewed and signed: what goes is kept exactly as it goes (ADR 7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from gongkai.annual.exchange import Json
from gongkai.annual.messages import message
from gongkai.annual.website.record import to_dict
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Appointment, Person, Role, in_force
from gongkai_office.accounts.policies import require
from gongkai_office.approvals.commands.submit import submit
from gongkai_office.clock import day_of
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.commands.reports.step import move
from gongkai_office.reporting.models import Draft, Report, Stage, Version
from gongkai_office.reporting.queries.frozen import kept, sealed, versions
from gongkai_office.reporting.queries.reports import PURPOSE, UNDER_WAY, reports, subject
from gongkai_office.reporting.queries.written import Written, drafts, written


class UnreadyError(GongkaiError):
    """A report that cannot be sent up yet; `details` says what is in the way."""

    def __init__(self, message: str, details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.details = details


@transaction.atomic(durable=True)
def send_up(*, one: Account, signed_on: date, by: Person, at: datetime) -> Report:
    """The report under review. `signed_on` is the day at its foot.

    Raises UnreadyError where the year is not closed, the text is missing or a rule is broken that nobody set aside.
    """
    day = day_of(at)
    require(by, "report.prepare", one.organ, day)
    version, draft = _ready(one)
    found = written(one, draft.sections, signed_on=signed_on)
    _require_sound(found)
    record, form = kept(replace(found.report, organ=one.name)), _website(found)
    last = reports(one).first()
    made = Report.objects.create(
        organ=one.organ,
        year=one.year,
        own=one.own,
        number=last.number + 1 if last else 1,
        version=version,
        draft=draft,
        record=record,
        website=form,
        hash=sealed(record, form),
        by=by,
        at=at,
    )
    _open(one, made, draft, day)
    return move(made, Stage.IN_REVIEW, by=by, at=at)


def _ready(one: Account) -> tuple[Version, Draft]:
    going = reports(one).first()
    if going and going.stage in UNDER_WAY:
        raise UnreadyError(f"报告{going.get_stage_display()}，不用再送")
    version, draft = versions(one).first(), drafts(one).first()
    if version is None:
        raise UnreadyError("年度还没有交账，数字还会变动，请先在账务页交账再送审")
    if draft is None:
        raise UnreadyError("还没有写文字部分，请先写好并保存")
    return version, draft


def _require_sound(found: Written) -> None:
    form = found.report.layout
    words = [message(one, form=form.code) if form else one.rule for one in found.blocking]
    words += [f"文字里引用的“{name}”没有数据" for name in found.unknown]
    words += [f"网站报表：{told}" for told in found.website_blocking]
    if words:
        raise UnreadyError("有没有处理的问题，请更正，或者写明理由豁免，再送审", tuple(words))


def _website(found: Written) -> dict[str, Json] | None:
    """The website's yearly form, where the organ fills one in."""
    return to_dict(found.website.form) if found.website.begun else None


def _open(one: Account, made: Report, draft: Draft, day: date) -> None:
    """Open the signatures, or start them again after a signer's return."""
    submit(
        subject=subject(one), organ=one.organ, purpose=PURPOSE, roles=_signers(one.organ, day),
        content_hash=bytes(made.hash), reference=str(made.pk), by=draft.by, at=made.at,
    )  # fmt: skip


def _signers(organ: Organ, day: date) -> tuple[Role, ...]:
    """Who signs: a reviewer where the organ has one, then the head."""
    reviewed = Appointment.objects.filter(in_force(day), organ=organ, role=Role.REVIEWER).exists()
    return (Role.REVIEWER, Role.HEAD) if reviewed else (Role.HEAD,)
