"""Replies: the facts that each situation asks for, and the letter built from them and from the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai.documents import letters
from gongkai.documents.letters import RightOrgan, SearchRecord, ThirdPartyView, Withheld
from gongkai.errors import GongkaiError
from gongkai.law import clocks
from gongkai.law.clocks import Ask
from gongkai.law.exemptions import Exemption
from gongkai.law.outcomes import Outcome, Situation, answer
from gongkai_office.cases.letters.occasion import Occasion

_S = Situation
_ENDED = frozenset({_S.WITHDRAWN})
SITUATIONS: Mapping[Outcome, tuple[Situation, ...]] = {
    outcome: tuple(
        s for s in dict.fromkeys((_S.CAN_BE_PUBLIC, *Situation)) if s not in _ENDED and answer(s).outcome is outcome
    )
    for outcome in Outcome
}
"""The situations that lead to an outcome, the usual one first; most have one."""

UNLETTERED = frozenset({_S.REQUESTER_GONE})
"""Situations that nobody is written to about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a handler states for a reply; each situation asks for some of it, the case itself gives the rest.

    `given` is the form as it was filled in, by which the form is shown again.
    """

    situation: Situation
    found: str = ""
    reason: str = ""
    where: str = ""
    enclosed: tuple[str, ...] = ()
    disclosed: str = ""
    withheld: tuple[Withheld, ...] = ()
    law: str = ""
    office: str = ""
    view: str = ""
    weighing: str = ""
    search: SearchRecord | None = None
    right_organ: RightOrgan | None = None
    earlier: str = ""
    earlier_on: date | None = None
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def outcome(self) -> Outcome:
        """The outcome of the situation."""
        return answer(self.situation).outcome


def built(reply: Reply, about: Occasion) -> letters.Letter:
    """The letter as drafted. Raises GongkaiError where the case or what was stated forbids it."""
    if reply.situation in UNLETTERED:
        raise GongkaiError("这种情形没有送达对象，不制作答复书，直接送审即可")
    return _BUILDERS[reply.situation](reply, about)


def _already_public(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.already_public(about.case, on=about.on, found=reply.found, where=reply.where)


def _granted(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.granted(about.case, on=about.on, found=reply.found, enclosed=reply.enclosed, where=reply.where)


def _partial(reply: Reply, about: Occasion) -> letters.Letter:
    if not reply.withheld:
        raise GongkaiError("部分公开的，至少写明一处不予公开的部分及其依据和理由；全部公开的，请改选“予以公开”")
    return letters.partial(
        about.case,
        on=about.on,
        found=reply.found,
        disclosed=reply.disclosed,
        withheld=reply.withheld,
        enclosed=reply.enclosed,
    )


def _denied(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.denied(
        about.case,
        on=about.on,
        found=reply.found,
        ground=Exemption(reply.outcome.value),
        reason=reply.reason,
        law=reply.law,
        view=_view(reply, about),
        weighing=reply.weighing,
    )


def _view(reply: Reply, about: Occasion) -> ThirdPartyView | None:
    """The newest consultation of a third party, with what it said; only a refusal for its sake tells of it."""
    asked = [question for question in about.clock.questions if question.whom is Ask.THIRD_PARTY]
    if reply.situation is not _S.THIRD_PARTY or not asked:
        return None
    agrees = reply.view == "agrees"
    return ThirdPartyView(asked=asked[-1].asked, answered=asked[-1].answered, agrees=agrees)


def _special_query(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.special_query(about.case, on=about.on, found=reply.found, law=reply.law, office=reply.office)


def _does_not_exist(reply: Reply, about: Occasion) -> letters.Letter:
    search = reply.search or SearchRecord(scope="", systems=(), keywords=(), on=None, by="")
    return letters.does_not_exist(about.case, on=about.on, search=search, found=reply.found)


def _not_ours(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.not_ours(about.case, on=about.on, reason=reply.reason, right_organ=reply.right_organ)


def _archived(reply: Reply, about: Occasion) -> letters.Letter:
    archive = reply.right_organ or RightOrgan(name="", contact="")
    return letters.archived(about.case, on=about.on, reason=reply.reason, archive=archive)


def _needs_creation(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.needs_creation(about.case, on=about.on, found=reply.found, reason=reply.reason)


def _unclear(reply: Reply, about: Occasion) -> letters.Letter:
    noticed = about.clock.correction_noticed
    if not noticed:
        raise GongkaiError("本件没有告知过补正，不能以补正后仍不明确答复，请先告知补正")
    return letters.unclear_after_correction(about.case, on=about.on, noticed=noticed, unclear=reply.reason)


def _petition(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.petition(about.case, on=about.on, found=reply.found, channel=reply.where)


def _repeated(reply: Reply, about: Occasion) -> letters.Letter:
    if not reply.earlier or not reply.earlier_on:
        raise GongkaiError("重复申请的，请写明此前答复的文号和日期")
    return letters.repeated(
        about.case,
        on=about.on,
        found=reply.found,
        earlier=letters.parse(reply.earlier),
        earlier_on=reply.earlier_on,
    )


def _publication(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.publication(about.case, on=about.on, found=reply.found, where=reply.where)


def _excessive(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.excessive(about.case, on=about.on, frequency=reply.found, reason=reply.reason)


def _confirm_reissue(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.confirm_reissue(about.case, on=about.on, found=reply.found, reason=reply.reason)


def _not_information(reply: Reply, about: Occasion) -> letters.Letter:
    return letters.not_government_information(about.case, on=about.on, found=reply.found, reason=reply.reason)


def _correction_overdue(_reply: Reply, about: Occasion) -> letters.Letter:
    noticed, ended = about.clock.correction_noticed, clocks.correction_by(about.clock, about.calendar, about.practice)
    if not noticed or not ended:
        raise GongkaiError("本件没有正在等待的补正，不能以逾期不补正答复")
    return letters.correction_overdue(about.case, on=about.on, noticed=noticed, ended=ended)


def _payment_overdue(_reply: Reply, about: Occasion) -> letters.Letter:
    noticed, ended = about.clock.fee_noticed, clocks.pay_by(about.clock, about.calendar)
    if not noticed or not ended:
        raise GongkaiError("本件没有通知缴费，不能以逾期未缴费答复")
    return letters.payment_overdue(about.case, on=about.on, noticed=noticed, ended=ended)


_DENIED = (
    _S.STATE_SECRET, _S.OTHER_LAW, _S.SECURITY_STABILITY, _S.THIRD_PARTY,
    _S.INTERNAL_AFFAIRS, _S.DELIBERATIVE, _S.ENFORCEMENT_FILE,
)  # fmt: skip
_BUILDERS: Mapping[Situation, Callable[[Reply, Occasion], letters.Letter]] = {
    _S.ALREADY_PUBLIC: _already_public,
    _S.CAN_BE_PUBLIC: _granted,
    _S.SEPARABLE: _partial,
    **dict.fromkeys(_DENIED, _denied),
    _S.SPECIAL_QUERY: _special_query,
    _S.DOES_NOT_EXIST: _does_not_exist,
    _S.NOT_OURS: _not_ours,
    _S.NEEDS_CREATION: _needs_creation,
    _S.UNCLEAR_AFTER_CORRECTION: _unclear,
    _S.PETITION: _petition,
    _S.REPEATED: _repeated,
    _S.PUBLICATION: _publication,
    _S.EXCESSIVE: _excessive,
    _S.CONFIRM_REISSUE: _confirm_reissue,
    _S.CORRECTION_OVERDUE: _correction_overdue,
    _S.PAYMENT_OVERDUE: _payment_overdue,
    _S.NOT_GOVERNMENT_INFORMATION: _not_information,
    _S.ARCHIVED: _archived,
}
