"""Write a checked package into the catalogue: every page in one transaction, with its journal line, or none."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.queries import author
from gongkai_office.bulk import Stage
from gongkai_office.clock import BEIJING
from gongkai_office.files.commands.keep import enter
from gongkai_office.files.models import Purpose
from gongkai_office.gate.queries import screener_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.publishing.commands.draft import begun, settle
from gongkai_office.publishing.commands.publish import let_out
from gongkai_office.publishing.commands.record import tell as tell_item
from gongkai_office.publishing.commands.reviews import begin
from gongkai_office.publishing.commands.screen import keep_look
from gongkai_office.publishing.imports.look import Seen, forget, seen
from gongkai_office.publishing.imports.progress import told
from gongkai_office.publishing.models import Attachment, ImportedItem, Screening, SiteImport, Verdict, Version
from gongkai_office.publishing.procedure import Verb
from gongkai_office.publishing.queries.reviews import subject
from gongkai_office.publishing.vouched import SCREENING, SITE, SITE_ITEMS

_PICTURES = "图片在原网站已经公开，随导入继续公开，由补审的人查看"


def write(work: SiteImport, *, at: datetime) -> None:
    """Every page that can be is an item. Killed at any point nothing is. Raises GongkaiError."""
    looked = [one for one in seen(work) if one.page.content is not None]
    if any(one.page.wrong for one in looked):
        raise GongkaiError("检查以后栏目或者名单有变化，没有写入任何内容；请重新上传检查")
    screener = screener_of(work.organ)
    with transaction.atomic(durable=True):
        row = SiteImport.objects.select_related("organ", "by").select_for_update(of=("self",)).get(pk=work.pk)
        if row.stage != Stage.WRITING:
            return
        with told(row.pk, len(looked)) as progress:
            for one in looked:
                _copied(row, one, screener, at)
                progress.step()
        row.stage, row.done_at, row.trouble = Stage.DONE, at, ""
        row.save()
        made = SITE_ITEMS.stated(row.pk, row.items.iterator())
        vouch(SITE, row, "site.write", by=author(row.by), at=at, facts={"items": len(looked)}, seals=made)
    forget(row)


def _copied(work: SiteImport, one: Seen, screener: Screener, at: datetime) -> None:
    page = one.page
    if page.content is None:
        return
    version = begun(organ=work.organ, content=page.content, columns=page.columns, by=work.by, at=at)
    _attach(version, one, work, at)
    run = keep_look(version, one.found, screener, at)
    if one.public:
        _answered(run, one, work, at)
    stated = SCREENING.stated(run)
    ImportedItem.objects.create(
        work=work, item=version.item, organ_id=work.organ_id, place=page.place, address=page.address
    )
    if one.public and page.day:
        version.forced = True
        begin(version, by=work.by, at=at)
        stated |= let_out(version, Verb.IMPORT, datetime.combine(page.day, time(), BEIJING))
    tell_item(version, "import", by=work.by, at=at, facts={"import": str(work.pk)}, seals=stated)


def _answered(run: Screening, one: Seen, work: SiteImport, at: datetime) -> None:
    """Who imports answers by name for the pictures of what stays public, until it is reviewed afterwards."""
    keys = [hit.key for hit in one.pictures]
    run.hits.filter(key__in=keys).update(verdict=Verdict.OVERRULED, by=work.by, decided_at=at, reason=_PICTURES)


def _attach(version: Version, one: Seen, work: SiteImport, at: datetime) -> None:
    for position, paper in enumerate(one.papers, 1):
        file = enter(
            organ=work.organ,
            subject=subject(version.item_id),
            purpose=Purpose.OTHER,
            upload=paper,
            by=work.by,
            at=at,
        )
        Attachment.objects.create(version=version, file=file, position=position, name=paper.name)
    if one.papers and one.page.content:
        version.body = one.page.content.body  # whose pictures are there only now
        settle(version)
