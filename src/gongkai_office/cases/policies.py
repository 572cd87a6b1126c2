"""Who may make which entry in a case, and in what role: the office's permissions beside the law's transition table.

A person acts in the first role of an entry's row that one of their appointments gives. Casework may also be done in
the department a case is assigned to; what binds the organ outwards is done in the organ itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai.cases.entries import EntryKind, Role
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import PERMISSIONS, ForbiddenError, may
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on

PUBLIC = "public"
"""The requester, who acts without an account through the portal."""

PAPER = "paper:"
"""Who acted in an older ledger, where only the role is known: `paper:head`. The journal names who copied it."""

Actor = Person | str
"""Who acts: a person, the requester, somebody in an older ledger, or the installation itself."""

_K = EntryKind
_REGISTER, _HANDLE = (Role.REGISTRAR, "case.register"), (Role.HANDLER, "case.handle")
_SERVE = ((Role.HANDLER, "case.handle"), (Role.REGISTRAR, "case.serve"))
_ARRIVES = (_REGISTER, _HANDLE)
_HEAD = (Role.HEAD, "case.sign")

ALLOWED: Mapping[EntryKind, tuple[tuple[Role, str], ...]] = {
    _K.SUBMITTED: (_REGISTER,),
    _K.RECEIVED: (_REGISTER,),
    _K.CORRECTION_NOTICED: (_HANDLE,),
    _K.CORRECTED: _ARRIVES,
    _K.THIRD_PARTY_ASKED: (_HANDLE,),
    _K.THIRD_PARTY_ANSWERED: _ARRIVES,
    _K.ORGAN_ASKED: (_HANDLE,),
    _K.ORGAN_ANSWERED: _ARRIVES,
    _K.REASONS_ASKED: (_HANDLE,),
    _K.REASONS_GIVEN: _ARRIVES,
    _K.DELAYED: (_HEAD,),
    _K.EXTENDED: (_HEAD,),
    _K.FEE_NOTICED: (_HANDLE,),
    _K.FEE_PAID: _ARRIVES,
    _K.DRAFTED: (_HANDLE,),
    _K.RETURNED: ((Role.REVIEWER, "case.review"), _HEAD),
    _K.SIGNED: (_HEAD,),
    _K.SERVED: _SERVE,
    _K.WITHDRAWN: _ARRIVES,
    _K.THIRD_PARTY_TOLD: (_HEAD,),
    _K.RECORD_CORRECTED: (_HEAD,),
    _K.ARCHIVED: _SERVE,
    _K.RECONSIDERATION_FILED: _ARRIVES,
    _K.SUIT_FILED: _ARRIVES,
    _K.DISPUTE_DECIDED: _ARRIVES,
    _K.REOPENED: (_HANDLE,),
    _K.VOIDED: (_HEAD,),
}
"""Per entry: the roles that make it, each with the permission a person needs to act in it."""

PROPOSED_BY: Mapping[EntryKind, tuple[tuple[Role, str], ...]] = {
    _K.EXTENDED: (_HANDLE,),
    _K.DELAYED: (_HANDLE,),
    _K.THIRD_PARTY_TOLD: (_HANDLE,),
    _K.RECORD_CORRECTED: (_HANDLE,),
    _K.VOIDED: (_HANDLE, _REGISTER, (Role.REVIEWER, "case.review"), _HEAD),
}
"""Entries that one proposes and another, in a role of `ALLOWED`, approves: who may propose them."""

BY_REQUESTER = frozenset({_K.SUBMITTED, _K.WITHDRAWN})
"""What a requester enters alone; all else they send is entered by whoever takes it in."""

SHARED = frozenset({"case.read", "case.handle"})
"""Permissions that also hold in the department a case is assigned to."""


def may_in(by: Actor, permission: str, request: DisclosureRequest, on: date) -> bool:
    """Whether somebody has a permission in a case: in its organ, for casework also in its department."""
    if may(by, permission, request.organ, on):
        return True
    return bool(permission in SHARED and request.office and may(by, permission, request.office, on))


def require_in(by: Actor, permission: str, request: DisclosureRequest, on: date) -> None:
    """Pass whoever has the permission in the case. Raises ForbiddenError."""
    if not may_in(by, permission, request, on):
        raise _forbidden(request.organ, PERMISSIONS[permission].words, on)


KEEPERS = ("case.handle", "case.register")
"""Permissions that let somebody put files to a case and withdraw them."""


def may_keep_papers(by: Actor, request: DisclosureRequest, on: date) -> bool:
    """Whether somebody may put files to a case and withdraw them."""
    return any(may_in(by, permission, request, on) for permission in KEEPERS)


def require_papers(by: Actor, request: DisclosureRequest, on: date) -> None:
    """Pass whoever may. Raises ForbiddenError."""
    if not may_keep_papers(by, request, on):
        raise _forbidden(request.organ, "上传和撤下文件", on)


def role_of(kind: EntryKind) -> Role:
    """The first role that makes an entry of a kind: that of whoever made it where only the entry is known."""
    return ALLOWED[kind][0][0]


def on_paper(kind: EntryKind) -> str:
    """Who made an entry of a kind in an older ledger."""
    return f"{PAPER}{role_of(kind).name.lower()}"


def held(by: Actor, request: DisclosureRequest, on: date) -> frozenset[str]:
    """Every permission of `ALLOWED` that somebody has in a case, for asking about many kinds at once."""
    wanted = {permission for ways in ALLOWED.values() for _, permission in ways}
    return frozenset(permission for permission in wanted if may_in(by, permission, request, on))


def acting(
    by: Actor, kind: EntryKind, request: DisclosureRequest, on: date, *, known: frozenset[str] | None = None
) -> Role:
    """The role in which somebody makes an entry in a case; `known` is what `held` found. Raises ForbiddenError."""
    if by == PUBLIC and kind in BY_REQUESTER:
        return Role.REQUESTER
    for role, permission in ALLOWED[kind]:
        if permission in known if known is not None else may_in(by, permission, request, on):
            return role
    raise _forbidden(request.organ, kind.label, on)


def require_proposer(by: Actor, kind: EntryKind, request: DisclosureRequest, on: date) -> None:
    """Pass whoever may propose such an entry in the case. Raises ForbiddenError."""
    if not any(may_in(by, permission, request, on) for _, permission in PROPOSED_BY[kind]):
        raise _forbidden(request.organ, f"提请{kind.label}", on)


def _forbidden(organ: Organ, words: str, on: date) -> ForbiddenError:
    where = name_on(organ, on).name
    return ForbiddenError(f"您在{where}没有“{words}”的权限，如需办理，请联系本机关管理员")
