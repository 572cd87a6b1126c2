"""Whether the gate lets a version pass."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.gate.looking import STOPPING
from gongkai_office.publishing.models import GateHit, Screening, Verdict, Version


def last_screening(version: Version) -> Screening | None:
    """The newest run over exactly the content a version has now."""
    return version.screenings.filter(content_hash=bytes(version.content_hash)).order_by("at").last()


def undecided(screening: Screening) -> QuerySet[GateHit]:
    """The hits somebody still has to mend, mask or answer for."""
    return screening.hits.filter(verdict=Verdict.OPEN, severity__in=STOPPING)


def require_passed(version: Version) -> None:
    """Pass a version whose every hit was decided. Raises GongkaiError."""
    screening = last_screening(version)
    if screening is None:
        raise GongkaiError("现在的内容还没有做发布前检查，请先检查")
    if left := undecided(screening).count():
        raise GongkaiError(f"发布前检查还有 {left} 处没有处理，请逐处改正、遮盖，或者写明可以公开的理由")
