"""The one transition table of a version: which verb leads from which state to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Role
from gongkai_office.publishing.models import State, Version


class Verb(Enum):
    """What can be done to a version, as a clerk calls it."""

    EDIT = "修改"
    SEND_UP = "送审"
    SIGN = "审核"
    RETURN = "退回"
    APPROVE = "审核通过"
    RECALL = "撤回送审"
    PUBLISH = "发布"
    FORCE = "紧急发布"
    SUPERSEDE = "更新"
    TAKE_DOWN = "撤下"
    DISCARD = "作废"
    KEEP = "存档"
    IMPORT = "导入"


_S = State
TABLE: Mapping[Verb, tuple[frozenset[State], State | None]] = {
    Verb.EDIT: (frozenset({_S.DRAFT, _S.IN_REVIEW, _S.RETURNED, _S.APPROVED}), _S.DRAFT),
    Verb.SEND_UP: (frozenset({_S.DRAFT}), _S.IN_REVIEW),
    Verb.SIGN: (frozenset({_S.IN_REVIEW}), None),
    Verb.RETURN: (frozenset({_S.IN_REVIEW}), _S.RETURNED),
    Verb.APPROVE: (frozenset({_S.IN_REVIEW}), _S.APPROVED),
    Verb.RECALL: (frozenset({_S.IN_REVIEW, _S.APPROVED}), _S.DRAFT),
    Verb.PUBLISH: (frozenset({_S.APPROVED}), _S.PUBLISHED),
    Verb.FORCE: (frozenset({_S.DRAFT, _S.IN_REVIEW, _S.RETURNED, _S.APPROVED}), _S.PUBLISHED),
    Verb.SUPERSEDE: (frozenset({_S.PUBLISHED}), _S.SUPERSEDED),
    Verb.TAKE_DOWN: (frozenset({_S.PUBLISHED}), _S.TAKEN_DOWN),
    Verb.DISCARD: (frozenset({_S.DRAFT, _S.RETURNED}), _S.DISCARDED),
    Verb.KEEP: (frozenset({_S.DRAFT, _S.RETURNED}), _S.KEPT),
    Verb.IMPORT: (frozenset({_S.DRAFT}), _S.PUBLISHED),
}
"""Per verb: the states it may be done in, and the state after; None where it stays as it is."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the reviews: what it is called, who gives it, and the proof-reading that goes before it (0: none)."""

    name: str
    role: Role
    proof: int


REVIEWS = (
    Stage("初审", Role.EDITOR, 1),
    Stage("复审", Role.REVIEWER, 2),
    Stage("保密审查", Role.SECRECY_REVIEWER, 0),
    Stage("终审", Role.HEAD, 3),
)
"""Three reviews and three proof-readings, with the secrecy review among them (三审三校; law.md §8.2, IR Art. 42)."""

_NUMERALS = "零一二三"


@dataclass(frozen=True, slots=True)
class Step:
    """A proof-reading or a review, in the order in which they follow each other; `proof` is 0 for a review."""

    name: str
    stage: Stage
    proof: int = 0


STEPS = tuple(
    step
    for stage in REVIEWS
    for step in (
        *([Step(f"{_NUMERALS[stage.proof]}校", stage, stage.proof)] if stage.proof else []),
        Step(stage.name, stage),
    )
)
"""一校, 初审, 二校, 复审, 保密审查, 三校, 终审."""


def proof_before(stage: Stage, version: Version) -> int:
    """The proof-reading before a review of a version, 0 for none.

    What was public on a former site is not proof-read: its text was copied, not written (ADR 26).
    """
    return 0 if version.brought else stage.proof


def steps_of(version: Version) -> tuple[Step, ...]:
    """The steps that a version goes through."""
    return tuple(step for step in STEPS if not step.proof or proof_before(step.stage, version))


def require(verb: Verb, version: Version) -> None:
    """Pass where a verb may be done in the state a version is in. Raises GongkaiError."""
    if State(version.state) not in TABLE[verb][0]:
        raise GongkaiError(f"本信息现在是“{State(version.state).label}”，不能{verb.value}")


def after(verb: Verb, version: Version) -> State:
    """The state a verb leads to. Raises GongkaiError where it may not be done now."""
    require(verb, version)
    return TABLE[verb][1] or State(version.state)
