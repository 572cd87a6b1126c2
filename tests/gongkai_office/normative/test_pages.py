"""The document library's pages: who may open which, what they answer, and that nothing of them leaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, reverse
from pytest_django import DjangoAssertNumQueries

from gongkai.screening import Screener
from gongkai_office.journal.models import Line
from gongkai_office.normative import urls
from gongkai_office.normative.commands import campaigns as verbs
from gongkai_office.normative.commands.release.explain import explain
from gongkai_office.normative.commands.release.let_out import let_out
from gongkai_office.normative.commands.release.look import look
from gongkai_office.normative.forms.acts import STEPS
from gongkai_office.normative.models import Campaign, Document, Version
from tests.factories.cases import at
from tests.factories.documents import DAY, NUMBER, READ, TITLE, issued, prepared, published, signed, texted
from tests.factories.office import County
from tests.gongkai_office.normative.conftest import Desk

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:")
KEY = "0190b6d5-0000-7000-8000-000000000001"


@pytest.fixture
def document(qingyuan: County) -> Document:
    one = issued(qingyuan.office, qingyuan.handler)
    row = prepared(texted(one, qingyuan.handler), qingyuan, when=at(DAY, 11))
    explain(release=row.pk, said=READ, by=qingyuan.handler, at=at(DAY, 11))
    look(release=row.pk, screener=Screener(), at=at(DAY, 11))
    signed(row, qingyuan, when=at(DAY, 11))
    let_out(release=row.pk, by=qingyuan.handler, at=at(DAY, 11))
    return one


@pytest.fixture
def campaign(qingyuan: County, document: Document) -> Campaign:
    return verbs.open_campaign(
        organ=document.organ, title=f"清理{TITLE}", basis="", cut_off=DAY, by=qingyuan.handler, at=at(DAY, 12)
    )


def addresses(document: Document, campaign: Campaign) -> Iterator[tuple[str, str]]:
    """Every address of the library, with everything that can stand in it."""
    values: dict[str, list[object]] = {
        "document": [document.pk], "campaign": [campaign.pk], "container": ["docx", "pdf"], "slug": list(STEPS),
        "version": [document.versions.get().pk], "entry": [document.entries.order_by("sequence")[0].pk],
        "release": [document.releases.get().pk], "interpretation": [document.interpretations.get().pk],
    }  # fmt: skip
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        combinations: list[dict[str, object]] = [{}]
        for name in pattern.pattern.converters:
            combinations = [{**so_far, name: value} for so_far in combinations for value in values[name]]
        for given in combinations:
            yield str(pattern.name), reverse(f"normative:{pattern.name}", kwargs=given)


def test_every_page_sends_whoever_is_not_signed_in_to_the_door(document: Document, campaign: Campaign) -> None:
    for _, address in addresses(document, campaign):
        for answer in (Client().get(address), Client().post(address)):
            assert answer.status_code == 302
            assert answer["Location"].startswith(reverse("accounts:sign_in")), address


def test_another_county_learns_and_changes_nothing(
    document: Document, campaign: Campaign, yunling: County, desk: Desk
) -> None:
    lines = Line.objects.count()
    for stranger in (yunling.handler, yunling.head, yunling.supervisor):
        client = desk(stranger)
        for name, address in addresses(document, campaign):
            for answer in (client.get(address), client.post(address, {"reason": "试", "do": "cancel"})):
                told = answer.content.decode(errors="replace")
                assert TITLE not in told, (stranger, address)
                assert NUMBER not in told, (stranger, address)
                if name not in {"library", "new", "old_stock", "campaigns", "campaign_new", "compilation"}:
                    assert answer.status_code in {403, 404, 405}, (stranger, address)
    assert Line.objects.count() == lines


OPEN = {
    "library": {"陈甲", "李乙", "卫壬", "蒋癸", "周丙", "吴丁", "王己", "冯庚", "沈子", "韩丑", "杨寅", "褚辛"},
    "document": {"陈甲", "李乙", "卫壬", "蒋癸", "周丙", "吴丁", "王己", "冯庚", "褚辛"},
    "new": {"李乙", "卫壬", "蒋癸", "沈子"},
    "void": {"李乙", "卫壬", "蒋癸"},
    "campaign": {"陈甲", "李乙", "卫壬", "蒋癸", "周丙", "吴丁", "王己", "冯庚", "褚辛"},
    "campaign_new": {"李乙", "卫壬", "蒋癸", "沈子"},
}


@pytest.mark.parametrize("name", OPEN)
def test_a_page_opens_to_the_roles_that_need_it_and_to_no_other(
    name: str, document: Document, campaign: Campaign, qingyuan: County, desk: Desk
) -> None:
    address = dict(addresses(document, campaign))[name]
    opened = {person.name for person in qingyuan.people.values() if desk(person).get(address).status_code == 200}
    assert opened == OPEN[name]


def test_a_document_is_registered_gets_its_text_and_is_repealed_on_its_pages(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.handler)
    form = {"key": KEY, "organ": str(qingyuan.office.pk), "kind": "normative_documents", "title": TITLE,
            "number": NUMBER, "on": "2024-03-04", "until": "2029-03-03", "phone": "0000-1234567"}  # fmt: skip
    page = client.post(reverse("normative:new"), form, follow=True).content.decode()
    assert "统一登记号 清源政办规登〔2024〕1号" in page
    word = docx.Document()
    word.add_paragraph("第一条 为了规范河道采砂，制定本办法。")
    kept = BytesIO()
    word.save(kept)
    upload = SimpleUploadedFile("正文.docx", kept.getvalue())
    step = reverse("normative:step", args=[KEY, "text"])
    assert "已登记“登记文本”" in client.post(step, {"key": KEY, "upload": upload}, follow=True).content.decode()
    version = Version.objects.get()
    assert version.body == [{"kind": "paragraph", "text": "第一条 为了规范河道采砂，制定本办法。"}]
    published(version, qingyuan, when=at(DAY, 12))
    for container, head in (("docx", b"PK"), ("pdf", b"%PDF")):
        assert client.get(reverse("normative:download", args=[version.pk, container])).content.startswith(head)
        assert client.get(reverse("normative:compilation", args=[container])).content.startswith(head)
    given = {"key": "0190b6d5-0000-7000-8000-000000000002", "on": "2024-03-04", "basis": "清源政办发〔2024〕3号"}
    page = client.post(reverse("normative:step", args=[KEY, "repeal"]), given, follow=True).content.decode()
    assert '<span class="tag late">废止</span>' in page
    assert "依据 清源政办发〔2024〕3号" in page
    assert reverse("normative:step", args=[KEY, "renew"]) not in page


def test_what_a_step_lacks_is_said_on_its_page(document: Document, qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.handler)
    answer = client.post(reverse("normative:step", args=[document.pk, "repeal"]), {"key": KEY, "on": "2024-03-04"})
    assert answer.status_code == 422
    assert "请写明据以废止的决定名称和文号" in answer.content.decode()
    answer = client.post(reverse("normative:step", args=[document.pk, "text"]), {"key": KEY, "text": " "})
    assert "正文是空的" in answer.content.decode()


def test_a_clean_up_walks_through_its_page_from_proposals_to_publication(
    campaign: Campaign, document: Document, qingyuan: County, desk: Desk
) -> None:
    address = reverse("normative:campaign", args=[campaign.pk])
    line = campaign.proposals.get().pk
    clerk = desk(qingyuan.handler)
    given = {f"{line}-verdict": "repeal", f"{line}-reason": "已被代替", "do": "send_up"}
    assert "已送审" in clerk.post(address, given, follow=True).content.decode()
    for who, told in ((qingyuan.reviewer, "已审核"), (qingyuan.head, "已签发")):
        page = desk(who).get(address).content.decode()
        seen = re.search(r'name="content" value="(\w+)"', page)
        assert seen
        signed = desk(who).post(address, {"do": "sign", "content": seen[1]}, follow=True)
        assert told in signed.content.decode()
    done = {"do": "carry_out", "decided_on": "2024-03-04", "number": "清源政办发〔2024〕9号"}
    assert "已按清理决定登记每一份文件" in clerk.post(address, done, follow=True).content.decode()
    assert (
        "登记清理结果的公布日期"
        in clerk.post(address, {"do": "publish", "on": "2024-03-04"}, follow=True).content.decode()
    )
    assert "废止" in clerk.get(reverse("normative:document", args=[document.pk])).content.decode()
    assert TITLE in clerk.get(reverse("normative:result", args=[campaign.pk])).content.decode()


def test_what_lapses_soon_stands_above_the_list(qingyuan: County, desk: Desk) -> None:
    issued(qingyuan.office, qingyuan.handler, until=DAY.replace(month=6))
    assert "有效期至 2024-06-04" in desk(qingyuan.supervisor).get(reverse("normative:library")).content.decode()


def test_a_list_costs_the_same_queries_however_long(
    qingyuan: County, desk: Desk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        issued(qingyuan.office, qingyuan.handler, number=f"甲{number}")
    client = desk(qingyuan.handler)
    with django_assert_max_num_queries(18):
        client.get(reverse("normative:library"))


def test_no_page_carries_script_or_style_in_itself(
    document: Document, campaign: Campaign, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.handler)
    for name, address in addresses(document, campaign):
        if name not in {"compilation", "download", "interpretation_file"}:
            answer = client.get(address)
            assert not INLINE.search(answer.content.decode()), address
