"""What the rig does inside an installation, as programs of their own: `python -m tests.rig.inside VERB …`.

Prints one JSON value. Runs with `DJANGO_SETTINGS_MODULE=tests.rig.settings` and `GONGKAI_DATA`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from uuid import UUID, uuid5

import django
from django.db import connection, transaction

if __name__ == "__main__":
    django.setup()

from gongkai.cases.entries import Applicant
from gongkai.law.receipt import Channel
from gongkai_office import queue
from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.register import register as register_one
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.clock import now
from gongkai_office.files import blobs
from gongkai_office.files.commands.sweep import PATIENCE, rowless, sweep
from gongkai_office.files.models import Purpose, StoredFile, WaitingFile
from gongkai_office.files.reading import DamagedFileError, content
from gongkai_office.files.serving import download
from gongkai_office.organs.models import Organ
from tests.factories import office
from tests.factories.cases import particulars, wanted
from tests.rig.contents import expected

_SPACE = UUID("00000000-0000-5000-8000-000000000000")


def found() -> object:
    """清源县 with its people, committed; the code of its office."""
    made = office.qingyuan()
    return made.office.code


def county() -> tuple[Organ, Person]:
    """The office of 清源县 and its registrar."""
    registrar = Person.objects.get(login="chen.jia")
    return Organ.objects.get(code="qy-office"), registrar


def register(organ: Organ, registrar: Person, key: str) -> str:
    """One request at the counter, today, under a key."""
    at = now()
    made = register_one(
        organ=organ,
        channel=Channel.COUNTER,
        applicant=Applicant.NATURAL_PERSON,
        particulars=particulars(),
        wanted=wanted(f"{key}：2023年农村公路养护资金的分配文件"),
        arrived=at.date(),
        by=registrar,
        at=at,
        idempotency=key,
    )
    return made.request.number


def several(name: str, count: str) -> object:
    """So many requests one after the other, the numbers they got."""
    organ, registrar = county()
    return [register(organ, registrar, f"{name}-{turn}") for turn in range(int(count))]


def numbers() -> object:
    """Every number of this office with its place in the series, in the order of the series."""
    return list(DisclosureRequest.objects.order_by("year", "serial").values_list("number", "serial"))


def defer(count: str, times: str) -> object:
    """Put so many jobs into the queue, each so many times; their keys."""
    keys = [uuid5(_SPACE, str(turn)) for turn in range(int(count))]
    for _ in range(int(times)):
        with transaction.atomic():
            for key in keys:
                queue.later("rig.register", key)
    return [str(key) for key in keys]


def jobs() -> object:
    """How many of the rig's jobs are left, by status."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status, count(*) FROM procrastinate_jobs WHERE task_name = 'rig.register' GROUP BY status"
        )
        return dict(cursor.fetchall())


def sabotage(begin: str) -> object:
    """Let the database refuse every entry of a ledger (`on`), with the row in its error; or let it be (`off`)."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS rig ON cases_entry")
        cursor.execute("DROP TRIGGER IF EXISTS rig ON cases_requester")
        if begin == "on":
            cursor.execute(
                "CREATE OR REPLACE FUNCTION rig() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'refused: %', NEW USING DETAIL = (SELECT string_agg(description, ' ')"
                " FROM cases_disclosurerequest); END $$"
            )
            cursor.execute("CREATE TRIGGER rig BEFORE INSERT ON cases_entry FOR EACH ROW EXECUTE FUNCTION rig()")
    return begin


def tables_with(*words: str) -> object:
    """The tables in which one of the words stands in the clear, each with the columns it stands in."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
            " AND table_name IN (SELECT tablename FROM pg_tables WHERE schemaname = current_schema())"
        )
        for table, column in cursor.fetchall():
            for word in words:
                cursor.execute(
                    f'SELECT EXISTS (SELECT FROM "{table}" WHERE "{column}"::text LIKE %s)',  # noqa: S608  our tables
                    [f"%{word}%"],
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column}: {word}")
    return sorted(found)


def files(name: str, megabytes: str) -> object:
    """Every kept file of a name, by its id: whether it opens and is byte by byte what the uploader sent."""
    rows = [row for row in StoredFile.objects.order_by("at") if row.name.rpartition("-")[0] == name]
    return {row.pk.hex: content(row) == expected(row.name, int(megabytes)) for row in rows}


def case(key: str) -> object:
    """A request of its own; its id."""
    return str(DisclosureRequest.objects.get(number=register(*county(), key)).pk)


def scans(*numbers: str) -> object:
    """Of some requests, by number: the SHA-256 of each identity document as it is read back whole."""
    found = {}
    for number in numbers:
        subject = f"case:{DisclosureRequest.objects.get(number=number).pk}"
        rows = StoredFile.objects.filter(subject=subject, purpose=Purpose.IDENTITY)
        found[number] = [hashlib.sha256(content(row)).hexdigest() for row in rows]
    return found


def swept() -> object:
    """What is left after the sweep of the day after tomorrow that is no file of anything: drafts, rows, contents."""
    sweep(now() + 2 * PATIENCE)
    waiting = [str(pk) for pk in WaitingFile.objects.values_list("pk", flat=True)]
    return waiting + [place for places in blobs.everything(blobs.FOLDER) for place in sorted(rowless(places))]


def served(file: str) -> object:
    """How many bytes of a file go out to whoever may have it; or that it is refused as damaged."""
    try:
        return len(download(StoredFile.objects.get(pk=file)).content)
    except DamagedFileError:
        return "损坏"


def size(file: str) -> object:
    """How large a file was when it came in."""
    return StoredFile.objects.get(pk=file).size


VERBS: dict[str, Callable[..., object]] = {
    verb.__name__: verb
    for verb in (
        found, several, numbers, defer, jobs, sabotage, tables_with, files, served, size, case, scans, swept,
    )
}  # fmt: skip

if __name__ == "__main__":
    print(json.dumps(VERBS[sys.argv[1]](*sys.argv[2:]), ensure_ascii=False))  # noqa: T201  its report
