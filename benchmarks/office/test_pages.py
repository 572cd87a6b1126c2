"""Whole pages through Django, beside a view that does nothing in the same run."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from pytest_benchmark.fixture import BenchmarkFixture

from benchmarks.office.conftest import Loaded
from gongkai_office.cases.models import DisclosureRequest
from tests.factories.office import signed_in

bare_urls = override_settings(ROOT_URLCONF="benchmarks.office.bare_urls")
GROUP = "a page through Django, beside a bare view"


def got(client: Client, where: str) -> int:
    return client.get(where).status_code


@bare_urls
@pytest.mark.benchmark(group=GROUP)
def test_bare_view(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    assert loaded
    assert benchmark(got, Client(), "/bare/") == 200


@bare_urls
@pytest.mark.benchmark(group=GROUP)
def test_portal_form(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    where = f"{reverse('portal:who')}?organ={loaded.county.office.code}"
    assert benchmark(got, Client(), where) == 200


@bare_urls
@pytest.mark.benchmark(group=GROUP)
def test_case_page(benchmark: BenchmarkFixture, loaded: Loaded) -> None:
    case = DisclosureRequest.objects.filter(organ=loaded.county.office, pending=True)[0].pk
    client = signed_in(Client(), loaded.county.handler)
    assert benchmark(got, client, reverse("cases:case", args=[case])) == 200
