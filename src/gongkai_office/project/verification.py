"""Everything `gongkai verify` looks at, capability by capability."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.db import connection

from gongkai.errors import GongkaiError
from gongkai_office.accounts.verify import verify as verify_people
from gongkai_office.administration.queries.subjects import named
from gongkai_office.approvals.verify import verify as verify_approvals
from gongkai_office.cases.commands.rotate_keys import INSTALLATION
from gongkai_office.cases.verify import verify
from gongkai_office.clock import now, today
from gongkai_office.engagement.verify import verify as verify_comments
from gongkai_office.files.verify import verify as verify_files
from gongkai_office.gate.verify import verify as verify_looks
from gongkai_office.gazette.verify import verify as verify_gazette
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.snapshot import snapshot
from gongkai_office.journal.verify import verify_roots
from gongkai_office.normative.verify import verify as verify_documents
from gongkai_office.organs.verify import verify as verify_organs
from gongkai_office.publishing.verify import verify as verify_items
from gongkai_office.registers.verify import verify as verify_registers
from gongkai_office.reporting.verify import verify as verify_reports

_STRANGERS = """
    SELECT line.organ, count(*) FROM journal_line line
    WHERE line.organ <> %s AND NOT EXISTS (SELECT FROM organs_organ organ WHERE organ.id = line.organ)
    GROUP BY line.organ ORDER BY line.organ
"""


def differences(tell: Callable[[str], None]) -> Iterator[Difference]:
    """Every difference, as soon as it is found, while work goes on; `tell` is told in Chinese what is looked at."""
    for words, look in _AT_ONE_INSTANT.items():
        tell(words)
        with snapshot():
            yield from look()
    tell("核对每一件申请、日志链和编号")
    yield from verify()
    tell("核对文件")
    yield from verify_files(now())


def worded(one: Difference) -> str:
    """A difference in one line, under the name by which people know what it is in."""
    name = named([one.subject], today()).get(one.subject)
    return f"{name} {one.message}" if name else one.message


def _roots() -> Iterator[Difference]:
    try:
        for one in verify_roots():
            where = f"{one.day.isoformat()} {one.what}"
            yield Difference(Fault.JOURNAL, f"organ:{one.organ}", where, one.expected, one.found)
    except GongkaiError as error:
        yield Difference(Fault.JOURNAL, "journal", str(error))


def _strangers() -> Iterator[Difference]:
    """Organs that the journal has lines of and that are not there."""
    with connection.cursor() as cursor:
        cursor.execute(_STRANGERS, [INSTALLATION])
        for organ, lines in cursor.fetchall():
            yield Difference(Fault.JOURNAL, f"organ:{organ}", "日志所属的机关不存在", "0 行", f"{lines} 行")


_AT_ONE_INSTANT: dict[str, Callable[[], Iterator[Difference]]] = {
    "核对日志与日根": _roots,
    "核对日志所属的机关": _strangers,
    "核对机关信息和办理规则": verify_organs,
    "核对人员和任职": verify_people,
    "核对审签": verify_approvals,
    "核对主动公开的信息": verify_items,
    "核对行政许可、处罚、强制和收费登记": verify_registers,
    "核对规范性文件库": verify_documents,
    "核对政府公报": verify_gazette,
    "核对征求意见": verify_comments,
    "核对回头看的结果": verify_looks,
    "核对交账的年度报告": verify_reports,
}
"""What is looked at as of one instant; cases and files take long, and look again where something seems to differ."""
