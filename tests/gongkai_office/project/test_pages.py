"""Pages of the installation: headers, errors in plain words."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import Client


@pytest.mark.django_db
def test_a_page_loads_nothing_from_outside_and_runs_no_inline_script(client: Client) -> None:
    answer = client.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"http" not in answer.content.replace(b"http-equiv", b"")


def test_a_missing_page_says_what_to_do(client: Client) -> None:
    answer = client.get("/nix")
    assert answer.status_code == 404
    assert "回到首页" in answer.content.decode()


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
