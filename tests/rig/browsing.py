"""Somebody's browser as far as the rig needs one: pages, forms and files over HTTP, its own cookies, nothing else."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from http.cookiejar import CookieJar
from urllib.parse import urlencode
from uuid import uuid4


class Browser:
    """One session of somebody at an address of their own (the office trusts one proxy)."""

    def __init__(self, office: str, place: str) -> None:
        """`place` is the address that the proxy in front of the office would tell."""
        self.office = office
        self.session = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.session.addheaders = [("X-Forwarded-For", place)]
        self.shown: list[str] = []
        self.addresses: list[str] = []

    def say(self, path: str, typed: Mapping[str, str]) -> str:
        """Type something into the form of a page; what is shown then, be it a refusal."""
        with suppress(OSError, ValueError):
            self.post(path, typed)
        return self.shown[-1]

    def get(self, path: str) -> str:
        """A page."""
        return self._read(urllib.request.Request(self.office + path))  # noqa: S310  our own office

    def post(self, path: str, typed: Mapping[str, str], page: str = "") -> str:
        """The page after a form; `page` is the one that holds it, if it is at hand."""
        body = urlencode({**typed, "csrfmiddlewaretoken": _token(page or self.get(path))}).encode()
        return self._read(urllib.request.Request(self.office + path, body))  # noqa: S310  our own office

    def send(
        self,
        path: str,
        typed: Mapping[str, str],
        file: tuple[str, bytes],
        page: str = "",
        *,
        halfway: Callable[[], object] = lambda: None,
    ) -> str:
        """The page after a form with a file (its name, its content) in the field `papers`.

        `halfway` is called when half of all bytes are on their way and the others still here.
        """
        mark = uuid4().hex
        body = _parts({**typed, "csrfmiddlewaretoken": _token(page or self.get(path))}, *file, mark)
        request = urllib.request.Request(self.office + path, _in_two(body, halfway))  # noqa: S310  our own office
        request.add_header("Content-Type", f"multipart/form-data; boundary={mark}")
        request.add_header("Content-Length", str(len(body)))
        return self._read(request)

    def content(self, path: str) -> bytes:
        """The bytes of a download."""
        with self.session.open(self.office + path, timeout=20) as answer:
            whole: bytes = answer.read()
        return whole

    def _read(self, request: urllib.request.Request) -> str:
        try:
            self.addresses.append(request.full_url)
            with self.session.open(request, timeout=20) as answer:
                self.addresses.append(answer.url)
                page = html.unescape(answer.read().decode())
        except urllib.error.HTTPError as refused:
            with refused:
                self.shown.append(html.unescape(refused.read().decode()))
            raise
        self.shown.append(page)
        return page


def _token(page: str) -> str:
    """What a page's form carries against forgery. Raises ValueError where there is no form."""
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if not token:
        raise ValueError("no form on the page")
    return token[1]


def _parts(typed: Mapping[str, str], name: str, content: bytes, mark: str) -> bytes:
    """The fields and the file as a browser sends them."""
    fields = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'
        for field, value in typed.items()
    )
    head = f'--{mark}\r\nContent-Disposition: form-data; name="papers"; filename="{name}"\r\n\r\n'
    return (fields + head).encode() + content + f"\r\n--{mark}--\r\n".encode()


def _in_two(body: bytes, halfway: Callable[[], object]) -> Iterator[bytes]:
    yield body[: len(body) // 2]
    halfway()
    yield body[len(body) // 2 :]
