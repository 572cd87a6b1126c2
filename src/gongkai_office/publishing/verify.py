"""Published items against the journal: what a version says is what its fingerprint and its last line say."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line
from gongkai_office.publishing.content import content_of, fingerprint
from gongkai_office.publishing.models import Item, Version
from gongkai_office.publishing.queries.reviews import subject


def verify() -> Iterator[Difference]:
    """Every version that does not say what the journal knows of it, or stands where no verb has put it."""
    for item in Item.objects.order_by("pk").iterator():
        told = {int(line.facts["version"]): line for line in _lines(item)}
        versions = {version.number: version for version in item.versions.all()}
        for number in sorted(told.keys() | versions.keys()):
            yield from _compared(item, number, versions.get(number), told.get(number))


def _lines(item: Item) -> Iterator[Line]:
    """The journal's lines about an item, the newest of each version last."""
    lines = Line.objects.filter(subject=subject(item.pk), command__startswith="item.").order_by("sequence")
    return lines.iterator()


def _compared(item: Item, number: int, version: Version | None, line: Line | None) -> Iterator[Difference]:
    where = f"第 {number} 版"
    if version is None or line is None:
        yield Difference(Fault.ITEM, subject(item.pk), where, "有日志" if line else "没有", "有" if version else "没有")
        return
    found, kept = fingerprint(content_of(version)).hex(), bytes(version.content_hash).hex()
    if not found == kept == line.facts["content"]:
        yield Difference(Fault.ITEM, subject(item.pk), f"{where}内容", str(line.facts["content"]), found)
    if version.state != line.facts["state"] and not _superseded(version, item):
        yield Difference(Fault.ITEM, subject(item.pk), f"{where}状态", str(line.facts["state"]), version.state)


def _superseded(version: Version, item: Item) -> bool:
    """Whether a later version was let out, which the journal tells of in that version's line."""
    later = item.versions.filter(number__gt=version.number, published_at__isnull=False)
    return version.state == "superseded" and later.exists()
