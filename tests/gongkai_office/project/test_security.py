"""Behind a proxy that ends TLS: cookies travel encrypted only, and forms sent over https are taken."""

from __future__ import annotations

import runpy

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from gongkai_office.project.settings import security
from tests.factories.office import PASSWORD, County

ADDRESS = "https://gk.qingyuan.example"


def chosen(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, object]:
    """The settings of safety that follow from an environment."""
    for name in ("GONGKAI_SITE_ADDRESS", "GONGKAI_HOSTS", "GONGKAI_PROXIES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(security.__file__))


def test_a_public_address_over_https_is_answered_and_keeps_cookies_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    safety = chosen(monkeypatch, GONGKAI_SITE_ADDRESS=ADDRESS, GONGKAI_PROXIES="1", GONGKAI_HOSTS="10.1.2.3, localhost")
    assert safety["ALLOWED_HOSTS"] == ["10.1.2.3", "gk.qingyuan.example", "localhost"]
    assert safety["SESSION_COOKIE_SECURE"] is safety["CSRF_COOKIE_SECURE"] is True
    assert safety["SECURE_HSTS_SECONDS"] == 31_536_000
    assert safety["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")


def test_without_a_proxy_of_ours_nobody_is_believed_to_come_over_https(monkeypatch: pytest.MonkeyPatch) -> None:
    safety = chosen(monkeypatch)
    assert safety["SECURE_PROXY_SSL_HEADER"] is None
    assert safety["SESSION_COOKIE_SECURE"] is safety["CSRF_COOKIE_SECURE"] is False
    assert safety["SECURE_HSTS_SECONDS"] == 0
    assert safety["ALLOWED_HOSTS"] == ["127.0.0.1", "[::1]", "localhost"]


def test_a_form_sent_over_https_through_the_proxy_is_taken(
    qingyuan: County, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    safety = chosen(monkeypatch, GONGKAI_SITE_ADDRESS=ADDRESS, GONGKAI_PROXIES="1")
    for name in ("ALLOWED_HOSTS", "SECURE_PROXY_SSL_HEADER", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"):
        setattr(settings, name, safety[name])
    client = Client(
        enforce_csrf_checks=True,
        headers={"Host": "gk.qingyuan.example", "Origin": ADDRESS, "X-Forwarded-Proto": "https"},
    )
    token = client.get(reverse("accounts:sign_in")).context["csrf_token"]
    given = {"login": qingyuan.handler.login, "password": PASSWORD, "csrfmiddlewaretoken": str(token)}
    answer = client.post(reverse("accounts:sign_in"), given)
    assert answer.status_code == 302
    assert all(answer.cookies[name]["secure"] for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME))
