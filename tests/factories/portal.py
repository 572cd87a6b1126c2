"""A citizen at the portal: what they type, page by page, and the way through the pages with Django's test client."""

from __future__ import annotations

import html
import re

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.organs.models import Organ

WHO = {
    "applicant": "natural_person",
    "name": "欧阳问",
    "identity_kind": "护照",
    "identity_number": "E00000001",
    "contact_person": "",
    "phone": "0951-0000000",
}
WANT = {
    "description": "2025年农村饮水安全工程的验收报告",
    "form_wanted": "纸面",
    "delivery_wanted": "邮寄",
    "email": "ouyang@citizen.example",
    "address": "清源县白石镇一号",
    "postcode": "000000",
}


def text(answer: HttpResponseBase) -> str:
    """A page as its reader gets it."""
    return html.unescape(body(answer).decode())


def body(answer: HttpResponseBase) -> bytes:
    """A page as it was sent."""
    if not isinstance(answer, HttpResponse):
        raise TypeError("pages of the portal are sent whole")
    return answer.content


def solved(client: Client) -> str:
    """The right answer to the question against robots that this visitor was asked."""
    answers: list[str] = client.session["robot"]["answers"]
    return answers[0]


def write(client: Client, organ: Organ, who: dict[str, str] | None = None, want: dict[str, str] | None = None) -> str:
    """Fill in the two pages; the page to look it over."""
    client.post(reverse("portal:who"), {"organ": organ.code, **WHO, **(who or {})})
    client.post(reverse("portal:want"), {**WANT, **(want or {})})
    return text(client.get(reverse("portal:review")))


def ask(
    client: Client, organ: Organ, who: dict[str, str] | None = None, want: dict[str, str] | None = None
) -> tuple[DisclosureRequest, str]:
    """Ask for something; the request and its code, as the receipt shows it."""
    write(client, organ, who, want)
    client.post(reverse("portal:review"), {"answer": solved(client)})
    return receipt(client)


def receipt(client: Client) -> tuple[DisclosureRequest, str]:
    """What the receipt shows."""
    shown = text(client.get(reverse("portal:receipt")))
    found = re.search(r'class="big code">([^<]+)<', shown)
    number = re.search(r'class="big">([^<]+号)<', shown)
    if not found or not number:
        raise AssertionError("the receipt shows no number and code")
    return DisclosureRequest.objects.get(number=number[1]), found[1]


def follow(client: Client, number: str, code: str, *, address: str = "10.0.0.1") -> HttpResponseBase:
    """Give number and code."""
    return client.post(reverse("portal:follow"), {"number": number, "code": code}, REMOTE_ADDR=address)
