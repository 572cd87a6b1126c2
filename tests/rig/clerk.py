"""A clerk as a program of its own, with nothing but HTTP: puts one file after the other to a case, without end.

`python -m tests.rig.clerk ADDRESS PASSWORD CASE NAME MEGABYTES` prints `begun N` when half of a file is on its way, and
`kept FILE N` when the office has said that the file is there; it ends when the office dies.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from urllib.parse import unquote

from tests.rig.browsing import Browser
from tests.rig.contents import called, content

LOGIN = "chen.jia"
_FILE = re.compile(r'<a href="(/office/cases/[^"]+/files/[^"/]+/)">([^<]+)</a>')


class Clerk(Browser):
    """The registrar of 清源县."""

    def __init__(self, office: str, password: str) -> None:
        """Somebody who has come in by the office's own door. Raises ValueError where they are not let in."""
        super().__init__(office, "10.8.0.1")
        page = self.post("/office/accounts/sign-in/", {"login": LOGIN, "password": password})
        if 'name="password"' in page:
            raise ValueError("not let in")

    def put(self, case: str, name: str, content: bytes, *, halfway: Callable[[], object]) -> bool:
        """One file as a proof of arrival; whether the office said that it is kept."""
        path = f"/office/cases/{case}/files/"
        return "已上传 1 个文件" in self.send(path, {"purpose": "arrival"}, (name, content), halfway=halfway)

    def listed(self, case: str) -> dict[str, str]:
        """The files that the page of a case shows, each with its address."""
        return {unquote(name): path for path, name in _FILE.findall(self.get(f"/office/cases/{case}/"))}


def main(office: str, password: str, case: str, name: str, megabytes: int) -> None:
    """One file after the other, until the office dies."""
    clerk = Clerk(office, password)
    for turn in count():
        begun = partial(print, "begun", turn, flush=True)
        try:
            kept = clerk.put(case, called(name, turn), content(name, turn, megabytes), halfway=begun)
        except OSError:
            return
        if not kept:
            raise SystemExit(f"not kept: {clerk.shown[-1]}")
        print("kept", called(name, turn), turn, flush=True)  # noqa: T201  its report


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
