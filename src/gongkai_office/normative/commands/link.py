"""Link a document with its interpretation, its call for comments, or whatever else belongs to it."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.clock import day_of
from gongkai_office.normative.acts import Act, DocumentError, Relation
from gongkai_office.normative.commands.append import Said, append
from gongkai_office.normative.models import Entry


@transaction.atomic(durable=True)
def link(
    *,
    document: UUID,
    relation: Relation,
    title: str,
    address: str,
    by: Person | str,
    at: datetime,
    key: UUID | None = None,
) -> Entry:
    """The line; a link entered by mistake is voided. Raises GongkaiError for an address that is none."""
    if not title.strip():
        raise DocumentError("请填写关联内容的标题")
    if address and not _is_address(address):
        raise DocumentError("网址请写成 https:// 或者 http:// 开头，本站的页面写成 / 开头")
    said = Said(details={"relation": relation.value, "title": title.strip(), "address": address})
    return append(document=document, act=Act.LINKED, on=day_of(at), by=by, at=at, said=said, key=key)


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if address.startswith("/"):
        return not parts.netloc and "\\" not in address
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
