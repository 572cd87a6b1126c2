"""Whoever alters what was published is found."""

from __future__ import annotations

import pytest

from gongkai_office.publishing.commands.draft import revise
from gongkai_office.publishing.commands.publish import publish
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.verify import verify
from tests.factories.publishing import AT, Desk

pytestmark = pytest.mark.django_db(transaction=True)


def test_items_that_only_went_through_verbs_show_no_difference(desk: Desk) -> None:
    first = desk.published()
    second = revise(item=first.item_id, by=desk.editor, at=AT)
    publish(version=desk.reviewed(desk.sent_up(second)).pk, by=desk.editor, at=AT)
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("title", "另一个标题"),
        ("body", "<p>另一段正文。</p>"),
        ("formed_on", "2024-02-01"),
        ("content_hash", bytes(32)),
        ("state", "superseded"),
        ("number", 9),
    ],
)
def test_one_altered_column_of_a_published_version_is_found(desk: Desk, column: str, value: object) -> None:
    version = desk.published()
    Version.objects.filter(pk=version.pk).update(**{column: value})
    assert any(str(version.item_id) in one.subject for one in verify())
