"""Where a request comes from."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of whoever asks.

    Behind `GONGKAI_PROXIES` proxies of our own it is what the outermost of them saw; what a client writes into the
    header itself stands further left and is not believed.
    """
    seen = [request.META.get("REMOTE_ADDR", "")]
    forwarded = request.headers.get("X-Forwarded-For", "")
    seen = [part.strip() for part in forwarded.split(",") if part.strip()] + seen
    return str(seen[max(0, len(seen) - 1 - settings.GONGKAI_PROXIES)])
