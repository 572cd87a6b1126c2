"""A citizen as a program of its own, with nothing but HTTP: asks until there is a receipt, and notes the number.

`python -m tests.rig.citizen ADDRESS ORGAN NAME COUNT` hands in COUNT requests one after the other and prints, for each
receipt it was shown, one line: the number. What it printed was acknowledged, whatever happens to the office then.
"""

from __future__ import annotations

import html
import re
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from http.cookiejar import CookieJar
from urllib.parse import urlencode

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
PATIENCE = 90.0  # seconds for one request
_NUMERALS = "零一二三四五六七八九十"


class LostError(Exception):
    """The office did not take the request in all that time."""


class Citizen:
    """One browser session of somebody at an address of their own (the office trusts one proxy)."""

    def __init__(self, office: str, organ: str, name: str, place: str) -> None:
        """`place` is the address that the proxy in front of the office would tell."""
        self.office, self.organ, self.name = office, organ, name
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.browser.addheaders = [("X-Forwarded-For", place)]
        self.shown: list[str] = []
        self.addresses: list[str] = []
        self.patience = PATIENCE
        self.who: dict[str, str] = {}
        self.want: dict[str, str] = {}

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
        page = self._get("/ask/review/")
        if found := re.search(r'class="big">([^<]+号)<', page):
            return found[1]  # the receipt: what was handed in before the office died
        if 'name="answer"' not in page:
            self._post(f"/ask/who/?organ={self.organ}", {**WHO, "organ": self.organ, "name": self.name, **self.who})
            page = self._post("/ask/what/", {**WANT, "description": description, **self.want})
        page = self._post("/ask/review/", {"answer": answer(page)}, page)
        found = re.search(r'class="big">([^<]+号)<', page)
        return found[1] if found else ""

    def note(self) -> None:
        """The number is noted: the next request is another one."""
        self._post("/ask/receipt/noted/", {}, self._get("/ask/receipt/"))

    def say(self, path: str, typed: dict[str, str]) -> str:
        """Type something into the form of a page; what is shown then, be it a refusal."""
        with suppress(OSError, ValueError):
            self._post(path, typed)
        return self.shown[-1]

    def _get(self, path: str) -> str:
        return self._read(urllib.request.Request(self.office + path))  # noqa: S310  our own office

    def _post(self, path: str, typed: dict[str, str], page: str = "") -> str:
        page = page or self._get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        if not token:
            raise ValueError("no form on the page")
        body = urlencode({**typed, "csrfmiddlewaretoken": token[1]}).encode()
        return self._read(urllib.request.Request(self.office + path, body))  # noqa: S310  our own office

    def _read(self, request: urllib.request.Request) -> str:
        try:
            self.addresses.append(request.full_url)
            with self.browser.open(request, timeout=20) as answer:
                self.addresses.append(answer.url)
                page = html.unescape(answer.read().decode())
        except urllib.error.HTTPError as refused:
            with refused:
                self.shown.append(html.unescape(refused.read().decode()))
            raise
        self.shown.append(page)
        return page


def answer(page: str) -> str:
    """The answer to the question against robots on a page. Raises ValueError where there is none."""
    if sum_ := re.search(r"([一二三四五六七八九])加([一二三四五六七八九])等于几", page):
        return str(_NUMERALS.index(sum_[1]) + _NUMERALS.index(sum_[2]))
    if word := re.search(r"“(.{4})”四个字里，第(.)个字", page):
        return word[1]["一二三四".index(word[2])]
    raise ValueError("no question on the page")


def main(office: str, organ: str, name: str, count: str) -> Iterator[str]:
    """The numbers of so many receipts."""
    for turn in range(int(count)):
        citizen = Citizen(office, organ, name, f"10.{sum(name.encode()) % 200}.{turn // 200}.{turn % 200 + 1}")
        yield citizen.ask(f"{name}的第{turn + 1}件：2023年农村公路养护资金的分配文件")


if __name__ == "__main__":
    for line in main(*sys.argv[1:]):
        print(line, flush=True)  # noqa: T201  its report
