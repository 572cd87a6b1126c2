"""What the search is told of a document: in the transaction that writes its ledger, so nothing lags behind."""

from __future__ import annotations

from django.db.models import F, Q

from gongkai_office.normative.addresses import address, interpretation_address
from gongkai_office.normative.body import to_text
from gongkai_office.normative.models import Document, Interpretation
from gongkai_office.search.commands.put import Text, drop, put
from gongkai_office.search.models import Kind, Page
from gongkai_office.search.tokens import VERSION


def found(document: Document) -> None:
    """Let a document be found as it now stands; one without a public text, or registered by mistake, is not."""
    text = document.versions.filter(published_on__isnull=False).order_by("ordinal").last()
    if text is None or document.void or document.published is None:
        drop(Kind.NORMATIVE, document.pk)
        return
    theme, keywords = document.details.get("theme", ""), document.details.get("keywords", "")
    put(
        Text(
            kind=Kind.NORMATIVE,
            ref=document.pk,
            organ=document.organ,
            url=address(document.pk),
            title=document.title,
            text="\n".join(filter(None, (document.number, document.registration, keywords, to_text(text.body)))),
            day=document.published,
            tags=(f"theme:{theme}",) if theme else (),
        )
    )


def explained(one: Interpretation) -> None:
    """Let an interpretation that is out be found beside its document."""
    if one.published_on is None:
        raise ValueError("only what is out is found")
    put(
        Text(
            kind=Kind.READING,
            ref=one.pk,
            organ=one.organ,
            url=interpretation_address(one.document_id, one.pk),
            title=one.title,
            text="\n".join((one.document.title, one.interpreter, to_text(one.body))),
            day=one.published_on,
        )
    )


def unindexed() -> list[Document]:
    """Documents that are out and that the index does not know, or knows by an older tokeniser."""
    known = Page.objects.filter(kind=Kind.NORMATIVE, tokeniser=VERSION).annotate(key=F("ref")).values("key")
    rows = Document.objects.filter(Q(published__isnull=False), void=False).exclude(pk__in=known)
    return list(rows.select_related("organ").order_by("pk"))
