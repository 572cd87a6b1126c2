"""The registers' pages: who may open which, what they answer, and that nothing of them leaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, reverse
from pytest_django import DjangoAssertNumQueries

from gongkai_office.clock import today
from gongkai_office.journal.models import Line
from gongkai_office.registers import urls
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Batch, Entry, Item
from tests.factories.office import County
from tests.factories.registers import entered, given, typed
from tests.gongkai_office.registers.conftest import Desk
from tests.gongkai_office.registers.test_import import GOOD, changed, ledger, taken_in

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:")
PARTY = "清源县云溪水泥制品厂（虚构）"
KEY = "0190b6d5-0000-7000-8000-000000000001"


@pytest.fixture
def item(qingyuan: County) -> Item:
    return entered(qingyuan.office, qingyuan.handler, party=PARTY)


@pytest.fixture
def batch(qingyuan: County) -> Batch:
    return taken_in(qingyuan, ledger(changed(who=PARTY)))


def addresses(item: Item, batch: Batch) -> Iterator[tuple[str, str]]:
    """Every address of the registers by its name."""
    values: dict[str, object] = {"kind": Kind.LICENCE, "item": item.pk, "batch": batch.pk}
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        given = {name: values[name] for name in pattern.pattern.converters}
        yield str(pattern.name), reverse(f"registers:{pattern.name}", kwargs=given)


def test_every_page_sends_whoever_is_not_signed_in_to_the_door(item: Item, batch: Batch) -> None:
    for _, address in addresses(item, batch):
        for answer in (Client().get(address), Client().post(address)):
            assert answer.status_code == 302
            assert answer["Location"].startswith(reverse("accounts:sign_in")), address


def test_another_county_learns_and_changes_nothing(item: Item, batch: Batch, yunling: County, desk: Desk) -> None:
    lines = Line.objects.count()
    for stranger in yunling.people.values():
        client = desk(stranger)
        for _, address in addresses(item, batch):
            for answer in (client.get(address), client.post(address, {"reason": "试", "on": "2024-03-04"})):
                told = answer.content.decode(errors="replace").replace(address, "")
                assert PARTY not in told, (stranger, address)
                assert item.number not in told, (stranger, address)
                if str(item.pk) in address or str(batch.pk) in address:
                    assert answer.status_code in {403, 404, 405}, (stranger, address)
    assert Line.objects.filter(command__startswith="register").count() == 2
    assert Line.objects.count() == lines


OPEN = {
    "overview": {"李乙", "卫壬", "蒋癸", "周丙", "吴丁", "王己", "冯庚", "沈子", "韩丑"},
    "item": {"李乙", "卫壬", "蒋癸", "周丙", "吴丁", "王己", "冯庚"},
    "new": {"李乙", "卫壬", "蒋癸", "沈子"},
    "correct": {"李乙", "卫壬", "蒋癸", "周丙"},
    "cancel": {"李乙", "卫壬", "蒋癸", "周丙"},
    "batch": {"李乙", "卫壬", "蒋癸"},
}


@pytest.mark.parametrize("name", OPEN)
def test_a_page_opens_to_the_roles_that_need_it_and_to_no_other(
    name: str, item: Item, batch: Batch, qingyuan: County, desk: Desk
) -> None:
    address = dict(addresses(item, batch))[name]
    opened = {person.name for person in qingyuan.people.values() if desk(person).get(address).status_code == 200}
    assert opened == OPEN[name]


def test_a_licence_is_entered_published_corrected_and_cancelled_on_its_pages(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.handler)
    form = {**given(Kind.LICENCE), "key": KEY, "organ": str(qingyuan.office.pk), "do": "save"}
    page = client.post(reverse("registers:new", args=["licence"]), form, follow=True).content.decode()
    assert "已登记，编号 清源政办许可登〔2024〕1号" in page
    assert "2024-03-13 前公示" in page
    client.post(reverse("registers:publish", args=[KEY]), {"on": "2024-03-04"})
    assert "2024-03-04 公示" in client.get(reverse("registers:item", args=[KEY])).content.decode()
    corrected = {**given(Kind.LICENCE, content="食品经营（冷食类制售）"), "key": KEY, "reason": "内容录错"}
    page = client.post(reverse("registers:correct", args=[KEY]), corrected, follow=True).content.decode()
    assert "“食品经营（热食类制售）”改为“食品经营（冷食类制售）”" in page
    client.post(reverse("registers:cancel", args=[KEY]), {"reason": "重复登记"})
    assert [entry.act for entry in Entry.objects.order_by("sequence")] == [
        "entered",
        "published",
        "corrected",
        "cancelled",
    ]


def test_a_form_that_lacks_something_says_so_beside_each_field_and_saves_nothing(qingyuan: County, desk: Desk) -> None:
    form = {**given(Kind.FEE, amount="一千", item=""), "key": KEY, "organ": str(qingyuan.office.pk)}
    answer = desk(qingyuan.handler).post(reverse("registers:new", args=["fee"]), form)
    told = answer.content.decode()
    assert (answer.status_code, Item.objects.count()) == (422, 0)
    assert "“一千”不是金额，请写成 1234.56 的样子" in told
    assert "请填写收费项目" in told
    assert told.count("请填写收费项目") == 2  # in the summary and beside the field, once each


def test_a_total_over_single_entries_is_refused_on_the_page(item: Item, qingyuan: County, desk: Desk) -> None:
    form = {"first": "2024-01-01", "last": "2024-03-04", "quantity": "9", "source": "大厅", "key": KEY,
            "organ": str(qingyuan.office.pk)}  # fmt: skip
    answer = desk(qingyuan.handler).post(reverse("registers:total", args=["licence"]), form)
    assert answer.status_code == 422
    assert "已经逐条登记了 1 件，再登记合计数会重复计算" in answer.content.decode()
    assert Item.objects.get() == item


def test_nobody_enters_for_an_organ_that_is_not_theirs(qingyuan: County, desk: Desk) -> None:
    form = {**given(Kind.LICENCE), "key": KEY, "organ": str(qingyuan.water.pk)}
    assert desk(qingyuan.handler).post(reverse("registers:new", args=["licence"]), form).status_code == 422
    assert not Item.objects.exists()


def test_a_ledger_is_uploaded_checked_and_imported_on_its_pages(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.handler)
    bad = SimpleUploadedFile("三月.xlsx", ledger(GOOD, changed(number="罚2", category="罚")))
    form = {"organ": str(qingyuan.office.pk), "file": bad}
    page = client.post(reverse("registers:upload", args=["penalty"]), form, follow=True).content.decode()
    assert "有 1 行需要改正，还没有登记任何一条" in page
    first = Batch.objects.get()
    assert client.get(reverse("registers:errors", args=[first.pk])).content.startswith(b"PK")
    assert client.post(reverse("registers:batch", args=[first.pk]), {"do": "confirm"}).status_code == 422
    right = SimpleUploadedFile("三月.xlsx", ledger(GOOD, changed(number="罚2")))
    form = {"organ": str(qingyuan.office.pk), "file": right}
    page = client.post(reverse("registers:upload", args=["penalty"]), form, follow=True).content.decode()
    assert "检查通过，可以导入 2 条" in page
    second = Batch.objects.exclude(pk=first.pk).get()
    page = client.post(reverse("registers:batch", args=[second.pk]), {"do": "confirm"}, follow=True).content.decode()
    assert "已导入 2 条" in page
    page = client.post(reverse("registers:undo", args=[second.pk]), {"reason": "导错"}, follow=True).content.decode()
    assert "已撤回 2 条" in page


def test_the_overview_is_of_one_year_and_says_which(qingyuan: County, desk: Desk) -> None:
    page = desk(qingyuan.supervisor).get(reverse("registers:overview")).content.decode()
    years = page[page.index('name="year"') :].split("</select>")[0]
    assert "全部" not in years
    assert f"<h2>{today().year}年</h2>" in page


def test_the_overview_shows_a_dash_where_nobody_entered_anything(qingyuan: County, desk: Desk) -> None:
    typed(qingyuan.office, qingyuan.handler, Kind.FEE, amount="44826700")
    page = desk(qingyuan.supervisor).get(reverse("registers:overview"), {"year": "2023"}).content.decode()
    assert "<b>4482.67</b> 万元" in page
    assert page.count("还没有登记") == 3
    assert "含合计数 1 项" in page


def test_a_list_is_narrowed_and_taken_out_with_a_line_in_the_journal(item: Item, qingyuan: County, desk: Desk) -> None:
    client, address = desk(qingyuan.handler), reverse("registers:list", args=["licence"])
    assert item.number in client.get(address, {"text": "云溪"}).content.decode()
    assert "没有符合条件的登记" in client.get(address, {"state": "late"}).content.decode()
    assert client.get(reverse("registers:export", args=["licence"])).content.startswith(b"PK")
    assert Line.objects.get(command="register.export").facts == {"kind": "licence", "entries": 1}


def test_a_list_costs_the_same_queries_however_long(
    qingyuan: County, desk: Desk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        entered(qingyuan.office, qingyuan.handler, reference=f"甲{number}")
    client = desk(qingyuan.handler)
    with django_assert_max_num_queries(17):
        client.get(reverse("registers:list", args=["licence"]))


def test_no_page_carries_script_or_style_in_itself(item: Item, batch: Batch, qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.handler)
    for _, address in addresses(item, batch):
        answer = client.get(address)
        if answer.status_code == 200 and "xlsx" not in address:
            assert not INLINE.search(answer.content.decode()), address
