"""Confirm an authenticator with its first code; from then on sign-in asks for one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, RecoveryCode, SecondFactor
from gongkai_office.accounts.queries import author
from gongkai_office.accounts.totp import matching_step, new_recovery_codes, recovery_hash, unseal
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def confirm_factor(*, person: Person, code: str, at: datetime) -> list[str]:
    """Ten recovery codes, shown this once. Raises GongkaiError where the code does not fit."""
    factor = SecondFactor.objects.select_for_update().filter(person=person, confirmed_at__isnull=True).first()
    if factor is None:
        raise GongkaiError("请先用手机扫描二维码")
    step = matching_step(unseal(bytes(factor.sealed)), code, at, after=0)
    if step is None:
        raise GongkaiError("动态口令不对，请核对手机时间后，输入当前显示的 6 位数字")
    factor.confirmed_at, factor.last_step = at, step
    factor.save(update_fields=["confirmed_at", "last_step"])
    subject = f"person:{person.pk}"
    write(organ=person.organ_id, subject=subject, command="person.confirm_factor", by=author(person), at=at)
    return _recovery_codes(person)


def _recovery_codes(person: Person) -> list[str]:
    """New codes in place of all earlier ones; only their hashes are kept."""
    codes = new_recovery_codes()
    RecoveryCode.objects.filter(person=person).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(person=person, hash=recovery_hash(code)) for code in codes)
    return codes
