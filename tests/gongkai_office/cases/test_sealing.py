"""What identifies a requester lies sealed, is found again by its hash, and is shown masked."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection

from gongkai.cases.entries import Applicant
from gongkai.errors import GongkaiError
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases import sealing
from gongkai_office.cases.commands.reveal import reveal
from gongkai_office.cases.commands.rotate_keys import INSTALLATION, _reseal, begin_rotation, drop_key, rotate_keys
from gongkai_office.cases.models import DisclosureRequest, Requester
from gongkai_office.cases.requesters import opened, shown_name
from gongkai_office.cases.sealing import Particulars, seal, unseal
from gongkai_office.journal.models import Line
from gongkai_office.sealing import keys
from gongkai_office.sealing.keys import KeyMissingError
from gongkai_office.sealing.seals import Sealed, SealError
from tests.factories.cases import FIRST_DAY, at, particulars, registered
from tests.factories.office import County

PLACE = b"one row"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("suite", ["aes-gcm", "sm4-gcm"])
def test_what_is_sealed_opens_in_its_place_alone(settings: LazySettings, suite: str) -> None:
    settings.SEALING_SUITE = suite
    sealed = seal(particulars(), bound_to=PLACE)
    assert "王晓明".encode() not in sealed.value
    assert unseal(sealed, bound_to=PLACE) == particulars()
    with pytest.raises(SealError, match="所在记录不符"):
        unseal(sealed, bound_to=b"another")


def test_values_of_one_suite_open_under_the_other(settings: LazySettings) -> None:
    settings.SEALING_SUITE = "sm4-gcm"
    sealed = seal(particulars(), bound_to=PLACE)
    settings.SEALING_SUITE = "aes-gcm"
    assert unseal(sealed, bound_to=PLACE).name == "王晓明"


def test_the_same_text_never_seals_alike() -> None:
    assert seal(particulars(), bound_to=PLACE) != seal(particulars(), bound_to=PLACE)


@pytest.mark.parametrize("value", [b"", b"\x01short", b"\x09" + bytes(40)])
def test_damaged_values_are_refused(value: bytes) -> None:
    keys.make_sealing_key()
    with pytest.raises(SealError):
        unseal(Sealed(1, value), bound_to=PLACE)


def test_a_missing_key_is_named(own_keys: Path) -> None:
    sealed = seal(particulars(), bound_to=PLACE)
    (own_keys / "sealing.1.key").unlink()
    with pytest.raises(KeyMissingError, match="第 1 版密钥"):
        unseal(sealed, bound_to=PLACE)


def test_only_the_owner_reads_a_key_file(own_keys: Path) -> None:
    seal(particulars(), bound_to=PLACE)
    assert [(file.name, file.stat().st_mode & 0o777, file.stat().st_size) for file in own_keys.iterdir()] == [
        ("sealing.1.key", 0o600, 32)
    ]


def test_hashes_find_the_same_name_and_number_however_written() -> None:
    assert sealing.name_hash(" 王 晓明") == sealing.name_hash("王晓明") != sealing.name_hash("王晓")
    assert sealing.identity_hash("64019919900101123x") == sealing.identity_hash("６４０１９９１９９００１０１１２３Ｘ")
    assert sealing.identity_hash(" ") is None
    assert sealing.text_hash("公路养护，2023年。") == sealing.text_hash("公路养护2023年")


def test_masks_are_those_of_published_lists() -> None:
    assert sealing.masked_name("王晓明") == "王*明"
    assert sealing.masked_identity("440308199001011234") == "440308********1234"
    assert sealing.masked_phone("13812345678") == "138****5678"
    assert shown_name(Applicant.COMMERCIAL, "清源县不存在商贸有限公司") == "清源县不存在商贸有限公司"


def test_the_table_holds_no_name_number_or_telephone(case: DisclosureRequest) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(sealed, 'escape'), requester.*::text FROM cases_requester requester")
        told = str(cursor.fetchall())
    for canary in ("王晓明", "640199199001011234", "13800005678", "wang@example.invalid"):
        assert canary not in told
    assert case.requester.masked_name == "王*明"


def test_a_look_needs_the_right_and_a_reason_and_is_journalled(qingyuan: County, case: DisclosureRequest) -> None:
    with pytest.raises(ForbiddenError):
        reveal(case=case.pk, reason="好奇", by=qingyuan.supervisor, at=at(FIRST_DAY, 10))
    with pytest.raises(GongkaiError, match="事由"):
        reveal(case=case.pk, reason=" ", by=qingyuan.handler, at=at(FIRST_DAY, 10))
    shown = reveal(case=case.pk, reason="电话确认补正内容", by=qingyuan.handler, at=at(FIRST_DAY, 10))
    assert shown == particulars()
    line = Line.objects.get(command="case.reveal")
    assert (line.by, line.reason, line.facts) == (str(qingyuan.handler.pk), "电话确认补正内容", {})


def test_keys_are_changed_and_the_old_one_taken_away(qingyuan: County) -> None:
    for number in range(5):
        registered(qingyuan, idempotency=f"key-{number}")
    assert rotate_keys(by="system", at=at(FIRST_DAY), batch=2) == 5
    drop_key(version=1, by="system", at=at(FIRST_DAY))
    assert keys.versions() == (2,)
    assert {opened(row) for row in Requester.objects.all()} == {particulars()}
    told = Line.objects.filter(organ=INSTALLATION).order_by("sequence")
    assert [line.command for line in told] == ["keys.rotate", "keys.rotated", "keys.drop"]


def test_a_change_of_keys_that_was_killed_goes_on_where_it_was(qingyuan: County) -> None:
    for number in range(5):
        registered(qingyuan, idempotency=f"key-{number}")
    begin_rotation(by="system", at=at(FIRST_DAY))
    assert _reseal(2, 2) == 2  # and here the process dies
    with pytest.raises(GongkaiError, match="还有 3 份"):
        drop_key(version=1, by="system", at=at(FIRST_DAY))
    assert rotate_keys(by="system", at=at(FIRST_DAY), resume=True) == 3
    assert keys.versions() == (1, 2)
    assert rotate_keys(by="system", at=at(FIRST_DAY), resume=True) == 0


def test_the_key_in_use_stays(qingyuan: County) -> None:
    registered(qingyuan)
    with pytest.raises(GongkaiError, match="正在使用"):
        drop_key(version=1, by="system", at=at(FIRST_DAY))


def test_an_empty_key_folder_beside_sealed_rows_stops_new_seals(case: DisclosureRequest, own_keys: Path) -> None:
    (own_keys / "sealing.1.key").unlink()
    with pytest.raises(KeyMissingError, match="密钥"):
        seal(Particulars(name="某某"), bound_to=PLACE)
    assert not (own_keys / "sealing.1.key").exists(), case
