"""A citizen as a program of its own, with nothing but HTTP: asks until there is a receipt, and notes the number.

`python -m tests.rig.citizen ADDRESS ORGAN NAME COUNT [MEGABYTES]` hands in COUNT requests one after the other, each
with an identity document where a size is given, and prints, for each receipt it was shown, one line: the number. What
it printed was acknowledged, whatever happens to the office then.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator

from tests.rig.browsing import Browser
from tests.rig.contents import document

WHO = {
    "applicant": "natural_person",
    "identity_kind": "护照",
    "identity_number": "E00000001",
    "contact_person": "",
    "phone": "0951-0000000",
}
WANT = {
    "form_wanted": "纸面",
    "delivery_wanted": "邮寄",
    "email": "citizen@citizen.example",
    "address": "清源县白石镇一号",
    "postcode": "000000",
}
PATIENCE = 240.0  # seconds for one request
_NUMERALS = "零一二三四五六七八九十"


class LostError(Exception):
    """The office did not take the request in all that time."""


class Citizen(Browser):
    """Somebody who asks. With a `scan` (its name, its content) the request carries an identity document."""

    def __init__(self, office: str, organ: str, name: str, place: str) -> None:
        super().__init__(office, place)
        self.organ, self.name = organ, name
        self.patience = PATIENCE
        self.who: dict[str, str] = {}
        self.want: dict[str, str] = {}
        self.scan: tuple[str, bytes] | None = None

    def ask(self, description: str) -> str:
        """Hand a request in and come back until the receipt is there; its number."""
        end = time.monotonic() + self.patience
        while time.monotonic() < end:
            try:
                if number := self._tried(description):
                    return number
            except (OSError, ValueError):
                time.sleep(0.2)
        raise LostError(self.shown[-1] if self.shown else "no page")

    def _tried(self, description: str) -> str:
        page = self.get("/ask/review/")
        if found := re.search(r'class="big">([^<]+号)<', page):
            return found[1]  # the receipt: what was handed in before the office died
        if 'name="answer"' not in page:
            self._introduced()
            page = self.post("/ask/what/", {**WANT, "description": description, **self.want})
        page = self.post("/ask/review/", {"answer": answer(page)}, page)
        found = re.search(r'class="big">([^<]+号)<', page)
        return found[1] if found else ""

    def _introduced(self) -> None:
        """Say who asks, with the scan where there is one."""
        path, typed = f"/ask/who/?organ={self.organ}", {**WHO, "organ": self.organ, "name": self.name, **self.who}
        if self.scan:
            self.send(path, typed, self.scan)
        else:
            self.post(path, typed)

    def note(self) -> None:
        """The number is noted: the next request is another one."""
        self.post("/ask/receipt/noted/", {}, self.get("/ask/receipt/"))


def answer(page: str) -> str:
    """The answer to the question against robots on a page. Raises ValueError where there is none."""
    if sum_ := re.search(r"([一二三四五六七八九])加([一二三四五六七八九])等于几", page):
        return str(_NUMERALS.index(sum_[1]) + _NUMERALS.index(sum_[2]))
    if word := re.search(r"“(.{4})”四个字里，第(.)个字", page):
        return word[1]["一二三四".index(word[2])]
    raise ValueError("no question on the page")


def main(office: str, organ: str, name: str, count: str, megabytes: str = "") -> Iterator[str]:
    """The numbers of so many receipts, each request with an identity document of that size where one is given."""
    for turn in range(int(count)):
        citizen = Citizen(office, organ, name, f"10.{sum(name.encode()) % 200}.{turn // 200}.{turn % 200 + 1}")
        if megabytes:
            citizen.scan = ("身份证明.pdf", document(f"{name}{turn}", int(megabytes)))
        yield citizen.ask(f"{name}的第{turn + 1}件：2023年农村公路养护资金的分配文件")


if __name__ == "__main__":
    for line in main(*sys.argv[1:]):
        print(line, flush=True)  # noqa: T201  its report
