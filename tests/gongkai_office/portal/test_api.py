"""The open interface: what is public and nothing else, page by page, as described."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.metadata import Descent
from tests.factories import publishing
from tests.factories.office import County
from tests.factories.publishing import AT, NOTICE, Desk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(qingyuan: County) -> Desk:
    return publishing.desk(qingyuan)


def given(client: Client, where: str, **asked: str | int) -> Any:
    return client.get(where, asked).json()


def test_it_describes_itself(client: Client, desk: Desk) -> None:
    assert desk
    told = given(client, "/api/openapi.json")
    assert told["openapi"].startswith("3.")
    assert {"/api/organs", "/api/items", "/api/documents"} <= told["paths"].keys()
    assert all(set(ways) == {"get"} for ways in told["paths"].values())


def test_organs_come_page_by_page(client: Client, desk: Desk) -> None:
    assert desk
    first = given(client, "/api/organs", size=3)
    rest = given(client, "/api/organs", after=first["next"], size=200)
    codes = [one["code"] for one in (*first["results"], *rest["results"])]
    assert codes == sorted(codes)
    assert {"qy", "qy-office", "qy-education", "qy-water", "qy-baishi"} == set(codes)
    assert rest["next"] == ""
    office = next(one for one in (*first["results"], *rest["results"]) if one["code"] == "qy-office")
    assert (office["name"], office["parent"]) == ("清源县人民政府办公室", "qy")


def test_items_that_are_out_are_listed_and_given_in_full(client: Client, desk: Desk) -> None:
    for number in range(3):
        desk.published(replace(NOTICE, title=f"第{number}号通知"), at=AT + timedelta(days=number))
    desk.drafted(replace(NOTICE, title="草稿"))
    first = given(client, "/api/items", size=2)
    assert [one["title"] for one in first["results"]] == ["第2号通知", "第1号通知"]
    assert [one["title"] for one in given(client, "/api/items", after=first["next"])["results"]] == ["第0号通知"]
    assert [one["title"] for one in given(client, "/api/items", until="2024-03-04")["results"]] == ["第0号通知"]
    assert given(client, "/api/items", organ="qy-water")["results"] == []
    whole = given(client, f"/api/items/{first['results'][0]['index_number']}")
    assert "延长至21时" in whole["body"]
    assert whole["columns"][0]["code"] == "20(11)"


def test_what_came_down_or_never_was_says_so(client: Client, desk: Desk) -> None:
    version = desk.published()
    take_down(version=version.pk, kind=Descent.ERROR, reason="有误", by=desk.editor, at=AT)
    assert client.get(f"/api/items/{version.item.index_number}").status_code == 410
    assert client.get("/api/items/qy-office/2024-09999").status_code == 404


@pytest.mark.parametrize(
    ("where", "status"),
    [
        ("/api/items?after=x", 422),
        ("/api/items?since=昨天", 422),
        ("/api/items?organ=nobody", 404),
        ("/api/documents?validity=x", 422),
        ("/api/documents?after=x", 422),
        ("/api/items?size=-5", 200),
    ],
)
def test_a_wrong_question_gets_an_answer_in_words(client: Client, desk: Desk, where: str, status: int) -> None:
    assert desk
    answer = client.get(where)
    assert answer.status_code == status
    assert answer["Content-Type"].startswith("application/json")


def test_nothing_can_be_changed_through_it(client: Client, desk: Desk) -> None:
    assert desk
    for way in (client.post, client.put, client.patch, client.delete):
        assert way("/api/items").status_code == 405
