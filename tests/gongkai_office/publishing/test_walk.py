"""An item from its draft to its page and down again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.clock import BEIJING
from gongkai_office.publishing.commands.draft import revise
from gongkai_office.publishing.commands.edit import EditedMeanwhileError, edit
from gongkai_office.publishing.commands.publish import force, publish
from gongkai_office.publishing.commands.review import proofread, review, send_back
from gongkai_office.publishing.commands.screen import overrule, screen
from gongkai_office.publishing.commands.send_up import send_up
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.metadata import Attribute, Descent
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.queries.desk import forced, to_review
from gongkai_office.publishing.queries.gate import last_screening, undecided
from gongkai_office.publishing.queries.published import in_column, out, page, standing
from gongkai_office.publishing.tasks import publish_due, take_down_expired
from gongkai_office.search.queries import Narrowed, search
from tests.factories.impossible import id_number, mobile
from tests.factories.publishing import AT, NOTICE, Desk

pytestmark = pytest.mark.django_db(transaction=True)
TODAY = date(2024, 3, 4)


def fresh(version: Version) -> Version:
    return Version.objects.select_related("item").get(pk=version.pk)


def columns(version: Version) -> list[UUID]:
    return list(version.item.placements.values_list("column", flat=True))


def test_an_item_goes_through_three_reviews_by_different_people_and_is_read(desk: Desk) -> None:
    version = desk.published()
    shown = standing(version.item.index_number)
    assert shown is not None
    assert shown.version == version
    assert shown.item.index_number == "qy-office/2024-00001"
    assert [one.title for one in in_column(desk.columns["20(11)"])] == [NOTICE.title]
    signers = {one.person_id for one in fresh(version).proofs.all()}
    assert desk.editor.pk not in signers
    assert len(signers) == 3


def test_nobody_reviews_or_proof_reads_their_own_draft(desk: Desk) -> None:
    version = desk.sent_up(desk.drafted())
    content = bytes(version.content_hash)
    with pytest.raises(GongkaiError, match="参与起草"):
        proofread(version=version.pk, content_hash=content, by=desk.editor, at=AT)
    with pytest.raises(ForbiddenError, match="参与起草"):
        review(version=version.pk, content_hash=content, by=desk.editor, at=AT)


def test_a_review_waits_for_its_proof_reading(desk: Desk) -> None:
    version = desk.sent_up(desk.drafted())
    with pytest.raises(GongkaiError, match="第1校"):
        review(version=version.pk, content_hash=bytes(version.content_hash), by=desk.second, at=AT)


def test_an_edit_after_a_review_voids_the_reviews_already_given(desk: Desk) -> None:
    version = desk.reviewed(desk.sent_up(desk.drafted()))
    assert version.state == State.APPROVED
    changed = edit(
        version=version.pk,
        content=replace(NOTICE, title="关于开放县图书馆夜间阅览的通知（修订）"),
        columns=columns(version),
        seen=version.revision,
        by=desk.editor,
        at=AT,
    )
    assert changed.state == State.DRAFT
    with pytest.raises(GongkaiError, match="不能发布"):
        publish(version=version.pk, by=desk.editor, at=AT)
    again = desk.sent_up(changed)
    assert [one.pk for one in to_review(desk.second, TODAY)] == [again.pk]


def test_nobody_overwrites_what_they_have_not_seen(desk: Desk) -> None:
    version = desk.drafted()
    mine = {"version": version.pk, "columns": columns(version), "seen": 1, "at": AT}
    edit(content=replace(NOTICE, title="甲稿"), by=desk.editor, **mine)  # type: ignore[arg-type]
    with pytest.raises(EditedMeanwhileError, match="卫壬"):
        edit(content=replace(NOTICE, title="乙稿"), by=desk.second, **mine)  # type: ignore[arg-type]
    assert fresh(version).title == "甲稿"


def test_the_gate_stops_an_identity_number_until_somebody_answers_for_it(desk: Desk) -> None:
    leak = replace(NOTICE, body=f"<p>补贴对象身份证号{id_number('19850101')}。</p>")
    version = desk.drafted(leak)
    with pytest.raises(GongkaiError, match="还没有做发布前检查"):
        send_up(version=version.pk, by=desk.editor, at=AT)
    run = screen(version=version.pk, screener=Screener(), at=AT)
    assert [(hit.place, hit.sort) for hit in undecided(run)] == [("正文", "id-number")]
    assert id_number("19850101") not in "".join(hit.masked + hit.message for hit in run.hits.all())
    with pytest.raises(GongkaiError, match="1 处没有处理"):
        send_up(version=version.pk, by=desk.editor, at=AT)


def test_what_was_answered_for_need_not_be_answered_again_while_it_stands(desk: Desk) -> None:
    contact = replace(NOTICE, body=f"<p>咨询电话：{mobile(1)}</p>")
    version = desk.drafted(contact)
    run = screen(version=version.pk, screener=Screener(), at=AT)
    for hit in undecided(run):
        overrule(hit=hit.pk, by=desk.editor, at=AT, reason="单位公开的值班手机")
    edit(
        version=version.pk,
        content=replace(contact, title="关于图书馆的通知"),
        columns=columns(version),
        seen=1,
        by=desk.editor,
        at=AT,
    )
    again = screen(version=version.pk, screener=Screener(), at=AT + timedelta(minutes=5))
    assert not undecided(again).exists()
    assert [hit.by for hit in again.hits.all() if hit.verdict == "overruled"] == [desk.editor]


def test_a_return_goes_back_with_its_reason(desk: Desk) -> None:
    version = desk.reviewed(desk.sent_up(desk.drafted()), stages=1)
    with pytest.raises(GongkaiError, match="写明理由"):
        send_back(version=version.pk, by=desk.reviewers[Role.REVIEWER], at=AT, reason=" ")
    back = send_back(version=version.pk, by=desk.reviewers[Role.REVIEWER], at=AT, reason="补写实施日期")
    assert back.state == State.RETURNED


def test_a_planned_item_goes_out_at_its_time_and_once(desk: Desk) -> None:
    planned = datetime(2024, 3, 8, 9, tzinfo=BEIJING)
    desk.reviewed(desk.sent_up(desk.drafted(replace(NOTICE, planned_at=planned))))
    assert publish_due(planned - timedelta(seconds=1)) == 0
    assert publish_due(planned) == 1
    assert publish_due(planned) == 0
    assert out().count() == 1


def test_a_list_comes_down_after_its_period_and_its_page_says_so(desk: Desk) -> None:
    version = desk.published(replace(NOTICE, expires_on=date(2024, 3, 10)))
    assert take_down_expired(datetime(2024, 3, 10, 23, tzinfo=BEIJING)) == 0
    assert take_down_expired(datetime(2024, 3, 11, 1, tzinfo=BEIJING)) == 1
    shown = standing(version.item.index_number)
    assert shown is not None
    assert shown.version is None
    assert shown.takedown is not None
    assert shown.takedown.kind == Descent.EXPIRED


def test_an_item_merged_into_another_names_it(desk: Desk) -> None:
    old, new = desk.published(), desk.published(replace(NOTICE, title="新的通知"))
    with pytest.raises(GongkaiError, match="并入"):
        take_down(version=old.pk, kind=Descent.MERGED, reason="合并", by=desk.editor, at=AT)
    down = take_down(version=old.pk, kind=Descent.MERGED, reason="合并", by=desk.editor, at=AT, successor=new.item)
    assert down.successor == new.item


def test_a_new_version_takes_the_place_of_the_old_which_stays_as_it_was(desk: Desk) -> None:
    first = desk.published()
    second = revise(item=first.item_id, by=desk.editor, at=AT)
    with pytest.raises(GongkaiError, match="已有一版在办"):
        revise(item=first.item_id, by=desk.editor, at=AT)
    second = edit(
        version=second.pk,
        content=replace(NOTICE, title="更新的通知", changed_on=date(2024, 3, 20)),
        columns=columns(second),
        seen=1,
        by=desk.editor,
        at=AT,
    )
    publish(version=desk.reviewed(desk.sent_up(second)).pk, by=desk.editor, at=AT)
    assert fresh(first).state == State.SUPERSEDED
    assert fresh(first).title == NOTICE.title
    shown = standing(first.item.index_number)
    assert shown is not None
    assert shown.version == second


def test_an_emergency_goes_out_at_once_with_its_mark_and_is_reviewed_afterwards(desk: Desk) -> None:
    version = desk.drafted(replace(NOTICE, title="暴雨红色预警"), code="20(12)")
    screen(version=version.pk, screener=Screener(), at=AT)
    head = desk.reviewers[Role.HEAD]
    with pytest.raises(ForbiddenError):
        force(version=version.pk, by=desk.editor, at=AT, reason="暴雨")
    out_now = force(version=version.pk, by=head, at=AT, reason="暴雨红色预警，须立即发布")
    assert (out_now.state, out_now.forced) == (State.PUBLISHED, True)
    assert [one.pk for one in forced(head, TODAY)] == [version.pk]
    desk.reviewed(out_now)
    assert not forced(head, TODAY)
    assert fresh(version).forced


def test_information_not_for_the_public_never_goes_out(desk: Desk) -> None:
    inner = replace(NOTICE, attribute=Attribute.ON_REQUEST, attribute_reason="涉及特定对象")
    version = desk.drafted(inner)
    screen(version=version.pk, screener=Screener(), at=AT)
    with pytest.raises(GongkaiError, match="依申请公开"):
        send_up(version=version.pk, by=desk.editor, at=AT)


def test_a_list_is_paged_without_losing_or_repeating_anything(desk: Desk) -> None:
    titles = [f"第{number}号通知" for number in range(7)]
    for number, title in enumerate(titles):
        desk.published(replace(NOTICE, title=title), at=AT + timedelta(hours=number // 2))
    seen, after = [], ""
    while True:
        one = page(out(desk.county.office), after=after, size=3)
        seen += [row.title for row in one.rows]
        after = one.after
        if not after:
            break
    assert sorted(seen) == sorted(titles)
    with pytest.raises(GongkaiError, match="第一页"):
        page(out(), after="x")


def test_the_last_screening_is_that_of_the_content_as_it_is(desk: Desk) -> None:
    version = desk.drafted()
    screen(version=version.pk, screener=Screener(), at=AT)
    changed = edit(
        version=version.pk,
        content=replace(NOTICE, body="<p>改过的正文。</p>"),
        columns=columns(version),
        seen=1,
        by=desk.editor,
        at=AT,
    )
    assert last_screening(changed) is None


def test_an_item_is_found_the_moment_it_is_out_and_lost_when_it_comes_down(desk: Desk) -> None:
    version = desk.published()
    assert [one.page.url for one in search("夜间").found] == [f"/info/{version.item.index_number}/"]
    assert search("图书馆", Narrowed(tag=f"column:{desk.columns['20(11)'].pk}")).total == 1
    take_down(version=version.pk, kind=Descent.ERROR, reason="时间有误", by=desk.editor, at=AT)
    assert search("夜间").total == 0
