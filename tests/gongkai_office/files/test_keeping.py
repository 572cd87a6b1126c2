"""The page that tells an administrator how files are kept, and that nobody looks for viruses."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from gongkai_office.accounts.models import Person, Role
from gongkai_office.files.commands.keep import keep
from gongkai_office.files.models import Purpose
from gongkai_office.organs.models import Organ
from tests.factories import uploads
from tests.factories.cases import at
from tests.factories.office import County, appointed, person, signed_in

NOON = at(date(2024, 3, 4), 12)


def page(who: Person) -> tuple[int, str]:
    answer = signed_in(Client(), who).get(reverse("files:keeping"))
    return answer.status_code, answer.content.decode()


def put(organ: Organ) -> None:
    keep(organ=organ, subject="case:x", purpose=Purpose.PROOF, upload=uploads.upload(), by="system", at=NOON)


def test_an_administrator_is_told_that_no_scanner_is_named_and_how_to_name_one(
    qingyuan: County, settings: Settings
) -> None:
    status, shown = page(qingyuan.administrator)
    assert (status, "没有配置病毒检查程序" in shown, "GONGKAI_SCANNER" in shown) == (200, True, True)
    settings.GONGKAI_SCANNER = "clamd:/run/clamav/clamd.ctl"
    _, shown = page(qingyuan.administrator)
    assert "先经ClamAV 服务检查" in shown
    assert "没有配置" not in shown


def test_files_are_counted_in_the_organs_an_administrator_manages_alone(qingyuan: County, yunling: County) -> None:
    put(qingyuan.water)
    put(yunling.office)
    _, shown = page(qingyuan.administrator)
    assert shown.count("送达凭证") == 1
    assert '<td class="number">1</td>' in shown


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_sees_the_page(qingyuan: County, role: Role) -> None:
    holder = person("钱寅", "qian.yin", qingyuan.government)
    appointed(holder, qingyuan.government, role)
    assert page(holder)[0] == 403


def test_whoever_is_not_signed_in_is_sent_to_the_door(db: None) -> None:  # noqa: ARG001  sessions
    assert Client().get(reverse("files:keeping")).status_code == 302
