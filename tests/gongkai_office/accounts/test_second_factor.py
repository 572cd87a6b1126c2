"""The second factor: codes that open once, recovery codes, and nobody locked out by a stranger."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from pytest_django import Settings

from gongkai.errors import GongkaiError
from gongkai_office.accounts.commands.answer_factor import Answer, answer_factor
from gongkai_office.accounts.commands.begin_factor import begin_factor
from gongkai_office.accounts.commands.confirm_factor import confirm_factor
from gongkai_office.accounts.commands.reset_factor import reset_factor
from gongkai_office.accounts.models import Person, RecoveryCode, SecondFactor
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.accounts.queries import has_second_factor, recovery_codes_left
from gongkai_office.accounts.totp import address, code_at, matching_step, printed, seal, unseal
from gongkai_office.clock import BEIJING
from gongkai_office.journal.models import Line
from tests.factories.office import County

TODAY = date(2024, 3, 4)
NOW = datetime(2024, 3, 4, 10, 30, tzinfo=BEIJING)
HALF_MINUTE = timedelta(seconds=30)
SECRET = b"12345678901234567890"


def code(secret: bytes, at: datetime) -> str:
    """What an authenticator shows at an instant."""
    return code_at(secret, int(at.timestamp()) // 30)


def wrong(secret: bytes, at: datetime) -> str:
    """A code that fits no half minute near an instant."""
    near = {code(secret, at + HALF_MINUTE * step) for step in (-1, 0, 1)}
    return next(f"{number:06}" for number in range(4) if f"{number:06}" not in near)


def set_up(person: Person, at: datetime = NOW) -> tuple[bytes, list[str]]:
    """The secret and the recovery codes of somebody who set up an authenticator."""
    secret = begin_factor(person=person, at=at)
    return secret, confirm_factor(person=person, code=code(secret, at), at=at)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")]
)
def test_codes_are_those_of_the_standard(seconds: int, shown: str) -> None:
    """RFC 6238, appendix B, the last six digits."""
    assert code_at(SECRET, seconds // 30) == shown


def test_a_code_fits_its_own_half_minute_and_its_neighbours() -> None:
    shown = code(SECRET, NOW)
    fits = {step: matching_step(SECRET, shown, NOW + HALF_MINUTE * step, after=0) for step in range(-3, 4)}
    own = int(NOW.timestamp()) // 30
    assert fits == {-3: None, -2: None, -1: own, 0: own, 1: own, 2: None, 3: None}


def test_an_authenticator_is_told_whose_code_it_shows() -> None:
    assert printed(SECRET) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    assert address(SECRET, "wu.ding").startswith("otpauth://totp/%E5%85%AC%E5%BC%80%3Awu.ding?secret=GEZDGNBV")


def test_a_secret_is_kept_sealed_and_opens_after_the_installations_secret_was_changed(
    qingyuan: County, settings: Settings
) -> None:
    secret, _ = set_up(qingyuan.head)
    assert secret not in bytes(SecondFactor.objects.get().sealed)
    before = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [before]
    assert unseal(bytes(SecondFactor.objects.get().sealed)) == secret
    assert seal(secret) != bytes(SecondFactor.objects.get().sealed)


def test_nothing_counts_before_the_first_code_came_back(qingyuan: County) -> None:
    begin_factor(person=qingyuan.head, at=NOW)
    assert not has_second_factor(qingyuan.head)
    with pytest.raises(GongkaiError, match="动态口令不对"):
        confirm_factor(person=qingyuan.head, code="000000x", at=NOW)
    assert not has_second_factor(qingyuan.head)


def test_who_comes_back_to_the_page_finds_the_same_square_code(qingyuan: County) -> None:
    assert begin_factor(person=qingyuan.head, at=NOW) == begin_factor(person=qingyuan.head, at=NOW)


def test_a_second_authenticator_is_not_set_up_beside_the_first(qingyuan: County) -> None:
    set_up(qingyuan.head)
    with pytest.raises(GongkaiError, match="已经启用"):
        begin_factor(person=qingyuan.head, at=NOW)
    with pytest.raises(GongkaiError, match="请先用手机扫描"):
        confirm_factor(person=qingyuan.head, code="000000", at=NOW)


def test_each_code_opens_once_and_never_again_an_earlier_one(qingyuan: County) -> None:
    secret, _ = set_up(qingyuan.head)
    later = NOW + HALF_MINUTE * 2
    answers = [answer_factor(person=qingyuan.head, code=code(secret, at), at=later) for at in
               (later, later, later - HALF_MINUTE)]  # fmt: skip
    assert answers == [Answer.RIGHT, Answer.WRONG, Answer.WRONG]


def test_the_code_that_set_it_up_does_not_open(qingyuan: County) -> None:
    secret, _ = set_up(qingyuan.head)
    assert answer_factor(person=qingyuan.head, code=code(secret, NOW), at=NOW) is Answer.WRONG


def test_five_wrong_codes_rest_for_a_quarter_of_an_hour_and_no_longer(qingyuan: County) -> None:
    secret, _ = set_up(qingyuan.head)
    at = NOW + HALF_MINUTE * 2
    answers = [answer_factor(person=qingyuan.head, code=wrong(secret, at), at=at) for _ in range(6)]
    assert answers == [Answer.WRONG] * 4 + [Answer.RESTING] * 2
    assert answer_factor(person=qingyuan.head, code=code(secret, at), at=at) is Answer.RESTING
    rested = at + timedelta(minutes=15)
    assert answer_factor(person=qingyuan.head, code=code(secret, rested), at=rested) is Answer.RIGHT


def test_a_recovery_code_opens_once_even_while_codes_rest(qingyuan: County) -> None:
    secret, codes = set_up(qingyuan.head)
    for _ in range(5):
        answer_factor(person=qingyuan.head, code=wrong(secret, NOW), at=NOW)
    written = codes[0].replace(" ", "-", 1).lower()
    assert answer_factor(person=qingyuan.head, code=written, at=NOW) is Answer.RIGHT
    assert answer_factor(person=qingyuan.head, code=written, at=NOW) is not Answer.RIGHT
    assert recovery_codes_left(qingyuan.head) == 9
    last = Line.objects.filter(subject=f"person:{qingyuan.head.pk}").last()
    assert last
    assert last.command == "person.use_recovery_code"


def test_a_recovery_code_opens_for_its_owner_only(qingyuan: County) -> None:
    set_up(qingyuan.administrator)
    _, codes = set_up(qingyuan.head)
    assert answer_factor(person=qingyuan.administrator, code=codes[0], at=NOW) is Answer.WRONG


def test_recovery_codes_are_not_in_the_database(qingyuan: County) -> None:
    _, codes = set_up(qingyuan.head)
    kept = str(list(RecoveryCode.objects.values()))
    assert len(set(codes)) == 10
    assert not [code for code in codes if code in kept or code.replace(" ", "") in kept]


def test_an_administrator_takes_away_a_lost_authenticator(qingyuan: County) -> None:
    set_up(qingyuan.head)
    reset_factor(person=qingyuan.head, by=qingyuan.administrator, on=TODAY, at=NOW, reason="手机丢失")
    assert not has_second_factor(qingyuan.head)
    assert not recovery_codes_left(qingyuan.head)


def test_nobody_takes_away_their_own_or_a_strangers_authenticator(qingyuan: County, yunling: County) -> None:
    for who in (qingyuan.head, qingyuan.administrator):
        set_up(who)
    with pytest.raises(ForbiddenError):
        reset_factor(person=qingyuan.head, by=yunling.administrator, on=TODAY, at=NOW, reason="试试")
    with pytest.raises(GongkaiError, match="不能重置自己的"):
        reset_factor(person=qingyuan.administrator, by=qingyuan.administrator, on=TODAY, at=NOW, reason="试试")
