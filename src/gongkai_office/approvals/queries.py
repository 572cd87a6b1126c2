"""What screens and other apps may ask about chains of signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import any_of, offices
from gongkai_office.approvals.models import UNDER_WAY, Chain, Signature, State, Version


@dataclass(frozen=True, slots=True)
class Change:
    """What a reader saw last and what stands now; the owner of the content compares the two snapshots."""

    seen: Version | None
    current: Version

    @property
    def changed(self) -> bool:
        """Whether there is something the reader has not seen in this form."""
        return self.seen is None or bytes(self.seen.content_hash) != bytes(self.current.content_hash)


def latest_chain(subject: str, purpose: str) -> Chain | None:
    """The last chain opened for a subject and purpose."""
    return Chain.objects.filter(subject=subject, purpose=purpose).order_by("opened_at", "pk").last()


def chain_under_way(subject: str, purpose: str) -> Chain | None:
    """The chain that is open or returned, if there is one; never more than one."""
    return Chain.objects.filter(subject=subject, purpose=purpose, state__in=UNDER_WAY).first()


def required_chain(subject: str, purpose: str) -> Chain:
    """The chain that is open or returned. Raises GongkaiError where there is none."""
    chain = chain_under_way(subject, purpose)
    if chain is None:
        raise GongkaiError("还没有送审")
    return chain


def is_approved(subject: str, purpose: str, content_hash: bytes) -> bool:
    """Whether exactly this content carries every signature it needs."""
    chain = latest_chain(subject, purpose)
    return chain is not None and chain.state == State.COMPLETE and bytes(chain.content_hash) == content_hash


def signed(purpose: str) -> set[tuple[str, str]]:
    """For verifying: every subject and content that carries every signature it needs for a purpose, in hex."""
    rows = Chain.objects.filter(purpose=purpose, state=State.COMPLETE).values_list("subject", "content_hash")
    return {(subject, bytes(content).hex()) for subject, content in rows}


def counting(chain: Chain) -> QuerySet[Signature]:
    """The signatures that count: those of the current round. Earlier ones were given to another content."""
    return chain.signatures.filter(round=chain.round).select_related("person", "step").order_by("step__order")


def current_version(chain: Chain) -> Version:
    """The content as it stands."""
    return chain.versions.get(round=chain.round)


def since_last_seen(chain: Chain, person: Person) -> Change:
    """What a person saw last of a chain's content, and what stands now."""
    sighting = chain.sightings.filter(person=person).select_related("version").first()
    return Change(sighting.version if sighting else None, current_version(chain))


def waiting_for(person: Person, on: date) -> QuerySet[Chain]:
    """The chains whose step in turn a person may sign on a day, oldest first: those without a `why_not`."""
    in_turn = any_of(Q(awaiting=office.role) & office.reach("organ__") for office in offices(person, on))
    drafted = Version.objects.filter(chain=OuterRef("pk"), by=person)
    signed = Signature.objects.filter(chain=OuterRef("pk"), round=OuterRef("round"), person=person)
    return Chain.objects.filter(in_turn, ~Exists(drafted), ~Exists(signed), state=State.OPEN)
