"""Bring a folder of an existing site to the check; the worker looks it over, people order the import on its page."""

from __future__ import annotations

from argparse import ArgumentParser
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.management.base import BaseCommand, CommandError

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.clock import now
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.imports.order import upload
from gongkai_office.publishing.models import Column
from gongkai_office.publishing.queries.published import columns


class Command(BaseCommand):
    """The folder as one package, as if it had been uploaded."""

    help = "把旧网站的文件夹（网页、Word 文件、信息清单）送去检查，检查结果和导入在“信息发布—导入网站”办理"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, the organ, who does it, and the column of what names none."""
        parser.add_argument("folder", type=Path, help="文件夹")
        parser.add_argument("--organ", required=True, help="机关代码")
        parser.add_argument("--by", required=True, help="办理人的登录名，须有发布信息的职责")
        parser.add_argument("--column", required=True, help="没有写明栏目的放到哪个栏目（名称）")

    def handle(self, *_args: object, folder: Path, organ: str, by: str, column: str, **_options: object) -> None:
        """Pack it and hand it in; say where the result will stand."""
        if not folder.is_dir():
            raise CommandError(f"“{folder}”不是文件夹，请核对")
        where = Organ.objects.filter(code=organ).first()
        who = Person.objects.filter(login=by).first()
        if where is None or who is None:
            raise CommandError("没有这个机关代码或者登录名，请核对")
        try:
            row = upload(
                organ=where,
                data=_packed(folder),
                file_name=folder.name,
                column=_column(where, column),
                by=who,
                at=now(),
            )
        except GongkaiError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已收下 {row.rows} 条，正在检查；结果在“信息发布—导入网站”查看")


def _column(organ: Organ, name: str) -> Column:
    found = next((one for one in columns(organ) if one.name == name), None)
    if found is None:
        raise CommandError(f"这个机关没有“{name}”栏目，请核对")
    return found


def _packed(folder: Path) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for file in sorted(one for one in folder.rglob("*") if one.is_file() and not one.is_symlink()):
            archive.write(file, str(file.relative_to(folder)))
    return out.getvalue()
