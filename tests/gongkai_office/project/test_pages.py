"""Pages of the installation: headers, errors in plain words."""

from __future__ import annotations

import sys

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.management import call_command
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory

from gongkai_office.project.logs import Discreet
from gongkai_office.project.views import failed, refused


@pytest.mark.django_db
def test_a_page_loads_nothing_from_outside_and_runs_no_inline_script(client: Client) -> None:
    answer = client.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"http" not in answer.content.replace(b"http-equiv", b"")


@pytest.mark.django_db  # an old address may lead on
def test_a_missing_page_says_what_to_do(client: Client) -> None:
    answer = client.get("/nix")
    assert answer.status_code == 404
    assert "回到首页" in answer.content.decode()


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def raised(error: Exception) -> HttpResponse:
    try:
        raise error
    except type(error):
        return failed(RequestFactory().get("/ask/"))


@pytest.mark.parametrize("error", [OperationalError("王小明"), OSError("disk full: 王小明")])
def test_what_may_be_well_again_soon_is_told_so_and_keeps_nothing_by_half(error: Exception) -> None:
    answer = raised(error)
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "没有办成，也没有留下一半" in answer.content.decode()
    assert "王小明" not in answer.content.decode()


def test_a_session_that_could_not_be_kept_is_nobodys_fault() -> None:
    answer = refused(RequestFactory().get("/ask/"), SessionInterrupted("王小明"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")


def test_a_request_that_cannot_be_read_is_told_in_plain_words(client: Client) -> None:
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "请从首页重新进入" in answer.content.decode()


def test_any_other_error_is_told_without_its_words() -> None:
    answer = raised(ValueError("王小明"))
    assert answer.status_code == 500
    assert "系统出错了" in answer.content.decode()
    assert "王小明" not in answer.content.decode()


def test_a_log_tells_of_an_error_by_kind_and_place() -> None:
    def inner() -> None:
        raise ValueError("王小明")

    try:
        try:
            inner()
        except ValueError as error:
            raise RuntimeError("110101") from error
    except RuntimeError:
        told = Discreet().formatException(sys.exc_info())
    assert "RuntimeError at " in told
    assert "ValueError at " in told
    assert "test_pages.py:" in told
    assert "王小明" not in told
    assert "110101" not in told
