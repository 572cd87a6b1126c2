"""Nothing about a file changes unnoticed: neither its row, nor its content, nor what lies beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from gongkai_office.cases.commands.rotate_keys import drop_key, rotate_keys
from gongkai_office.clock import now
from gongkai_office.files.commands.hold import hold
from gongkai_office.files.commands.keep import keep
from gongkai_office.files.commands.withdraw import withdraw
from gongkai_office.files.models import Purpose, StoredFile, WaitingFile
from gongkai_office.files.reading import content
from gongkai_office.files.verify import verify
from gongkai_office.sealing import keys
from tests.factories import uploads
from tests.factories.cases import at
from tests.factories.office import County

NOON = at(date(2024, 3, 4), 12)
pytestmark = pytest.mark.django_db


def _kept(county: County) -> StoredFile:
    return keep(
        organ=county.office, subject="case:x", purpose=Purpose.OTHER, upload=uploads.upload(), by="public", at=NOON
    )


@pytest.fixture
def file(qingyuan: County) -> StoredFile:
    """A file beside another that is withdrawn and one that waits; all of them as they should be."""
    first, second = (_kept(qingyuan) for _ in range(2))
    withdraw(file=second.pk, reason="传错了", by=qingyuan.registrar, at=NOON)
    hold(upload=uploads.taken(), purpose=Purpose.IDENTITY, at=NOON)
    assert not messages()
    return first


def messages(later: timedelta = timedelta()) -> list[str]:
    return [one.message for one in verify(now() + later)]


ALTERED: dict[str, Callable[[County], object]] = {
    "organ_id": lambda county: county.water.pk,
    "subject": lambda _: "case:y",
    "purpose": lambda _: "identity",
    "media_type": lambda _: "image/png",
    "size": lambda _: 7,
    "sha256": lambda _: "0" * 64,
    "place": lambda _: "sealed/00/elsewhere",
    "by": lambda _: "system",
    "at": lambda _: NOON + timedelta(microseconds=1),
    "sealed": lambda _: bytes(60),
    "key_version": lambda _: 2,
}


@pytest.mark.parametrize("column", ALTERED)
def test_any_altered_column_is_found(qingyuan: County, file: StoredFile, column: str) -> None:
    StoredFile.objects.filter(pk=file.pk).update(**{column: ALTERED[column](qingyuan)})
    assert any(str(file.pk) in message for message in messages())


def test_a_withdrawal_that_nobody_told_of_is_found_and_one_taken_back_too(file: StoredFile) -> None:
    withdrawn = StoredFile.objects.get(withdrawn_at__isnull=False)
    StoredFile.objects.filter(pk=withdrawn.pk).update(withdrawn_at=None, withdrawn_by="", withdrawn_reason="")
    StoredFile.objects.filter(pk=file.pk).update(withdrawn_at=NOON, withdrawn_by="system", withdrawn_reason="x")
    assert len(messages()) == 2


def test_a_row_that_is_gone_is_found_and_its_content_with_it(file: StoredFile) -> None:
    file.delete()
    assert [message for message in messages() if "不在了" in message]
    assert [message for message in messages(timedelta(days=2)) if "来历不明" in message]


def test_a_content_that_is_gone_or_altered_is_found(file: StoredFile, storage: Path) -> None:
    place = storage / file.place
    whole = place.read_bytes()
    place.write_bytes(whole[:-1])
    assert "损坏" in messages()[0]
    place.unlink()
    assert "丢失" in messages()[0]


def test_a_foreign_file_in_the_storage_is_found(file: StoredFile) -> None:
    assert file
    default_storage.save("其他/附件.pdf", ContentFile(b"x"))
    assert messages() == ["storage:其他/附件.pdf 来历不明的内容 文件与登记或日志不符"]


def test_a_change_of_keys_reaches_files_and_leaves_their_contents_where_they_are(
    file: StoredFile, storage: Path
) -> None:
    before = (storage / file.place).read_bytes()
    assert rotate_keys(by="system", at=NOON, batch=1) == 3
    assert (storage / file.place).read_bytes() == before
    drop_key(version=1, by="system", at=NOON)
    assert keys.versions() == (2,)
    assert {row.key_version for row in (*StoredFile.objects.all(), *WaitingFile.objects.all())} == {2}
    assert content(StoredFile.objects.get(pk=file.pk)) == uploads.pdf()
    assert not messages()
