"""A file that is kept: sealed, safe on disk, told of; what happens when something goes wrong in between."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from gongkai.documents.media import Media
from gongkai.errors import GongkaiError
from gongkai_office.files import blobs
from gongkai_office.files.commands.hold import adopt, hold, let_go
from gongkai_office.files.commands.keep import enter, keep
from gongkai_office.files.commands.sweep import sweep
from gongkai_office.files.commands.withdraw import withdraw
from gongkai_office.files.examining import RefusedFileError
from gongkai_office.files.models import Purpose, StoredFile, WaitingFile
from gongkai_office.files.queries import of, one_of
from gongkai_office.files.reading import DamagedFileError, content
from gongkai_office.ids import new_id
from gongkai_office.journal.models import Line
from gongkai_office.sealing import keys
from gongkai_office.sealing.keys import KeyMissingError
from tests.factories import uploads
from tests.factories.cases import at
from tests.factories.office import County

SUBJECT = "case:0192d3a0-0000-7000-8000-0000000000ab"
NOON = at(date(2024, 3, 4), 12)
pytestmark = pytest.mark.django_db


def kept(
    county: County, name: str = "王晓明身份证.pdf", data: bytes | None = None, subject: str = SUBJECT
) -> StoredFile:
    return keep(
        organ=county.office,
        subject=subject,
        purpose=Purpose.IDENTITY,
        upload=uploads.upload(name, data),
        by=county.registrar,
        at=NOON,
    )


def test_what_was_handed_in_comes_back_byte_by_byte(qingyuan: County) -> None:
    data = uploads.jpeg()
    file = StoredFile.objects.get(pk=kept(qingyuan, "证件.jpg", data).pk)
    assert content(file) == data
    assert (file.name, file.media, file.size, file.by) == (
        "证件.jpg",
        Media.JPEG,
        len(data),
        str(qingyuan.registrar.pk),
    )
    assert list(of(SUBJECT)) == [file]


@pytest.mark.parametrize("suite", ["aes-gcm", "sm4-gcm"])
def test_neither_disk_nor_table_nor_journal_holds_content_or_name(
    qingyuan: County, storage: Path, settings: Settings, suite: str
) -> None:
    settings.SEALING_SUITE = suite
    data = "清源县王晓明的说明".encode()
    file = kept(qingyuan, "王晓明.txt", data)
    on_disk = (storage / file.place).read_bytes()
    assert data not in on_disk
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(sealed, 'escape'), file.*::text FROM files_storedfile file")
        told = str(cursor.fetchall()) + str(list(Line.objects.values()))
    assert "王晓明" not in told
    assert content(file) == data


def test_only_the_owner_reads_a_stored_file_and_its_folder(qingyuan: County, storage: Path) -> None:
    place = storage / kept(qingyuan).place
    assert place.stat().st_mode & 0o077 == 0
    assert place.parent.stat().st_mode & 0o077 == 0


def test_content_and_folder_are_safe_on_disk_before_the_row_is_there(
    qingyuan: County, storage: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[str, bool]] = []
    sync = os.fsync

    def watch(descriptor: int) -> None:
        synced.append((str(Path(f"/proc/self/fd/{descriptor}").readlink()), StoredFile.objects.exists()))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", watch)
    place = (storage / kept(qingyuan).place).resolve()
    on_the_way = [(str(path), False) for path in (place, place.parent, place.parent.parent, storage.resolve())]
    assert [one for one in synced if str(storage.resolve()) in one[0]] == on_the_way


def test_the_journal_tells_of_every_file_in_the_chain_of_its_subject(qingyuan: County) -> None:
    file = kept(qingyuan)
    line = Line.objects.get(subject=SUBJECT)
    assert (line.command, line.by, line.facts["file"]) == ("file.keep", str(qingyuan.registrar.pk), str(file.pk))
    assert (line.facts["purpose"], line.facts["size"]) == ("identity", file.size)


def test_the_same_sending_twice_keeps_one_file(qingyuan: County) -> None:
    key = new_id()
    for _ in range(2):
        keep(
            organ=qingyuan.office,
            subject=SUBJECT,
            purpose=Purpose.OTHER,
            upload=uploads.upload(),
            by="public",
            at=NOON,
            key=key,
        )
    assert of(SUBJECT).count() == Line.objects.filter(subject=SUBJECT).count() == 1


def test_what_is_not_on_the_list_leaves_nothing_behind(qingyuan: County, storage: Path) -> None:
    with pytest.raises(RefusedFileError, match=r"“证明\.pdf”：这是程序文件"):
        kept(qingyuan, "证明.pdf", b"MZ" + bytes(100))
    assert not storage.exists()
    assert not Line.objects.filter(subject=SUBJECT).exists()


def test_limits_of_a_file_and_of_its_subject_are_kept(qingyuan: County, settings: Settings) -> None:
    settings.GONGKAI_FILES = {"largest": 10_000, "at_once": 20_000, "subject": 15_000, "number": 2}
    with pytest.raises(RefusedFileError, match=r"有 11 KB，超过每个文件 10 KB 的上限"):
        kept(qingyuan, "说明.txt", b"a" * 10_001)
    kept(qingyuan, "说明.txt", b"a" * 9_000)
    with pytest.raises(GongkaiError, match="总共不能超过 15 KB"):
        kept(qingyuan, "说明.txt", b"a" * 9_000)
    kept(qingyuan, "说明.txt", b"a" * 100)
    with pytest.raises(GongkaiError, match="已经有 2 个文件"):
        kept(qingyuan, "说明.txt", b"a")
    assert of(SUBJECT).count() == 2


def test_a_file_is_withdrawn_once_with_a_reason_and_stays(qingyuan: County) -> None:
    file = kept(qingyuan)
    with pytest.raises(GongkaiError, match="写明理由"):
        withdraw(file=file.pk, reason=" ", by=qingyuan.registrar, at=NOON)
    withdraw(file=file.pk, reason="传错了另一件申请的材料", by=qingyuan.registrar, at=NOON)
    assert not of(SUBJECT).exists()
    assert of(SUBJECT, withdrawn=True).get().withdrawn_reason == "传错了另一件申请的材料"
    assert content(one_of(SUBJECT, file.pk)) == uploads.pdf()
    with pytest.raises(GongkaiError, match="已经撤下"):
        withdraw(file=file.pk, reason="再撤一次", by=qingyuan.registrar, at=NOON)


def test_a_withdrawn_file_makes_room_for_another(qingyuan: County, settings: Settings) -> None:
    settings.GONGKAI_FILES = {**settings.GONGKAI_FILES, "number": 1}
    withdraw(file=kept(qingyuan).pk, reason="传错了", by=qingyuan.registrar, at=NOON)
    kept(qingyuan)
    assert of(SUBJECT).count() == 1


def test_a_file_is_found_only_under_its_own_subject(qingyuan: County) -> None:
    file = kept(qingyuan)
    with pytest.raises(StoredFile.DoesNotExist):
        one_of("case:another", file.pk)


@pytest.mark.django_db(transaction=True)
def test_a_verb_that_fails_leaves_a_content_that_is_swept_a_day_later(qingyuan: County, storage: Path) -> None:
    def fail() -> None:
        with transaction.atomic(durable=True):
            enter(
                organ=qingyuan.office,
                subject=SUBJECT,
                purpose=Purpose.OTHER,
                upload=uploads.taken(),
                by="public",
                at=NOON,
            )
            raise GongkaiError("不成")

    with pytest.raises(GongkaiError):
        fail()
    whole = kept(qingyuan)
    assert not Line.objects.filter(subject=SUBJECT).exclude(facts__file=str(whole.pk)).exists()
    left = [path for path in storage.rglob("*") if path.is_file()]
    assert len(left) == 2
    now = blobs.written(whole.place)
    assert now is not None
    assert sweep(now) == 0
    assert sweep(now + timedelta(days=2)) == 1
    assert [path for path in storage.rglob("*") if path.is_file()] == [storage / whole.place]


def test_files_of_a_draft_wait_and_go_with_what_it_becomes(qingyuan: County) -> None:
    first, second = (
        hold(upload=uploads.taken(name), purpose=Purpose.IDENTITY, at=NOON) for name in ("正面.pdf", "反面.pdf")
    )
    for _ in range(2):
        with transaction.atomic():
            files = adopt(ids=[second.pk, first.pk], organ=qingyuan.office, subject=SUBJECT, by="public", at=NOON)
    assert [file.name for file in files] == ["反面.pdf", "正面.pdf"]
    assert {content(file) for file in of(SUBJECT)} == {uploads.pdf()}
    assert not WaitingFile.objects.exists()
    assert Line.objects.filter(subject=SUBJECT, command="file.keep").count() == 2


def test_nobody_adopts_a_file_that_another_case_has(qingyuan: County) -> None:
    held = hold(upload=uploads.taken(), purpose=Purpose.IDENTITY, at=NOON)
    with transaction.atomic():
        adopt(ids=[held.pk], organ=qingyuan.office, subject=SUBJECT, by="public", at=NOON)
    with transaction.atomic(), pytest.raises(GongkaiError, match="重新上传"):
        adopt(ids=[held.pk], organ=qingyuan.office, subject="case:another", by="public", at=NOON)


def test_a_dropped_draft_takes_its_files_with_it(storage: Path) -> None:
    held = hold(upload=uploads.taken(), purpose=Purpose.IDENTITY, at=NOON)
    let_go([held.pk])
    assert not [path for path in storage.rglob("*") if path.is_file()]
    forgotten = hold(upload=uploads.taken(), purpose=Purpose.IDENTITY, at=NOON)
    assert sweep(NOON + timedelta(hours=23)) == 0
    assert sweep(NOON + timedelta(hours=25)) == 1
    assert not WaitingFile.objects.filter(pk=forgotten.pk).exists()


@pytest.mark.parametrize("damage", ["gone", "altered", "exchanged"])
def test_a_content_that_is_not_what_was_handed_in_is_never_given_out(
    qingyuan: County, storage: Path, damage: str
) -> None:
    file, other = kept(qingyuan), kept(qingyuan)
    place = storage / file.place
    if damage == "gone":
        place.unlink()
    elif damage == "altered":
        place.write_bytes(place.read_bytes()[:-1] + b"\0")
    else:
        place.write_bytes((storage / other.place).read_bytes())
    with pytest.raises(DamagedFileError, match="从备份中恢复"):
        content(file)


def test_without_the_key_a_file_neither_opens_nor_does_a_new_key_hide_the_loss(
    qingyuan: County, tmp_path: Path
) -> None:
    file = kept(qingyuan)
    (tmp_path / "keys" / "sealing.1.key").unlink()
    keys._read.cache_clear()  # noqa: SLF001  as in a process that starts anew
    with pytest.raises(KeyMissingError, match="第 1 版"):
        content(StoredFile.objects.get(pk=file.pk))
    with pytest.raises(KeyMissingError):
        kept(qingyuan)
