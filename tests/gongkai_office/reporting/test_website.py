"""The website's yearly form in the office: counted where it can be, typed with its source, frozen with the report."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.clock import BEIJING
from gongkai_office.normative.commands.release.explain import explain
from gongkai_office.normative.commands.release.let_out import let_out
from gongkai_office.normative.commands.release.look import look
from gongkai_office.normative.commands.release.prepare import prepare
from gongkai_office.normative.interpreting import Form
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.metadata import Descent, Genre
from gongkai_office.publishing.models import State, Version
from gongkai_office.reporting.accounts import account, end_of
from gongkai_office.reporting.commands.fill_website import fill_website
from gongkai_office.reporting.commands.reports.send_up import UnreadyError
from gongkai_office.reporting.models import Report, SiteFigure
from gongkai_office.reporting.queries.reports import website_of
from gongkai_office.reporting.queries.website import website
from gongkai_office.reporting.queries.written import written
from gongkai_office.reporting.verify import verify
from tests.factories.books import closed, officer
from tests.factories.cases import at
from tests.factories.comments import opened, said
from tests.factories.documents import READ, issued, texted
from tests.factories.documents import signed as signed_release
from tests.factories.office import County, signed_in
from tests.factories.publishing import NOTICE, Desk, desk
from tests.factories.reports import TEXT, published, sent, signed, wrote
from tests.factories.websites import DAY, filled, filled_whole

pytestmark = pytest.mark.django_db
HERE = "/office/reports/qy-office/2024/website/?own=1"


def hour(month: int, day: int) -> datetime:
    return datetime(2024, month, day, 9, tzinfo=BEIJING)


@pytest.fixture
def items(county: County) -> Desk:
    """In 2024: two notices under 20(11), the organ's functions, one interpretation; and one notice of 2025."""
    found = desk(county)
    found.published(at=hour(3, 4))
    found.published(replace(NOTICE, title="关于开放县图书馆周末阅览的通知"), at=hour(5, 6))
    found.published(replace(NOTICE, title="清源县人民政府办公室机构职能"), code="20(2)", at=hour(6, 3))
    found.published(replace(NOTICE, title="夜间阅览通知的解读", genre=Genre.INTERPRETATION), at=hour(6, 4))
    found.published(replace(NOTICE, title="关于春节闭馆的通知"), at=datetime(2025, 1, 2, 9, tzinfo=BEIJING))
    return found


def value(county: County, address: str) -> str:
    return website(account(county.office, 2024)).form.value(address)


@pytest.mark.usefixtures("items")
def test_what_was_published_in_the_year_is_counted_by_its_column(county: County) -> None:
    counts = {name: value(county, f"items.{name}") for name in ("overview", "news", "catalogue", "total")}
    assert counts == {"overview": "1", "news": "0", "catalogue": "3", "total": "4"}
    assert value(county, "readings.materials") == "1"


def test_what_is_taken_down_later_was_published_all_the_same(county: County, items: Desk) -> None:
    assert value(county, "items.total") == "4"
    first = Version.objects.filter(state=State.PUBLISHED).order_by("published_at")[0]
    take_down(version=first.pk, kind=Descent.ERROR, reason="有误", by=items.editor, at=hour(7, 1))
    assert value(county, "items.total") == "4"


@pytest.mark.usefixtures("items")
def test_as_of_a_day_only_what_was_out_by_then_is_counted(county: County) -> None:
    then = account(county.office, 2024, as_of=end_of(hour(5, 31).date()))
    assert website(then).form.value("items.total") == "2"


def test_what_is_typed_stands_with_its_name_and_source_and_only_changes_are_kept(county: County) -> None:
    assert filled(county, {"site.visits": "8,200", "topics.kept": "3"}) == 2
    with pytest.raises(GongkaiError, match="写明这些数据的来源"):
        filled(county, {"topics.kept": "4"}, source=" ", hour=10)
    assert filled(county, {"site.visits": "8200"}, source="", hour=10) == 0
    row = SiteFigure.objects.get(field="site.visits")
    assert (row.value, row.source, row.by) == ("8200", "统计平台（虚构）", officer(county))


@pytest.mark.usefixtures("items")
def test_a_number_typed_over_a_counted_one_holds_until_it_is_taken_back(county: County) -> None:
    filled(county, {"items.news": "12"})
    assert (value(county, "items.news"), value(county, "items.total")) == ("12", "16")
    filled(county, {"items.news": ""}, hour=10)
    assert value(county, "items.news") == "0"


def test_totals_are_never_typed(county: County) -> None:
    assert filled(county, {"items.total": "99"}) == 0


def test_only_whoever_prepares_the_report_fills_the_form_in(county: County) -> None:
    for by in (county.handler, county.supervisor, county.head):
        with pytest.raises(ForbiddenError):
            fill_website(one=account(county.office, 2024), typed={}, source="", by=by, at=at(DAY))


def test_a_form_begun_and_not_finished_keeps_the_report_back(county: County) -> None:
    closed(county, county.office)
    wrote(county)
    filled(county, {"site.visits": "8200"})
    with pytest.raises(UnreadyError) as refused:
        sent(county)
    assert "网站报表：网站“独立用户访问总量”没有填" in refused.value.details


def test_the_form_is_frozen_signed_and_published_with_the_report(county: County) -> None:
    filled_whole(county)
    row = published(county)
    form = website_of(row)
    assert form
    assert (form.value("site.visits"), form.value("items.total"), form.published_on) == ("8200", "0", row.at.date())
    with pytest.raises(GongkaiError, match="网站报表不能再改"):
        filled(county, {"site.visits": "1"}, hour=20)
    assert list(verify()) == []
    Report.objects.filter(pk=row.pk).update(website=(row.website or {}) | {"organ": "另一机关"})
    assert [one.where for one in verify()] == ["2024 年度第 1 次报送"]


def test_a_report_without_a_website_form_goes_as_before(county: County) -> None:
    assert website_of(published(county)) is None


def test_an_altered_figure_of_the_form_is_named(county: County) -> None:
    filled(county, {"site.visits": "8200"})
    assert list(verify()) == []
    SiteFigure.objects.update(value="9200")
    assert [one.where for one in verify()] == ["2024 年度网站报表“site.visits”"]
    SiteFigure.objects.all().delete()
    assert [one.found for one in verify()] == ["无"]


@pytest.mark.usefixtures("items")
def test_the_count_in_section_one_is_bound_and_opens_what_it_counts(county: County) -> None:
    one, text = account(county.office, 2024), "全年主动公开政府信息{{items.total}}条。"
    told = written(one, TEXT | {"1": text})
    assert "全年主动公开政府信息4条" in told.report.narrative["1"]
    client = signed_in(Client(), officer(county))
    path = "/office/reports/qy-office/2024/"
    piece = client.post(f"{path}text/preview/", {"section-1": text, "own": "1"}).content.decode()
    assert f'href="{path}cell/items.total/?own=1"' in piece
    page = client.get(f"{path}cell/items.total/?own=1").content.decode()
    assert page.count("<tr>") == 5  # the head and four items
    assert "夜间阅览通知的解读" in page
    assert "{{网站报表·信息发布｜总数}}" in client.get(f"{path}text/?own=1").content.decode()


def test_the_officer_fills_in_a_block_and_what_cannot_be_kept_stays_on_the_page(county: County) -> None:
    client = signed_in(Client(), officer(county))
    wrong = {"block": "0", "own": "1", "site-name": "清源县人民政府网", "site-visits": "很多", "source": "统计平台"}
    answer = client.post(HERE, wrong)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "“网站总访问量”里的“很多”不是数字" in page
    assert 'value="清源县人民政府网"' in page
    assert page.count('value="统计平台"') == 1
    done = client.post(HERE, wrong | {"site-visits": "8200"}, follow=True).content.decode()
    assert "已经保存 2 项" in done
    assert "统计平台，蒋癸" in done
    assert "网站“首页网址”没有填" in done
    assert client.get("/office/reports/qy-office/2024/website/file/docx/?own=1").status_code == 200


def test_a_form_signed_is_seen_by_its_signers(county: County) -> None:
    closed(county, county.office)
    wrote(county)
    filled_whole(county)
    signed(county, sent(county))
    page = signed_in(Client(), county.head).get("/office/reports/qy-office/2024/way/signed/?own=1").content.decode()
    assert "2024年政府网站工作年度报表" in page
    assert "8200" in page


def test_interpretations_that_went_out_are_counted_by_their_form_and_can_be_opened(county: County) -> None:
    text = texted(issued(county.office, county.handler), county.handler)
    when = hour(3, 11)
    release = prepare(document=text.document_id, version=text.pk, by=county.handler, at=when)
    talk = replace(READ, form=Form.INTERVIEW, title="水务局局长谈采砂管理", held_on=when.date())
    press = replace(READ, form=Form.PRESS, title="采砂管理新闻发布会", held_on=when.date())
    for one in (READ, talk, press):
        explain(release=release.pk, said=one, by=county.handler, at=when)
    assert [value(county, name) for name in ("interviews.held", "readings.products")] == ["0", "0"], "none is out yet"
    look(release=release.pk, screener=Screener(), at=when)
    let_out(release=signed_release(release, county, when=when).pk, by=county.handler, at=when)
    counts = [value(county, f"readings.{name}") for name in ("materials", "products")]
    assert counts == ["1", "2"], "a text is material; what is spoken, a product"
    assert value(county, "interviews.held") == "2"
    assert website(account(county.office, 2025)).counted["interviews.held"] == 0
    client = signed_in(Client(), officer(county))
    opened = client.get("/office/reports/qy-office/2024/cell/interviews.held/?own=1").content.decode()
    assert "水务局局长谈采砂管理（访谈）" in opened
    assert "采砂管理新闻发布会（新闻发布会）" in opened


def test_comment_calls_are_counted_with_what_came_online_and_their_results(county: County) -> None:
    call = opened(county)
    said(call, "禁采期太短，建议延长到十月。", when=hour(3, 20))
    counts = [value(county, f"surveys.{name}") for name in ("held", "opinions", "results")]
    assert counts == ["1", "1", "0"], "its result is not told yet"
    assert value(county, "surveys.held") == website(account(county.government, 2024)).form.value("surveys.held")
