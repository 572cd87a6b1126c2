"""The public library: only what was published, with its validity of today."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse

from gongkai_office.normative.acts import Act
from gongkai_office.normative.commands.describe import describe
from gongkai_office.normative.commands.void import void
from gongkai_office.normative.models import Document
from gongkai_office.normative.tasks import index
from gongkai_office.search.commands.put import drop
from gongkai_office.search.models import Kind
from tests.factories.cases import at
from tests.factories.documents import DAY, NUMBER, TITLE, ended, issued, published, texted
from tests.factories.office import County


@pytest.fixture
def document(qingyuan: County) -> Document:
    one = issued(qingyuan.office, qingyuan.handler, until=date(2099, 12, 31))
    published(texted(one, qingyuan.handler), qingyuan, when=at(DAY, 12))
    return one


def test_a_published_document_is_listed_and_read_with_its_validity(document: Document) -> None:
    assert TITLE in Client().get(reverse("portal:documents")).content.decode()
    page = Client().get(reverse("portal:document", args=[document.pk])).content.decode()
    assert "<strong>有效</strong>" in page
    assert "有效期至 2099-12-31" in page
    assert '<meta name="ArticleTitle" content="清源县河道采砂管理办法">' in page
    assert "保护白石河的堤防和岸线" in page


def test_the_library_is_narrowed_by_issuer_theme_and_day(document: Document, qingyuan: County) -> None:
    card = {"theme": "农业、林业、水利"}
    describe(
        document=document.pk,
        title=TITLE,
        number=NUMBER,
        details=card,
        reason="补录主题",
        by=qingyuan.handler,
        at=at(DAY, 13),
    )

    def listed(**asked: str) -> bool:
        return TITLE in Client().get(reverse("portal:documents"), asked).content.decode()

    assert listed(issuer="人民政府办公室", theme="农业、林业、水利", since=DAY.isoformat(), until=DAY.isoformat())
    assert not listed(issuer="水务局")
    assert not listed(theme="工业、交通")
    assert not listed(since=(DAY + timedelta(days=1)).isoformat())
    assert not listed(until=(DAY - timedelta(days=1)).isoformat())
    assert listed(theme="没有这一类", since="昨天")


@pytest.mark.usefixtures("document")
def test_what_was_asked_for_stays_when_another_validity_is_chosen() -> None:
    page = Client().get(reverse("portal:documents"), {"issuer": "办公室", "q": "采砂"}).content.decode()
    assert f'href="?state=REPEALED&amp;{urlencode({"issuer": "办公室", "q": "采砂"}).replace("&", "&amp;")}"' in page


def test_a_repealed_one_leaves_the_list_of_valid_ones_and_its_page_says_since_when(
    document: Document, qingyuan: County
) -> None:
    ended(document, Act.REPEALED, qingyuan.handler, on=date(2024, 5, 6))
    assert TITLE not in Client().get(reverse("portal:documents")).content.decode()
    assert TITLE in Client().get(reverse("portal:documents"), {"state": "REPEALED"}).content.decode()
    page = Client().get(reverse("portal:document", args=[document.pk])).content.decode()
    assert "自 2024-05-06 起不再执行" in page
    assert "清源县人民政府关于废止部分文件的决定" in page


def test_what_was_not_published_is_not_there(qingyuan: County) -> None:
    hidden = issued(qingyuan.office, qingyuan.handler)
    texted(hidden, qingyuan.handler)
    assert TITLE not in Client().get(reverse("portal:documents"), {"state": "all"}).content.decode()
    assert Client().get(reverse("portal:document", args=[hidden.pk])).status_code == 404
    assert Client().get(reverse("portal:document_file", args=[hidden.pk, 1, "pdf"])).status_code == 404


def test_only_published_versions_are_downloaded(document: Document, qingyuan: County) -> None:
    texted(document, qingyuan.handler, "第一条 还没有公布的新文本。")
    for container, head in (("docx", b"PK"), ("pdf", b"%PDF")):
        address = reverse("portal:document_file", args=[document.pk, 1, container])
        assert Client().get(address).content.startswith(head)
    assert Client().get(reverse("portal:document_file", args=[document.pk, 2, "pdf"])).status_code == 404
    assert "还没有公布的新文本" not in Client().get(reverse("portal:document", args=[document.pk])).content.decode()


def test_no_page_needs_a_cookie_or_carries_a_script(document: Document) -> None:
    for address in (reverse("portal:documents"), reverse("portal:document", args=[document.pk])):
        answer = Client().get(address)
        assert not answer.cookies
        assert "<script" not in answer.content.decode()
        assert answer.headers["ETag"]
    assert Client().get(reverse("portal:documents"), {"state": "nonsense"}).status_code == 404


def test_a_public_document_is_found_in_the_search_with_where_it_stands(document: Document, qingyuan: County) -> None:
    found = Client().get(reverse("portal:find"), {"q": "堤防"}).content.decode()
    assert f'href="{reverse("portal:document", args=[document.pk])}"' in found
    assert "规范性文件　有效" in found
    ended(document, Act.REPEALED, qingyuan.handler, on=date(2024, 5, 6))
    assert "规范性文件　废止" in Client().get(reverse("portal:find"), {"q": "堤防"}).content.decode()


def test_a_document_registered_by_mistake_is_found_no_more(document: Document, qingyuan: County) -> None:
    line = document.entries.get(act=Act.ISSUED)
    void(entry=line.pk, reason="重复登记", by=qingyuan.handler, at=at(DAY, 15))
    assert "没有找到" in Client().get(reverse("portal:find"), {"q": "堤防"}).content.decode()


def test_what_the_index_does_not_know_yet_is_put_there_at_night(document: Document) -> None:
    drop(Kind.NORMATIVE, document.pk)
    assert index(at(DAY, 20)) == 1
    assert "规范性文件　有效" in Client().get(reverse("portal:find"), {"q": "堤防"}).content.decode()
    assert index(at(DAY, 21)) == 0


def test_the_map_and_the_feed_tell_of_a_document(document: Document, qingyuan: County) -> None:
    address = f"http://testserver{reverse('portal:document', args=[document.pk])}"
    answer = Client().get(reverse("portal:sitemap"))
    assert isinstance(answer, StreamingHttpResponse)
    assert f"<loc>{address}</loc><lastmod>2024-03-04</lastmod>" in answer.getvalue().decode()
    feed = Client().get(reverse("portal:document_feed")).content.decode()
    assert address in feed
    assert TITLE in feed
    elsewhere = Client().get(reverse("portal:document_feed"), {"organ": qingyuan.water.code}).content.decode()
    assert TITLE not in elsewhere
    assert Client().get(reverse("portal:document_feed"), {"organ": "nowhere"}).status_code == 404
