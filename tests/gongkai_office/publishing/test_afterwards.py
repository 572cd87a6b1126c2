"""What is out before its reviews, in an emergency or from a former site, is reviewed afterwards by different people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.approvals.models import Chain
from gongkai_office.approvals.verify import verify as verify_chains
from gongkai_office.publishing.commands.discard import discard
from gongkai_office.publishing.commands.draft import revise
from gongkai_office.publishing.commands.publish import force, publish
from gongkai_office.publishing.commands.review import proofread, review, send_back
from gongkai_office.publishing.commands.screen import screen
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.metadata import Descent
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.procedure import REVIEWS
from gongkai_office.publishing.queries.agenda import agenda
from gongkai_office.publishing.queries.desk import forced, to_review
from gongkai_office.publishing.verify import verify
from tests.factories.office import signed_in
from tests.factories.publishing import AT, NOTICE, Desk
from tests.factories.sites import imported, page

pytestmark = pytest.mark.django_db(transaction=True)
HERE, TODAY = "publishing:afterwards", date(2024, 3, 4)


def copied(desk: Desk, *titles: str) -> list[Version]:
    """Pages of a former site that passed the gate, copied in by 卫壬."""
    imported(desk, {f"{number}.html": page(title, name=str(number)) for number, title in enumerate(titles)})
    return list(Version.objects.select_related("item").order_by("pk"))


def urgent(desk: Desk) -> Version:
    """A warning that went out at once."""
    version = desk.drafted(replace(NOTICE, title="暴雨红色预警"), code="20(12)")
    screen(version=version.pk, screener=Screener(), at=AT)
    return force(version=version.pk, by=desk.reviewers[Role.HEAD], at=AT, reason="强降雨")


def sent(client: Client, who: Person, *, whole: bool = False, **given: object) -> str:
    """What somebody's page of 待补审 carries, sent as they ticked it; what the answer says."""
    signed_in(client, who)
    shown = client.get(reverse(HERE), {"whose": "mine"})
    tickets = [ticket for _, _, ticket in shown.context["rows"] if ticket]
    told = {"shown": tickets, "all": "1", **given} if whole else {"review": tickets[:1]}
    return client.post(reverse("publishing:bulk"), told, follow=True).content.decode()


def test_what_a_former_site_brought_stays_public_with_its_mark_and_waits_for_its_reviews(
    client: Client, desk: Desk
) -> None:
    (version,) = copied(desk, "关于延长夜间阅览的通知")
    assert (version.state, version.forced, version.mark) == (State.PUBLISHED, True, "导入")
    assert list(forced(desk.second, TODAY)) == [version]
    assert not to_review(desk.second, TODAY)
    assert [(line.words, line.count, line.late) for line in agenda(desk.second, TODAY)][:1] == [
        ("先发布、待补审的信息", 1, 0)
    ]
    signed_in(client, desk.second)
    assert "其中 1 条等我补审" in client.get(reverse("publishing:work")).content.decode()
    desk_page = client.get(reverse("publishing:show", args=[version.pk])).content.decode()
    assert '<span class="tag soon">导入</span>' in desk_page
    assert "还没有补审" in desk_page
    public = client.get(f"/info/{version.item.index_number}/").content.decode()
    assert "紧急发布" not in public


def test_four_different_people_review_a_page_of_it_at_once_and_none_is_who_imported_it(
    client: Client, desk: Desk
) -> None:
    copied(desk, "甲通知", "乙通知", "丙通知")
    signed_in(client, desk.editor)
    assert all(not ticket for _, _, ticket in client.get(reverse(HERE)).context["rows"])
    for stage in REVIEWS:
        assert sent(client, desk.reviewers[stage.role], whole=True, sure="on").count("已审核通过") == 3
    assert not forced(desk.editor, TODAY)
    assert {chain.signatures.values("person").distinct().count() for chain in Chain.objects.all()} == {4}
    assert set(Version.objects.values_list("state", flat=True)) == {State.PUBLISHED}
    assert [*verify(), *verify_chains()] == []


def test_a_whole_page_is_let_through_only_by_who_says_that_it_was_read(client: Client, desk: Desk) -> None:
    copied(desk, "甲通知")
    assert "请先勾选" in sent(client, desk.second, whole=True)
    assert Chain.objects.get().signatures.count() == 0
    assert "已审核通过" in sent(client, desk.second)


def test_its_text_is_not_proof_read_but_an_emergencys_is(desk: Desk) -> None:
    (old,) = copied(desk, "甲通知")
    with pytest.raises(GongkaiError, match="不需要校对"):
        proofread(version=old.pk, content_hash=bytes(old.content_hash), by=desk.second, at=AT)
    new = urgent(desk)
    with pytest.raises(GongkaiError, match="第1校"):
        review(version=new.pk, content_hash=bytes(new.content_hash), by=desk.second, at=AT)


def test_the_importer_reviews_nothing_of_it_and_nobody_sends_back_what_is_out(desk: Desk) -> None:
    (version,) = copied(desk, "甲通知")
    with pytest.raises(ForbiddenError, match="参与起草"):
        review(version=version.pk, content_hash=bytes(version.content_hash), by=desk.editor, at=AT)
    with pytest.raises(GongkaiError, match="不能退回"):
        send_back(version=version.pk, by=desk.second, at=AT, reason="有误")


def test_one_that_fails_is_taken_down_and_waits_no_more(client: Client, desk: Desk) -> None:
    version, other = copied(desk, "甲通知", "乙通知")
    take_down(version=version.pk, kind=Descent.ERROR, reason="内容已经失实", by=desk.editor, at=AT)
    assert list(forced(desk.second, TODAY)) == [other]
    assert client.get(f"/info/{version.item.index_number}/").status_code == 410
    again = desk.sent_up(revise(item=version.item_id, by=desk.editor, at=AT))
    assert publish(version=desk.reviewed(again).pk, by=desk.editor, at=AT).mark == ""


def test_a_newer_version_is_reviewed_in_its_place_and_if_given_up_the_former_waits_again(desk: Desk) -> None:
    (version,) = copied(desk, "甲通知")
    newer = desk.sent_up(revise(item=version.item_id, by=desk.editor, at=AT))
    with pytest.raises(GongkaiError, match="没有待审核"):
        review(version=version.pk, content_hash=bytes(version.content_hash), by=desk.second, at=AT)
    proofread(version=newer.pk, content_hash=bytes(newer.content_hash), by=desk.second, at=AT)
    back = send_back(version=newer.pk, by=desk.second, at=AT, reason="不必更新")
    discard(version=back.pk, by=desk.editor, at=AT, reason="不必更新")
    assert review(version=version.pk, content_hash=bytes(version.content_hash), by=desk.second, at=AT).forced
    assert [*verify(), *verify_chains()] == []


def test_the_list_tells_an_emergency_from_what_was_imported(client: Client, desk: Desk) -> None:
    (old,) = copied(desk, "甲通知")
    new = urgent(desk)
    signed_in(client, desk.second)
    shown = {
        kind: [row.pk for row, _, _ in client.get(reverse(HERE), {"kind": kind}).context["rows"]]
        for kind in ("", "import", "urgent")
    }
    assert shown == {"": [old.pk, new.pk], "import": [old.pk], "urgent": [new.pk]}
    assert not client.get(reverse(HERE), {"work": str(new.pk)}).context["rows"]
