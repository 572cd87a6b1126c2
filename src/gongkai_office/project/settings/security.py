"""What keeps strangers out: secret, hosts, cookies, headers, passwords."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from platformdirs import user_data_path

_DATA = Path(os.environ.get("GONGKAI_DATA") or user_data_path("gongkai", appauthor=False))


def _secret() -> str:
    """The installation's secret, made once and kept readable by its owner alone."""
    file = _DATA / "secret"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as opened:
            opened.write(secrets.token_urlsafe(64))
    return file.read_text()


SECRET_KEY = os.environ.get("GONGKAI_SECRET") or _secret()
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("GONGKAI_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
