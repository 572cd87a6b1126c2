"""What somebody can do to a version now, in one table: the form that asks, the command, the words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import may
from gongkai_office.approvals.policies import why_not
from gongkai_office.clock import day_of
from gongkai_office.publishing.commands.discard import discard
from gongkai_office.publishing.commands.keep import keep
from gongkai_office.publishing.commands.publish import force, publish
from gongkai_office.publishing.commands.review import proofread, review, send_back
from gongkai_office.publishing.commands.send_up import recall, send_up
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.forms import acts as forms
from gongkai_office.publishing.forms.acts import ActForm
from gongkai_office.publishing.metadata import Attribute
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.procedure import Verb, proof_before, require
from gongkai_office.publishing.queries.reviews import stage_in_turn, under_way


@dataclass(frozen=True, slots=True)
class Act:
    """One act: its slug and words, its form and command, the verb of the transition table, the permission it needs.

    Acts without a permission are the reviewers': the chain of signatures says whose turn it is.
    """

    slug: str
    title: str
    form: type[ActForm]
    command: Callable[..., object]
    verb: Verb
    permission: str = ""
    grave: bool = False


ACTS = {
    act.slug: act
    for act in (
        Act("send-up", "送审", ActForm, send_up, Verb.SEND_UP, "item.draft"),
        Act("proofread", "登记校对", forms.ProofForm, proofread, Verb.SIGN),
        Act("review", "审核通过", forms.ReviewForm, review, Verb.SIGN),
        Act("send-back", "退回修改", forms.ReasonForm, send_back, Verb.RETURN),
        Act("publish", "发布", ActForm, publish, Verb.PUBLISH, "item.publish"),
        Act("recall", "撤回送审", forms.ReasonForm, recall, Verb.RECALL, "item.draft"),
        Act("force", "紧急发布", forms.ForceForm, force, Verb.FORCE, "item.force", grave=True),
        Act("keep", "存档", ActForm, keep, Verb.KEEP, "item.draft"),
        Act("discard", "作废", forms.ReasonForm, discard, Verb.DISCARD, "item.draft", grave=True),
        Act("take-down", "撤下", forms.DescentForm, take_down, Verb.TAKE_DOWN, "item.take_down", grave=True),
    )
}
"""Every act by its slug, in the order in which a version meets them."""


def open_acts(version: Version, person: Person, at: datetime) -> list[Act]:
    """What this person can do to a version now."""
    return [act for act in ACTS.values() if not closed(act, version, person, at)]


def closed(act: Act, version: Version, person: Person, at: datetime) -> str:
    """Why somebody cannot do an act now, in one sentence; empty where they can."""
    try:
        if not (act.verb is Verb.SIGN and version.forced and version.state == State.PUBLISHED):
            require(act.verb, version)
    except GongkaiError as error:
        return str(error)
    if act.verb in (Verb.KEEP, Verb.SEND_UP) and (act.verb is Verb.KEEP) == (version.attribute == Attribute.PUBLIC):
        return "主动公开的信息送审发布，其他的存档"
    if act.permission:
        held = may(person, act.permission, version.organ, day_of(at))
        return "" if held else f"“{act.title}”不在您的职责范围内"
    return _not_in_turn(act, version, person, at)


def _not_in_turn(act: Act, version: Version, person: Person, at: datetime) -> str:
    chain = under_way(version)
    if chain is None:
        return "现在没有待审核的环节"
    read = version.proofs.filter(content_hash=bytes(version.content_hash))
    stage = stage_in_turn(chain)
    proof = proof_before(stage, version)
    done = bool(proof) and read.filter(order=proof).exists()
    if act.slug == "proofread":
        if not proof or done:
            return "现在不需要校对"
        mine = chain.versions.filter(by=person).exists() or read.filter(person=person).exists()
        held = may(person, "item.read", version.organ, day_of(at))
        return "" if held and not mine else "校对应当由没有起草、没有校对过这一稿的人进行"
    if act.slug == "review" and proof and not done:
        return f"{stage.name}之前应当先完成第{proof}校"
    return why_not(chain, person, day_of(at))
