"""Every register against its journal: rows, their order, their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.seals import compare
from gongkai_office.organs.sequences import sequence
from gongkai_office.registers.commands.append import SERIES
from gongkai_office.registers.models import Item
from gongkai_office.registers.vouched import VOUCHED

_BROKEN_LEDGERS = """
    SELECT item.id, item.number, count(entry.id), coalesce(max(entry.sequence), 0),
        count(*) FILTER (WHERE entry.id IS NOT NULL AND entry.superseded_at IS NULL)
    FROM registers_item item LEFT JOIN registers_entry entry ON entry.item_id = item.id
    GROUP BY item.id
    HAVING count(entry.id) <> coalesce(max(entry.sequence), 0)
        OR count(*) FILTER (WHERE entry.id IS NOT NULL AND entry.superseded_at IS NULL) <> 1
    ORDER BY item.id
"""
_MISPLACED = """
    SELECT item_id, sequence FROM (
        SELECT item_id, sequence, superseded_at,
            lead(at) OVER (PARTITION BY item_id ORDER BY sequence) AS following
        FROM registers_entry
    ) lines WHERE superseded_at IS DISTINCT FROM following ORDER BY item_id, sequence
"""
_STRAYED = """
    SELECT entry.id FROM registers_entry entry JOIN registers_item item ON item.id = entry.item_id
    WHERE (entry.organ_id, entry.kind, entry.form) <> (item.organ_id, item.kind, item.form)
"""


def verify() -> Iterator[Difference]:
    """Every difference; the journal's own chains are asked elsewhere."""
    yield from compare(*VOUCHED)
    yield from _ledgers()
    for kind, series in SERIES.items():
        yield from sequence(series, Item.objects.filter(kind=kind))


def _ledgers() -> Iterator[Difference]:
    """Items whose lines have a gap, and lines that are not superseded exactly when the next one was written."""
    with connection.cursor() as cursor:
        cursor.execute(_BROKEN_LEDGERS, [])
        for key, number, lines, highest, current in cursor.fetchall():
            found = f"{lines} 条、最大序号 {highest}、现行 {current} 条"
            yield Difference(Fault.LEDGER, f"register:{key}", f"{number} 的登记不连续", "连续且只有一条现行", found)
        cursor.execute(_MISPLACED, [])
        for key, sequence in cursor.fetchall():
            yield Difference(Fault.LEDGER, f"register:{key}", f"第 {sequence} 条登记的截止时间与下一条不符")
        cursor.execute(_STRAYED, [])
        for (key,) in cursor.fetchall():
            yield Difference(Fault.LEDGER, f"register-entry:{key}", "登记的机关、登记簿或者方式与事项不符")
