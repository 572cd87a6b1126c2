"""The files that go out with a reply, and whether each may."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from gongkai.cases.procedure import Stage
from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai_office.cases.models import DisclosureRequest, EnclosureCheck
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.queries import of

_DECIDED = frozenset({Stage.SIGNED, Stage.SERVED, Stage.ARCHIVED})
"""Stages in which a reply is signed: what goes out with it stays as it was signed."""


_GIVING = frozenset({Outcome.GRANTED.value, Outcome.PARTIAL.value})
"""Outcomes by which information is given (Arts. 36 and 37)."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes out, with the newest look into it."""

    file: StoredFile
    check: EnclosureCheck | None

    @property
    def passed(self) -> bool:
        """Whether it may go out."""
        return self.check is not None and self.check.passed


def enclosures(request: DisclosureRequest) -> list[Enclosure]:
    """The files that are to be given to the requester, in the order they came."""
    checks: dict[UUID, EnclosureCheck] = {}
    for check in request.enclosure_checks.select_related("overruled_by").order_by("at", "pk"):
        checks[check.file_id] = check
    files = of(f"case:{request.pk}").filter(purpose=Purpose.RECORD)
    return [Enclosure(file, checks.get(file.pk)) for file in files]


def given(request: DisclosureRequest) -> list[StoredFile]:
    """The files a requester may take: those enclosed with a reply that was served and gives something.

    A case refused keeps what was looked up for it among its files; nobody hands that out by refusing.
    """
    served = request.stage in {Stage.SERVED.name, Stage.ARCHIVED.name}
    giving = served and request.outcome in _GIVING
    return [one.file for one in enclosures(request) if one.passed] if giving else []


def require_passed(request: DisclosureRequest) -> None:
    """Pass a case all of whose enclosures may go out. Raises GongkaiError; it names no file, whose name may tell."""
    if held := sum(not one.passed for one in enclosures(request)):
        raise GongkaiError(f"有 {held} 个拟提供的文件还没有通过提供前检查，请在本件的文件一栏检查，处理以后再办理")


def is_fixed(request: DisclosureRequest, purpose: str) -> bool:
    """Whether files for a purpose go out with a reply that is signed, and stay as they were signed."""
    return purpose == Purpose.RECORD and Stage[request.stage] in _DECIDED


def require_undecided(request: DisclosureRequest, purpose: str) -> None:
    """Pass a file that is not part of what was signed. Raises GongkaiError."""
    if is_fixed(request, purpose):
        raise GongkaiError("答复已经签发，随答复提供的文件不能再增加或者撤下")


def content(request: DisclosureRequest) -> list[str]:
    """What a signer's fingerprint says of the enclosures: the digest of each."""
    return sorted(one.file.sha256 for one in enclosures(request))
