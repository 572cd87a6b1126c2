"""What programs are given of what is public: plain objects with the field's English names (contract of the API)."""

from __future__ import annotations

from datetime import date

from gongkai_office.clock import BEIJING, today
from gongkai_office.engagement.addresses import address as comments_address
from gongkai_office.engagement.models import CommentCall
from gongkai_office.engagement.queries import standing
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.addresses import address, file_address
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.queries.illustrated import public_body


def described(version: Version, *, full: bool = False) -> dict[str, object]:
    """A published version; `full` with its text and its columns. Instants carry the official time zone."""
    known: dict[str, object] = {
        "index_number": version.item.index_number,
        "title": version.title,
        "organ": version.organ.code,
        "document_number": version.document_number,
        "genre": version.get_genre_display(),
        "theme": version.get_theme_display(),
        "keywords": [word for word in version.keywords.replace("，", ",").split(",") if word.strip()],
        "audience": version.audience,
        "source": version.source,
        "summary": version.summary,
        "formed_on": version.formed_on.isoformat(),
        "changed_on": version.changed_on.isoformat() if version.changed_on else None,
        "published_at": version.published_at.astimezone(BEIJING).isoformat() if version.published_at else None,
        "expires_on": version.expires_on.isoformat() if version.expires_on else None,
        "version": version.number,
        "url": address(version.item),
    }
    if full:
        columns = version.item.placements.select_related("column").order_by("column__position")
        known |= {
            "columns": [{"code": one.column.code, "name": one.column.name} for one in columns],
            "body": public_body(version),
            "attachments": [
                {"name": one.name, "url": file_address(version.item, one), "sha256": one.file.sha256}
                for one in version.attachments.select_related("file")
            ],
            "sha256": bytes(version.content_hash).hex(),
        }
    return known


def named(organ: Organ, on: date) -> str:
    """The name an organ bears on a day, from names fetched before, so that lists ask no more."""
    names = sorted(organ.names.all(), key=lambda name: name.start)
    return next((name.name for name in reversed(names) if name.start <= on), names[0].name)


def consulted(row: CommentCall) -> dict[str, object]:
    """A call for comments as the open interface tells it."""
    return {
        "title": row.title,
        "organ": row.organ.code,
        "kind": row.draft,
        "opens_on": row.opens_on,
        "closes_on": row.closes_on,
        "standing": standing(row, today()),
        "answered_on": row.result_on,
        "url": comments_address(row.pk),
    }
