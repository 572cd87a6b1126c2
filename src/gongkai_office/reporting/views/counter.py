"""A counted figure of the website's form, opened: what the office let out in the year, of the organs it counts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.annual.website.form import FIELDS
from gongkai_office.reporting.desk.let_out import let_out
from gongkai_office.reporting.queries.website import COUNTED, website
from gongkai_office.reporting.views.access import Asked


def opens(address: str) -> bool:
    """Whether the address is a field that the office counts by itself."""
    return address in COUNTED


def counter(request: HttpRequest, given: Asked, address: str) -> HttpResponse:
    """The page of a counted field, for whoever may read the report: all of it is public."""
    one = given.account
    context = {
        "given": given,
        "account": one,
        "label": f"网站报表“{FIELDS[address].label}”",
        "value": website(one).form.value(address),
        "back": given.link("website"),
        "list": let_out(one, address),
    }
    return render(request, "reporting/counter.html", context)
