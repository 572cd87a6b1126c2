"""An organ's own columns below the statutory ones."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.publishing.commands.columns import add_column, close_column, name_keeper, rename_column
from gongkai_office.publishing.commands.edit import edit
from gongkai_office.publishing.metadata import Freshness
from gongkai_office.publishing.models import Column
from gongkai_office.publishing.queries.agenda import agenda
from gongkai_office.publishing.queries.published import columns, in_column
from gongkai_office.publishing.tasks import publish_due
from gongkai_office.publishing.verify import verify
from tests.factories.office import signed_in
from tests.factories.publishing import AT, NOTICE, Desk

pytestmark = pytest.mark.django_db(transaction=True)


def below(desk: Desk, name: str = "惠农补贴") -> Column:
    parent = desk.columns["20(11)"].pk
    return add_column(parent=parent, name=name, freshness=Freshness.YEARLY, by=desk.editor, at=AT)


def test_a_column_below_a_statutory_one_is_added_once_renamed_and_closed(desk: Desk) -> None:
    made = below(desk)
    with pytest.raises(GongkaiError, match="已经有名为“惠农补贴”"):
        below(desk)
    with pytest.raises(GongkaiError, match="最多两级"):
        add_column(parent=made.pk, name="种粮", freshness=Freshness.STATIC, by=desk.editor, at=AT)
    assert rename_column(column=made.pk, name="耕地补贴", by=desk.editor, at=AT).name == "耕地补贴"
    close_column(column=made.pk, by=desk.editor, at=AT)
    assert made.pk not in {one.pk for one in columns(desk.county.office)}


def test_what_the_regulations_list_stays_as_it_is(desk: Desk) -> None:
    with pytest.raises(GongkaiError, match="第二十条"):
        close_column(column=desk.columns["20(11)"].pk, by=desk.editor, at=AT)
    with pytest.raises(ForbiddenError):
        add_column(
            parent=desk.columns["20(11)"].pk,
            name="惠农补贴",
            freshness=Freshness.STATIC,
            by=desk.reviewers[Role.HEAD],
            at=AT,
        )


def test_a_column_stays_open_while_something_that_is_out_stands_only_there(desk: Desk) -> None:
    made = below(desk)
    version = desk.drafted()
    edit(version=version.pk, content=NOTICE, columns=[made.pk], seen=1, by=desk.editor, at=AT)
    version.refresh_from_db()
    desk.reviewed(desk.sent_up(version))
    assert publish_due(AT) == 1
    assert in_column(desk.columns["20(11)"]).count() == 1
    with pytest.raises(GongkaiError, match="还有 1 条"):
        close_column(column=made.pk, by=desk.editor, at=AT)


def test_the_page_adds_renames_and_closes(client: Client, desk: Desk) -> None:
    signed_in(client, desk.editor)
    here = reverse("publishing:catalogue")
    key = "0196f6a5-0000-7000-8000-000000000001"
    parent = str(desk.columns["20(11)"].pk)
    sent = {"key": key, "parent": parent, "name": "惠农补贴", "freshness": "365"}
    assert client.post(here, sent).status_code == 302
    assert client.post(here, sent).status_code == 422
    made = Column.objects.get(name="惠农补贴")
    assert made.freshness == Freshness.YEARLY
    assert "惠农补贴" in client.get(here).content.decode()
    renamed = client.post(reverse("publishing:rename_column", args=[made.pk]), {"key": key, "name": "耕地补贴"})
    assert renamed.status_code == 302
    client.post(reverse("publishing:close_column", args=[made.pk]))
    made.refresh_from_db()
    assert (made.name, made.closed_on is not None) == ("耕地补贴", True)


def pressing(who: Person) -> int:
    """How many columns somebody's day tells them to bring up to date."""
    return sum(line.count for line in agenda(who, date(2024, 3, 4)) if line.words == "该更新的栏目")


def test_a_stale_column_reminds_who_answers_for_it_and_the_editors_only_where_nobody_does(desk: Desk) -> None:
    head = desk.reviewers[Role.HEAD]
    before = pressing(desk.editor)
    assert before == pressing(desk.second) > 0
    news = add_column(
        parent=desk.columns["20(11)"].pk, name="工作动态", freshness=Freshness.NEWS, by=desk.editor, at=AT
    )
    assert (pressing(desk.editor), pressing(head)) == (before + 1, 0)
    name_keeper(column=news.pk, post="办公室综合股", keeper=head.pk, by=desk.editor, at=AT)
    assert (pressing(desk.editor), pressing(head)) == (before, 1)
    head.is_active = False
    head.save()
    assert pressing(desk.editor) == before + 1
    assert list(verify()) == []


def test_one_person_is_named_for_all_columns_that_have_nobody_and_no_other_is_touched(desk: Desk) -> None:
    first, second = desk.columns["20(1)"], desk.columns["20(2)"]
    name_keeper(column=first.pk, post="法规股", keeper=None, by=desk.editor, at=AT)
    name_keeper(column=second.pk, post="", keeper=desk.second.pk, others=True, by=desk.editor, at=AT)
    told = {one.code: one.kept_by for one in columns(desk.county.office)}
    assert told.pop(first.code) == "法规股"
    assert set(told.values()) == {desk.second.name}


def test_nobody_answers_for_a_column_who_has_no_part_in_publishing(client: Client, desk: Desk) -> None:
    column = desk.columns["20(1)"].pk
    with pytest.raises(GongkaiError, match="在本机关有发布职责"):
        name_keeper(column=column, post="", keeper=desk.county.registrar.pk, by=desk.editor, at=AT)
    with pytest.raises(GongkaiError, match="请填写责任岗位"):
        name_keeper(column=column, post=" ", keeper=None, by=desk.editor, at=AT)
    signed_in(client, desk.editor)
    here = reverse("publishing:column_keeper", args=[column])
    sent = {"key": "0196f6a5-0000-7000-8000-000000000001", "post": "综合股", "keeper": str(desk.second.pk)}
    answer = client.post(here, sent, follow=True).content.decode()
    assert f"综合股 {desk.second.name}" in answer
