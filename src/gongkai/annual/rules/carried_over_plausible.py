"""T3-G: what is carried over should be what came in too late to be answered, not a large share of the year."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Rule, Subject
from gongkai.findings import Finding, Severity

_SHARE = 3
_FEWEST = 10


def carried_over_plausible(subject: Subject) -> Iterator[Finding]:
    """Warn where ten or more requests, and over a third of the year's, are carried over.

    With 20 working days to reply, only what arrives after about 1 December, or is extended or paused, can be open
    at the year's end: about a twelfth, twice that where every reply is extended.
    """
    total = "requests.{}.total"
    cells = (total.format("carried_over"), total.format("new"), total.format("carried_in"))
    carried_over, new, carried_in = (subject.count(address) for address in cells)
    if carried_over is None or new is None or carried_in is None:
        return
    intake = new + carried_in
    if _FEWEST <= carried_over <= intake and carried_over * _SHARE > intake:
        yield RULE.broken(*cells, expected=intake // _SHARE, found=carried_over, intake=intake)


RULE = Rule(
    id="T3-G",
    statement="表三：结转下年度继续办理的件数应与年底前收到、尚在期限内的申请相称，超过全年三分之一的应当核对",
    severity=Severity.WARNING,
    source=sources.CONTINUITY,
    check=carried_over_plausible,
    cells=("requests.carried_over.total",),
)
