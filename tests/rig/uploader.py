"""A clerk's programme that hands in one file after the other: `python -m tests.rig.uploader NAME MEGABYTES`.

It prints a line when it begins a file, and one when the office has said that the file is kept; then goes on for ever.
"""

from __future__ import annotations

import sys
from itertools import count
from uuid import UUID

import django

if __name__ == "__main__":
    django.setup()

from gongkai.documents.media import Media
from gongkai_office.accounts.models import Person
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.clock import now
from gongkai_office.files.commands.keep import keep
from gongkai_office.files.examining import Examined
from gongkai_office.files.models import Purpose
from tests.rig.contents import called, content
from tests.rig.inside import county, register


def kept(case: DisclosureRequest, name: str, turn: int, megabytes: int) -> UUID:
    """One file of a case, kept for good when this returns."""
    upload = Examined(called(name, turn), Media.TEXT, content(name, turn, megabytes))
    by = Person.objects.get(login="chen.jia")
    subject = f"case:{case.pk}"
    return keep(organ=case.organ, subject=subject, purpose=Purpose.OTHER, upload=upload, by=by, at=now()).pk


def main(name: str, megabytes: int) -> None:
    """A case of its own, and its files without end."""
    case = DisclosureRequest.objects.select_related("organ").get(number=register(*county(), f"{name}-files"))
    for turn in count():
        print("begun", turn, flush=True)  # noqa: T201  its report
        print("kept", kept(case, name, turn, megabytes).hex, turn, flush=True)  # noqa: T201  as above


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
