"""Undo an import: what it let out comes down, what it left as drafts is discarded; numbers and lines stay."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.queries import author
from gongkai_office.bulk import Stage
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.publishing.commands.discard import discarded
from gongkai_office.publishing.commands.record import locked
from gongkai_office.publishing.commands.take_down import brought_down
from gongkai_office.publishing.imports.order import require_untouched
from gongkai_office.publishing.imports.progress import told
from gongkai_office.publishing.metadata import Descent
from gongkai_office.publishing.models import SiteImport, State, Version
from gongkai_office.publishing.vouched import SITE


@transaction.atomic(durable=True)
def undo(work: SiteImport, *, at: datetime) -> None:
    """Every item of the import. Killed at any point it leaves all as it was. Raises GongkaiError."""
    row = SiteImport.objects.select_related("organ", "undone_by").select_for_update(of=("self",)).get(pk=work.pk)
    if row.stage != Stage.UNDOING or row.undone_by is None:
        return
    require_untouched(row)
    keys = list(Version.objects.filter(item__imported__work=row).order_by("pk").values_list("pk", flat=True))
    with told(row.pk, len(keys)) as progress:
        for key in keys:
            version = locked(key)
            if version.state == State.PUBLISHED:
                brought_down(version, kind=Descent.ERROR, reason=row.reason, by=row.undone_by, at=at)
            else:
                discarded(version, by=row.undone_by, at=at, reason=row.reason)
            progress.step()
    row.stage, row.undone_at, row.trouble = Stage.UNDONE, at, ""
    row.save()
    vouch(SITE, row, "site.undo", by=author(row.undone_by), at=at, facts={"items": len(keys)}, reason=row.reason)
