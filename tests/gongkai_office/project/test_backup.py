"""`gongkai backup` and `restore`: what comes back is what was there, or nothing has changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from pytest_django import Settings

from gongkai_office.cases.commands.extend import extend
from gongkai_office.files.blobs import get
from gongkai_office.files.commands.keep import keep
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.journal.commands.seal_day import seal_day
from gongkai_office.journal.queries import unsealed
from gongkai_office.organs.models import Organ
from gongkai_office.project.archive.manifest import ArchiveError, Manifest
from gongkai_office.project.archive.reading import archive
from gongkai_office.project.archive.restoring import RestoreError, restore
from gongkai_office.project.archive.writing import backup, stored
from tests.factories import office as factory
from tests.factories import uploads
from tests.factories.cases import at, registered, served
from tests.factories.office import County

MADE_AT = at(date(2024, 4, 1))
Change = Callable[[dict[str, Any]], None]


def silent(_step: str) -> None:
    return None


@pytest.fixture
def office(transactional_db: None, tmp_path: Path, settings: Settings) -> County:  # noqa: ARG001  its rows
    """A county with an answered case, an open one, sealed days and a stored file."""
    settings.DATA = tmp_path / "old"
    county = factory.qingyuan()
    served(county, registered(county).pk, date(2024, 3, 20))
    late = registered(county, description="含有\t制表、\n换行和\\反斜杠的描述", day=date(2024, 3, 21))
    extend(case=late.pk, by=county.head, on=date(2024, 3, 21), at=at(date(2024, 3, 21), 10))
    for day, organ in list(unsealed(MADE_AT)):
        seal_day(organ=organ, day=day, at=MADE_AT)
    (tmp_path / "old" / "secret").write_text("the installation's own")
    (tmp_path / "old" / "calendars").mkdir()
    (tmp_path / "old" / "calendars" / "640000-2026.json").write_text("{}")
    for place in list(stored()):
        default_storage.delete(place)
    keep(
        organ=county.office,
        subject=f"case:{late.pk}",
        purpose=Purpose.APPLICATION,
        upload=uploads.upload("附件 1.pdf"),
        by=county.registrar,
        at=MADE_AT,
    )
    return county


def backed_up(file: Path, *, with_keys: bool = True) -> Manifest:
    return backup(file, with_keys=with_keys, at=MADE_AT, tell=silent)


def gongkai(*arguments: str | Path, data: Path) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, with the embedded database of a data folder."""
    own = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return subprocess.run(
        [sys.executable, "-m", "gongkai", *arguments, "--data", data],
        capture_output=True,
        text=True,
        check=False,
        env=own,
    )


def forged(file: Path, out: Path, change: Change, **members: bytes) -> Path:
    """A copy of an archive whose manifest was changed, and perhaps members."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "manifest.json":
                told = json.loads(content)
                change(told)
                content = json.dumps(told).encode()
            new.writestr(name, members.get(name, content))
    return out


def test_a_whole_installation_comes_back_and_only_into_an_empty_one(office: County, tmp_path: Path) -> None:
    assert office
    file, new = tmp_path / "备份.zip", tmp_path / "new"
    made = backed_up(file)
    assert file.stat().st_mode & 0o077 == 0
    came = gongkai("restore", file, data=new)
    assert (came.returncode, came.stderr) == (0, "")
    assert came.stdout.splitlines()[-1] == "全部相符。"
    kept = StoredFile.objects.get()
    assert (new / "files" / kept.place).read_bytes() == get(kept.place) != uploads.pdf()
    assert (new / "secret").read_text() == "the installation's own"
    assert (new / "calendars" / "640000-2026.json").read_text() == "{}"
    assert (new / "keys" / "sealing.1.key").stat().st_mode & 0o077 == 0
    again = gongkai("backup", tmp_path / "again.zip", "--with-keys", data=new)
    assert (again.returncode, again.stderr) == (0, "")
    with archive(tmp_path / "again.zip") as second:
        assert second.manifest.members == made.members
        assert second.manifest.sequences == made.sequences
    refused = gongkai("restore", file, data=new)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "只能恢复到空的办公系统" in refused.stderr
    assert gongkai("verify", data=new).stdout == "全部相符。\n"


def test_keys_stay_out_unless_asked_for_and_are_needed_to_verify(office: County, tmp_path: Path) -> None:
    assert office
    file, new = tmp_path / "backup.zip", tmp_path / "new"
    made = backed_up(file, with_keys=False)
    assert made.under("keys/") == ["keys/journal.pub"]
    assert "secret" not in made.members
    came = gongkai("restore", file, data=new)
    assert (came.returncode, came.stderr) == (0, "")
    assert f"请把另存的 keys 和 secret 放进 {new}，再运行 gongkai verify 核对" in came.stdout
    shutil.copytree(tmp_path / "old" / "keys", new / "keys", dirs_exist_ok=True)
    assert gongkai("verify", data=new).stdout == "全部相符。\n"


def test_an_archive_of_an_older_version_is_brought_up_to_this_one(tmp_path: Path) -> None:
    old = (
        "import sys; from pathlib import Path; from gongkai_office.project.opening import set_up;"
        "set_up(Path(sys.argv[1]));"
        "from django.core.management import call_command; call_command('migrate', verbosity=0);"
        "call_command('migrate', 'accounts', '0002', verbosity=0);"
        "from gongkai_office.clock import now; from gongkai_office.project.archive.writing import backup;"
        "backup(Path(sys.argv[2]), with_keys=False, at=now(), tell=print)"
    )
    own = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    subprocess.run([sys.executable, "-c", old, tmp_path / "old", tmp_path / "old.zip"], check=True, env=own)
    came = gongkai("restore", tmp_path / "old.zip", data=tmp_path / "new")
    assert (came.returncode, came.stderr) == (0, "")
    assert came.stdout.splitlines()[-1] == "全部相符。"


def test_rows_that_do_not_fit_change_nothing_and_a_good_archive_still_fits(office: County, tmp_path: Path) -> None:
    assert office
    file, new = tmp_path / "backup.zip", tmp_path / "new"
    backed_up(file)
    name, rows = "tables/organs_organ.copy", b"not-a-uuid\n"

    def change(told: dict[str, Any]) -> None:
        told["members"][name] = {"size": len(rows), "sha256": sha256(rows).hexdigest()}

    refused = gongkai("restore", forged(file, tmp_path / "forged.zip", change, **{name: rows}), data=new)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "没有恢复，请换一份备份" in refused.stderr
    assert not (new / "files").exists()
    assert not (new / "keys").exists()
    assert gongkai("restore", file, data=new).stdout.splitlines()[-1] == "全部相符。"


def test_a_torn_or_foreign_archive_is_refused_in_one_line_before_anything_is_made(tmp_path: Path) -> None:
    foreign = tmp_path / "报告.docx"
    with zipfile.ZipFile(foreign, "w") as other:
        other.writestr("word/document.xml", "<w/>")
    for file, words in ((foreign, "这不是公开办公系统的备份"), (tmp_path / "none.zip", "没有这个文件")):
        refused = gongkai("restore", file, data=tmp_path / "new")
        assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
        assert words in refused.stderr
    assert not (tmp_path / "new").exists()


def opens(file: Path) -> None:
    with archive(file):
        pass


def test_an_archive_cut_anywhere_or_with_a_byte_changed_is_refused(office: County, tmp_path: Path) -> None:
    assert office
    file, torn = tmp_path / "backup.zip", tmp_path / "torn.zip"
    backed_up(file)
    opens(file)
    whole = file.read_bytes()
    for part in range(20):
        torn.write_bytes(whole[: len(whole) * part // 20])
        with pytest.raises(ArchiveError):
            opens(torn)
    with zipfile.ZipFile(file) as opened:
        told = [info for info in opened.infolist() if info.file_size]
        places = [info.header_offset + 50 + len(info.filename.encode()) + info.compress_size // 2 for info in told[:-1]]
    for place in places:
        torn.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        with pytest.raises(ArchiveError):
            opens(torn)


def _escape(told: dict[str, Any]) -> None:
    told["members"]["files/../../outside"] = {"size": 0, "sha256": ""}


def _absolute(told: dict[str, Any]) -> None:
    told["members"]["/etc/cron.d/outside"] = {"size": 0, "sha256": ""}


def _fewer(told: dict[str, Any]) -> None:
    del told["members"][f"files/{StoredFile.objects.get().place}"]


def _other_schema(told: dict[str, Any]) -> None:
    told["schema"] = "gongkai.backup/2"


def _tableless(told: dict[str, Any]) -> None:
    del told["tables"]


@pytest.mark.parametrize("change", [_escape, _absolute, _fewer, _other_schema, _tableless])
def test_an_archive_whose_manifest_does_not_hold_is_refused(office: County, tmp_path: Path, change: Change) -> None:
    assert office
    backed_up(tmp_path / "backup.zip")
    with pytest.raises(ArchiveError):
        opens(forged(tmp_path / "backup.zip", tmp_path / "forged.zip", change))


def test_an_archive_of_a_newer_version_is_refused(office: County, tmp_path: Path) -> None:
    assert office
    backed_up(tmp_path / "backup.zip")
    newer = forged(
        tmp_path / "backup.zip", tmp_path / "newer.zip", lambda told: told["migrations"].append(["cases", "9999_later"])
    )
    with archive(newer) as whole, pytest.raises(RestoreError, match="请先升级"):
        restore(whole, silent)


def test_what_is_written_during_a_backup_is_wholly_in_it_or_not_at_all(office: County, tmp_path: Path) -> None:
    """A case registered while the first table is read shows in none of the tables that are read after it."""
    before = {table.name: table.rows for table in backed_up(tmp_path / "before.zip").tables}
    arrived: list[object] = []

    def register_once(_step: str) -> None:
        if not arrived:
            with ThreadPoolExecutor(1) as pool:
                arrived.append(pool.submit(_apart, office).result())

    during = backup(tmp_path / "during.zip", with_keys=False, at=MADE_AT, tell=register_once)
    assert {table.name: table.rows for table in during.tables} == before
    after = {table.name: table.rows for table in backed_up(tmp_path / "after.zip").tables}
    assert after["cases_disclosurerequest"] == before["cases_disclosurerequest"] + 1


def _apart(office: County) -> None:
    registered(office, day=date(2024, 3, 22), idempotency="during")
    connection.close()


def test_a_backup_never_takes_the_place_of_a_file_and_leaves_no_half_one(office: County, tmp_path: Path) -> None:
    assert office
    file = tmp_path / "backup.zip"
    file.write_text("mine")
    with pytest.raises(FileExistsError):
        backed_up(file)
    assert file.read_text() == "mine"

    def fail(_step: str) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        backup(tmp_path / "other.zip", with_keys=False, at=MADE_AT, tell=fail)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.zip", "old"]


def test_every_table_comes_after_those_it_refers_to(office: County, tmp_path: Path) -> None:
    assert office
    order = [table.name for table in backed_up(tmp_path / "backup.zip").tables]
    assert order.index(Organ._meta.db_table) < order.index("accounts_person") < order.index("cases_disclosurerequest")  # noqa: SLF001  Django calls it public
    assert order.index("cases_entry") < order.index("cases_service")
