"""Six-digit codes that change every half minute (TOTP, RFC 6238), their sealed secrets, and recovery codes."""

from __future__ import annotations

import base64
import hashlib
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

STEP = 30
"""Seconds a code is valid."""

_DIGITS = 6
_SECRET_BYTES = 20
_DRIFT = 1  # steps a phone's clock may be early or late
_RECOVERY_CODES = 10
_RECOVERY_BYTES = 10  # sixteen characters: too many to guess, few enough to copy by hand


def new_secret() -> bytes:
    """A new secret for an authenticator."""
    return secrets.token_bytes(_SECRET_BYTES)


def printed(secret: bytes) -> str:
    """Bytes as a person copies them by hand: base 32, in fours."""
    text = base64.b32encode(secret).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def address(secret: bytes, login: str) -> str:
    """What an authenticator reads from the square code."""
    label = quote(f"公开:{login}")
    return f"otpauth://totp/{label}?{urlencode({'secret': printed(secret).replace(' ', ''), 'issuer': '公开'})}"


def code_at(secret: bytes, step: int) -> str:
    """The code of a half minute, counted from 1970."""
    # SHA-1 is what authenticators agree on; a keyed hash does not suffer from its collisions.
    return TOTP(secret, _DIGITS, SHA1(), STEP, enforce_key_length=False).generate(step * STEP).decode()  # noqa: S303


def matching_step(secret: bytes, code: str, at: datetime, *, after: int) -> int | None:
    """The half minute a code belongs to, if it is about now and later than `after`; None for a wrong or used code."""
    now = int(at.timestamp()) // STEP
    for step in range(max(now - _DRIFT, after + 1), now + _DRIFT + 1):
        if constant_time_compare(code_at(secret, step), code):
            return step
    return None


def seal(secret: bytes) -> bytes:
    """A secret encrypted with the installation's secret, which is not in the database."""
    return _box().encrypt(secret)


def unseal(sealed: bytes) -> bytes:
    """The secret again; also one sealed before the installation's secret was changed."""
    return _box().decrypt(sealed)


def new_recovery_codes() -> list[str]:
    """Ten codes to keep on paper."""
    return [printed(secrets.token_bytes(_RECOVERY_BYTES)) for _ in range(_RECOVERY_CODES)]


def recovery_hash(code: str) -> bytes:
    """The keyed hash under which a recovery code is kept; blanks, hyphens and case do not matter."""
    plain = code.replace(" ", "").replace("-", "").upper()
    return salted_hmac("gongkai.recovery-code", plain, algorithm="sha256").digest()


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(str(secret))) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"gongkai.second-factor" + secret.encode()).digest())
