"""Invented normative documents, registered through the commands that clerks use."""

from __future__ import annotations

from datetime import date, datetime

from gongkai.screening import Screener
from gongkai_office.accounts.models import Person, Role
from gongkai_office.normative.acts import Act, Kind
from gongkai_office.normative.body import from_text
from gongkai_office.normative.commands.append import Said
from gongkai_office.normative.commands.end import end
from gongkai_office.normative.commands.issue import Issued, issue
from gongkai_office.normative.commands.keep_text import keep_text
from gongkai_office.normative.commands.release.explain import excuse
from gongkai_office.normative.commands.release.let_out import let_out
from gongkai_office.normative.commands.release.look import look
from gongkai_office.normative.commands.release.prepare import prepare
from gongkai_office.normative.commands.release.review import send_up, sign
from gongkai_office.normative.interpreting import Explained, Form
from gongkai_office.normative.models import Document, Entry, Release, Version
from gongkai_office.organs.models import Organ
from tests.factories.cases import at
from tests.factories.office import County

TITLE = "清源县河道采砂管理办法"
NUMBER = "清源政办规〔2024〕1号"
DAY = date(2024, 3, 4)
TEXT = """第一章 总则
第一条 为了规范河道采砂，保护白石河的堤防和岸线，结合本县实际，制定本办法。
第二条 本县行政区域内的河道采砂适用本办法。
一、许可
河道采砂由水务局许可。
河段\t禁采期
白石河柳湾段\t每年6月至9月
附则
"""


def issued(
    organ: Organ,
    by: Person | str,
    *,
    number: str = NUMBER,
    title: str = TITLE,
    on: date = DAY,
    effective: date | None = None,
    until: date | None = None,
    kind: Kind = Kind.NORMATIVE,
    now: datetime | None = None,
) -> Document:
    """A document, registered at nine on the day of its issue where `now` does not say else."""
    new = Issued(kind=kind, title=title, number=number, on=on, effective=effective or on, until=until)
    return issue(organ=organ, issued=new, by=by, at=now or at(on))


def ended(document: Document, act: Act, by: Person | str, *, on: date, effective: date | None = None) -> Entry:
    """The end of a document, entered at ten on its day."""
    said = Said(effective=effective, basis="清源县人民政府关于废止部分文件的决定")
    return end(document=document.pk, act=act, on=on, said=said, by=by, at=at(on, 10))


def texted(document: Document, by: Person | str, text: str = TEXT) -> Version:
    """A version of its text, kept at eleven on the day of issue."""
    return keep_text(document=document.pk, body=from_text(text), by=by, at=at(document.issued, 11))


READ = Explained(
    form=Form.TEXT,
    title=f"《{TITLE}》政策解读",
    interpreter="清源县水务局局长",
    body=from_text("一、背景和依据\n河道采砂影响堤防安全。\n二、主要内容\n每年六月至九月禁采。"),
)


def prepared(version: Version, county: County, *, when: datetime, excuse_for: str = "只作试验") -> Release:
    """A release of a text that goes without an interpretation, looked into and ready to be sent up."""
    row = prepare(document=version.document_id, version=version.pk, by=county.handler, at=when)
    excuse(release=row.pk, reason=excuse_for, by=county.handler, at=when)
    return look(release=row.pk, screener=Screener(), at=when)


def signed(release: Release, county: County, *, when: datetime) -> Release:
    """The release sent up by its drafter and signed by the three in turn."""
    chain = send_up(release=release.pk, by=county.handler, at=when)
    content = bytes(chain.content_hash).hex()
    for one in (county.reviewer, county.people[county.office, Role.SECRECY_REVIEWER], county.head):
        sign(release=release.pk, content=content, by=one, at=when)
    return Release.objects.get(pk=release.pk)


def published(version: Version, county: County, *, when: datetime) -> Release:
    """The text, out on the day of `when` by the whole way."""
    return let_out(
        release=signed(prepared(version, county, when=when), county, when=when).pk, by=county.handler, at=when
    )
