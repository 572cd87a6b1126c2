"""What the worker does with cases by itself. Every task may run twice."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.cases.commands.redate import redate
from gongkai_office.cases.commands.rotate_keys import rotate_keys, unfinished
from gongkai_office.cases.imports.progress import RUN
from gongkai_office.cases.imports.run import run, waiting
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.words import fill
from gongkai_office.clock import day_of, now
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import open_on
from gongkai_office.queue import deferred, repeated
from gongkai_office.sealing import keys


@repeated("cases.reseal", cron="* * * * * */30")
def finish_rotation(at: datetime) -> int:
    """Seal with the newest key what an older one still seals; how much. Nothing where nothing waits."""
    return rotate_keys(by=SYSTEM, at=at, resume=True) if keys.versions() and unfinished(max(keys.versions())) else 0


@repeated("cases.redate", cron="20 */6 * * *")  # in UTC: also at 2:20 of the night
def redate_open_cases(at: datetime) -> int:
    """Date the open cases of every organ by the calendar and the practice as they are now; how many dates moved.

    The open cases of an organ that ended run on under the one that took over.
    """
    pending = DisclosureRequest.objects.filter(organ=OuterRef("pk"), pending=True)
    organs = open_on(day_of(at)) | Organ.objects.filter(Exists(pending))
    return sum(len(redate(organ=organ, by=SYSTEM, at=at)) for organ in organs)


@deferred(RUN)
def run_import(work: UUID) -> None:
    """Check, write or undo one import; killed anywhere and run again, it is done once."""
    run(work, at=now())


@repeated("cases.imports", cron="*/10 * * * *")
def run_imports(at: datetime) -> int:
    """Every import whose job was lost or given up; how many."""
    found = waiting()
    for work in found:
        run(work, at=at)
    return len(found)


@repeated("cases.words", cron="*/10 * * * *")
def keep_words(_at: datetime) -> int:
    """Let cases be found by their words that came from elsewhere or before there were any; how many."""
    return fill()
