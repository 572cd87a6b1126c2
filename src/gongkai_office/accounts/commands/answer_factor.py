"""Answer for the second factor at sign-in: with a code of the authenticator, or with a recovery code."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

from django.db import transaction

from gongkai_office.accounts.models import Person, RecoveryCode, SecondFactor
from gongkai_office.accounts.queries import author
from gongkai_office.accounts.totp import matching_step, recovery_hash, unseal
from gongkai_office.journal.commands.write import write

TRIES = 5
REST = timedelta(minutes=15)


class Answer(Enum):
    """What became of an answer, in words for the person who gave it."""

    RIGHT = ""
    WRONG = "动态口令不对或者已经用过，请输入手机上当前显示的 6 位数字"
    RESTING = "动态口令连续输错 5 次，请 15 分钟后再试，或者输入一个恢复码"


@transaction.atomic(durable=True)
def answer_factor(*, person: Person, code: str, at: datetime) -> Answer:
    """Whether the code opens. Each opens once; after five wrong ones only a recovery code opens for a while.

    A recovery code is too long to guess, so it is never refused for others' failures: who knows somebody's password
    can delay them, not lock them out.
    """
    factor = SecondFactor.objects.select_for_update().get(person=person, confirmed_at__isnull=False)
    if _recovered(person, code, at):
        return Answer.RIGHT
    if factor.refused_until and at < factor.refused_until:
        return Answer.RESTING
    step = matching_step(unseal(bytes(factor.sealed)), code, at, after=factor.last_step)
    if step is None:
        return _wrong(factor, at)
    factor.last_step, factor.failures, factor.refused_until = step, 0, None
    factor.save(update_fields=["last_step", "failures", "refused_until"])
    return Answer.RIGHT


def _recovered(person: Person, code: str, at: datetime) -> bool:
    unused = RecoveryCode.objects.filter(person=person, used_at__isnull=True, hash=recovery_hash(code))
    if not unused.update(used_at=at):
        return False
    subject = f"person:{person.pk}"
    write(organ=person.organ_id, subject=subject, command="person.use_recovery_code", by=author(person), at=at)
    return True


def _wrong(factor: SecondFactor, at: datetime) -> Answer:
    factor.failures += 1
    if factor.failures >= TRIES:
        factor.failures, factor.refused_until = 0, at + REST
    factor.save(update_fields=["failures", "refused_until"])
    return Answer.RESTING if factor.refused_until and at < factor.refused_until else Answer.WRONG
