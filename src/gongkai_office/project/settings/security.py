"""What keeps strangers out: secret, hosts, cookies, headers, passwords."""

import os
import secrets
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from platformdirs import user_data_path

from gongkai_office.private import make_once

_DATA = Path(os.environ.get("GONGKAI_DATA") or user_data_path("gongkai", appauthor=False))


def _secret() -> str:
    """The installation's secret, made once and kept readable by its owner alone."""
    file = _DATA / "secret"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)  # open to a database that runs as another user
        make_once(file, secrets.token_urlsafe(64).encode())
    return file.read_text()


SECRET_KEY = os.environ.get("GONGKAI_SECRET") or _secret()
DEBUG = False
_ADDRESS = urlsplit(os.environ.get("GONGKAI_SITE_ADDRESS", ""))
_HOSTS = os.environ.get("GONGKAI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ALLOWED_HOSTS = sorted({host.strip() for host in (*_HOSTS, _ADDRESS.hostname or "") if host.strip()})
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",  # hard on memory, and in Python itself
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": ("login", "name", "email")},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/office/"
SESSION_ENGINE = "gongkai_office.accounts.session_store"
SESSION_COOKIE_AGE = 12 * 60 * 60  # seconds; idleness is kept by accounts.middleware
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
GONGKAI_PROXIES = int(os.environ.get("GONGKAI_PROXIES", "0"))  # proxies of our own in front of the office
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if GONGKAI_PROXIES else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _ADDRESS.scheme == "https"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _ADDRESS.scheme == "https" else 0
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # one place cannot lock a person out of all others
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # knocking on does not prolong the wait
AXES_RESET_ON_SUCCESS = True
AXES_CLIENT_IP_CALLABLE = "gongkai_office.accounts.addresses.client_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False  # login names and addresses do not belong into a log file
SILENCED_SYSTEM_CHECKS = ["axes.W002"]  # the sign-in page itself says that it is resting
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
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
SEALING_SUITE = os.environ.get("GONGKAI_CIPHER", "aes-gcm")
"""The cipher of requesters' particulars: `aes-gcm`, or `sm4-gcm` where the house requires domestic algorithms."""
