"""What a password must be like, in words for the person who chooses it."""

from __future__ import annotations

import secrets

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person

_WITHOUT_LOOKALIKES = "abcdefghjkmnpqrstuvwxyz23456789"
_LENGTH = 14


_REASONS = {
    "password_too_short": "密码太短，至少要 10 个字符",
    "password_too_similar": "密码与姓名、登录名或者邮箱太像，容易被猜到，请换一个",
    "password_too_common": "这个密码很多人在用，容易被猜到，请换一个",
    "password_entirely_numeric": "密码不能全是数字，请加上文字或者字母",
}
"""Why a password will not do, by the code of Django's validator, whose own Chinese has gaps."""


class PasswordError(GongkaiError):
    """A password that is too easy to guess, or not the one that was set."""


def check_strength(password: str, person: Person) -> None:
    """Raises PasswordError with every reason why a password will not do."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise PasswordError("；".join(_REASONS[str(reason.code)] for reason in error.error_list)) from error


def first_password() -> str:
    """A random password that an administrator hands over, to be changed at the first sign-in."""
    return "".join(secrets.choice(_WITHOUT_LOOKALIKES) for _ in range(_LENGTH))
