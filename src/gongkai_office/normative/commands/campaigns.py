"""Clean-ups: open one over what stands on a day, propose for each document, send up, sign, carry out, publish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import require
from gongkai_office.approvals.commands.send_back import send_back as return_chain
from gongkai_office.approvals.commands.sign import sign as put_signature
from gongkai_office.approvals.commands.submit import submit
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.queries import chain_under_way, is_approved, required_chain
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.commands.append import Said, enter, locked, require_past
from gongkai_office.normative.ledger import campaign_seal
from gongkai_office.normative.models import Campaign, Document, Proposal, Stage, Verdict
from gongkai_office.normative.queries import standing_on
from gongkai_office.normative.vouched import CAMPAIGN, PROPOSAL, campaign_subject
from gongkai_office.organs.models import Organ

PURPOSE = "cleanup"
SIGNERS = (Role.REVIEWER, Role.HEAD)
_ACTS = {Verdict.REPEAL: Act.REPEALED, Verdict.LAPSE: Act.LAPSED, Verdict.KEEP: Act.RENEWED}


@dataclass(frozen=True, slots=True)
class Proposed:
    """What somebody proposes for a document."""

    verdict: str
    reason: str = ""
    until: date | None = None


@transaction.atomic(durable=True)
def open_campaign(*, organ: Organ, title: str, basis: str, cut_off: date, by: Person, at: datetime) -> Campaign:
    """The clean-up with a line for every document that stands on its day. Raises ForbiddenError, DocumentError."""
    require(by, "document.clean", organ, day_of(at))
    require_past(cut_off, at, "清理截止日")
    documents = Document.objects.filter(standing_on(cut_off), organ=organ)
    if not documents:
        raise DocumentError("这一天没有有效的文件，不需要清理")
    if Campaign.objects.filter(organ=organ, stage__in=[Stage.OPEN, Stage.IN_REVIEW, Stage.SIGNED]).exists():
        raise DocumentError("这个机关还有没办完的清理，请先办完或者取消")
    row = Campaign.objects.create(organ=organ, title=title, basis=basis, cut_off=cut_off, by=by, at=at)
    lines = Proposal.objects.bulk_create(Proposal(campaign=row, organ=organ, document=one) for one in documents)
    _journal(row, "open", by=by, at=at, lines=lines, facts={"documents": len(documents)})
    return row


@transaction.atomic(durable=True)
def propose(*, campaign: UUID, proposed: Mapping[UUID, Proposed], by: Person, at: datetime) -> Campaign:
    """Keep what is proposed, by the key of its line. Raises ForbiddenError, DocumentError."""
    row = _locked(campaign, Stage.OPEN)
    require(by, "document.clean", row.organ, day_of(at))
    changed = []
    for line in row.proposals.filter(pk__in=proposed).select_related("document"):
        given = proposed[line.pk]
        _require_sense(line, given)
        if (line.verdict, line.reason, line.until) != (given.verdict, given.reason, given.until):
            line.verdict, line.reason, line.until, line.by = given.verdict, given.reason, given.until, by
            line.save(update_fields=["verdict", "reason", "until", "by"])
            changed.append(line)
    if changed:
        _journal(row, "propose", by=by, at=at, lines=changed, facts={"documents": len(changed)})
    return row


@transaction.atomic(durable=True)
def send_up(*, campaign: UUID, by: Person, at: datetime) -> Chain:
    """The chain of signatures over everything proposed. Raises GongkaiError while a document has no proposal."""
    row = _locked(campaign, Stage.OPEN)
    require(by, "document.clean", row.organ, day_of(at))
    if lacking := row.proposals.filter(verdict="").count():
        raise DocumentError(f"还有 {lacking} 件没有提出意见，请逐件提出后再送审")
    _move(row, Stage.IN_REVIEW, "send_up", by=by, at=at)
    return submit(
        subject=subject(row), organ=row.organ, purpose=PURPOSE, roles=SIGNERS,
        content_hash=bytes.fromhex(campaign_seal(row)), reference=f"campaign:{row.pk}", by=by, at=at,
    )  # fmt: skip


@transaction.atomic(durable=True)
def sign(*, campaign: UUID, content: str, by: Person, at: datetime) -> Chain:
    """Sign exactly what was seen; the head's signature ends the review. Raises ForbiddenError, GongkaiError."""
    row = _locked(campaign, Stage.IN_REVIEW)
    on = day_of(at)
    chain = _chain(row)
    require(by, "document.review" if chain.awaiting == Role.REVIEWER else "document.decide", row.organ, on)
    signed = put_signature(chain=chain, content_hash=bytes.fromhex(content), by=by, on=on, at=at)
    if signed.state == State.COMPLETE:
        _move(row, Stage.SIGNED, "sign", by=by, at=at)
    return signed


@transaction.atomic(durable=True)
def send_back(*, campaign: UUID, content: str, reason: str, by: Person, at: datetime) -> Campaign:
    """Back to its author with the reason; the proposals can be changed again. Raises ForbiddenError, GongkaiError."""
    row = _locked(campaign, Stage.IN_REVIEW)
    on = day_of(at)
    return_chain(
        chain=_chain(row), content_hash=bytes.fromhex(content), by=by, on=on, at=at, reason=reason
    )  # fmt: skip
    return _move(row, Stage.OPEN, "send_back", by=by, at=at, reason=reason)


@transaction.atomic(durable=True)
def carry_out(*, campaign: UUID, decided_on: date, number: str, by: Person, at: datetime) -> Campaign:
    """Enter what was decided in every document's ledger, all or nothing. Raises ForbiddenError, GongkaiError."""
    row = _locked(campaign, Stage.SIGNED)
    require(by, "document.clean", row.organ, day_of(at))
    require_past(decided_on, at, "决定日期")
    if not number.strip():
        raise DocumentError("请填写决定文号")
    if not is_approved(subject(row), PURPOSE, bytes.fromhex(campaign_seal(row))):
        raise DocumentError("清理意见和签发的不一致，已停止办理，请运行 gongkai verify 核查")
    for line in row.proposals.select_related("document"):
        _apply(line, decided_on, number.strip(), by, at)
    row.decided_on, row.decision_number = decided_on, number.strip()
    row.save(update_fields=["decided_on", "decision_number"])
    facts = {"on": decided_on.isoformat(), "number": row.decision_number}
    return _move(row, Stage.DONE, "carry_out", by=by, at=at, facts=facts)


@transaction.atomic(durable=True)
def publish(*, campaign: UUID, on: date, by: Person, at: datetime) -> Campaign:
    """Note that the result list went out. Raises ForbiddenError, DocumentError."""
    row = _locked(campaign, Stage.DONE)
    require(by, "document.clean", row.organ, day_of(at))
    require_past(on, at, "公布日期")
    if row.published_on or (row.decided_on and on < row.decided_on):
        raise DocumentError("清理结果已经公布过，或者公布日期早于决定日期，请核对")
    row.published_on = on
    row.save(update_fields=["published_on"])
    _journal(row, "publish", by=by, at=at, facts={"on": on.isoformat()})
    return row


@transaction.atomic(durable=True)
def cancel(*, campaign: UUID, reason: str, by: Person, at: datetime) -> Campaign:
    """Give a clean-up up before it is signed. Raises ForbiddenError, GongkaiError."""
    row = Campaign.objects.select_related("organ").select_for_update(of=("self",)).get(pk=campaign)
    require(by, "document.clean", row.organ, day_of(at))
    if row.stage not in (Stage.OPEN, Stage.IN_REVIEW):
        raise DocumentError("清理意见已经签发，不能取消")
    if not reason.strip():
        raise DocumentError("请写明取消的理由")
    if chain := chain_under_way(subject(row), PURPOSE):
        withdraw(chain=chain, by=by, at=at, reason=reason)
    return _move(row, Stage.CANCELLED, "cancel", by=by, at=at, reason=reason.strip())


def subject(row: Campaign) -> str:
    """A clean-up as journal and approvals name it."""
    return campaign_subject(row.pk)


def _chain(row: Campaign) -> Chain:
    return required_chain(subject(row), PURPOSE)


def _apply(line: Proposal, on: date, number: str, by: Person, at: datetime) -> None:
    """Repeal, lapse, renew. What stays or is to be amended gets no entry; what ended meanwhile stays as it ended."""
    act = _ACTS.get(Verdict(line.verdict))
    if act is None or (act is Act.RENEWED and line.until is None):
        return
    document = locked(line.document_id)
    if document.void or (document.ends_on and document.ends_on <= on):
        return
    said = Said(until=line.until if act is Act.RENEWED else None, basis=number, reason=line.reason)
    enter(document, act=act, on=on, by=by, at=at, said=said)


def _require_sense(line: Proposal, given: Proposed) -> None:
    title = line.document.title
    if given.verdict and given.verdict not in Verdict.values:
        raise DocumentError(f"《{title}》的意见请从列出的各项中选择")
    if given.verdict in (Verdict.REPEAL, Verdict.LAPSE, Verdict.AMEND) and not given.reason.strip():
        raise DocumentError(f"《{title}》建议{Verdict(given.verdict).label}，请写明理由")
    if given.until and given.verdict != Verdict.KEEP:
        raise DocumentError(f"《{title}》只有继续有效的才能延长有效期")


def _locked(campaign: UUID, stage: Stage) -> Campaign:
    row = Campaign.objects.select_related("organ").select_for_update(of=("self",)).get(pk=campaign)
    if row.stage != stage:
        raise DocumentError(f"这次清理现在是“{Stage(row.stage).label}”，不能这样办理，请刷新页面")
    return row


def _move(
    row: Campaign,
    stage: Stage,
    command: str,
    *,
    by: Person,
    at: datetime,
    reason: str = "",
    facts: Mapping[str, object] | None = None,
) -> Campaign:
    row.stage = stage
    row.save(update_fields=["stage"])
    _journal(row, command, by=by, at=at, reason=reason, facts=facts)
    return row


def _journal(
    row: Campaign,
    command: str,
    *,
    by: Person,
    at: datetime,
    reason: str = "",
    facts: Mapping[str, object] | None = None,
    lines: Iterable[Proposal] = (),
) -> None:
    said, seals = {"title": row.title, **(facts or {})}, PROPOSAL.stated(*lines)
    vouch(CAMPAIGN, row, f"cleanup.{command}", by=str(by.pk), at=at, facts=said, seals=seals, reason=reason)
