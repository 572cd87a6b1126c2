"""What the file of a case still lacks, in a clerk's words (Art. 45: registration, review, handling, reply, archive)."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.cases.procedure import Stage
from gongkai.law.receipt import Channel
from gongkai_office.cases.letters.issued import replies
from gongkai_office.cases.models import CallState, DisclosureRequest, Standing
from gongkai_office.files.models import Purpose
from gongkai_office.files.queries import numbers, of

_ARRIVED = (Purpose.APPLICATION, Purpose.ARRIVAL)


def missing(request: DisclosureRequest) -> tuple[str, ...]:
    """One sentence for each thing; none of them forbids the archive, but for the proof of service."""
    return tuple(_missing(request))


def _missing(request: DisclosureRequest) -> Iterator[str]:
    if request.unproved_since:
        yield "送达凭证还没有补登"
    on_paper = request.arrived_by != Channel.ONLINE
    if on_paper and not of(f"case:{request.pk}").filter(purpose__in=_ARRIVED).exists():
        yield "没有保存申请书或者收件凭证的扫描件"
    if request.stage == Stage.SERVED.name and not replies(request).exists():
        yield "没有在本系统签发的答复书"
    yield from _slips(request)
    calls = request.calls.filter(state=CallState.OPEN).count()
    if calls:
        yield f"还有 {calls} 件协助查找没有答复，不再需要的请撤回"
    if request.proposals.filter(standing=Standing.PENDING).exists():
        yield "还有提请的事项没有批准，不再需要的请撤回"
    if request.disputes.filter(ended__isnull=True).exists():
        yield "还有复议或者诉讼没有审结"


def _slips(request: DisclosureRequest) -> Iterator[str]:
    asked = request.consultations.filter(voided=False, opinions__voided=False)
    kept = numbers(f"consultation:{one.pk}" for one in asked)
    for one in asked:
        if f"consultation:{one.pk}" not in kept:
            yield f"{one.masked_name}的回执没有保存"
