"""An organ ends and another goes on: asked for by one, approved by another, undone before the day."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.urls import reverse

from gongkai.documents.letters import Correction
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError, may, organs_where
from gongkai_office.administration.commands.mergers import (
    approve_merger,
    merge_organ,
    return_merger,
    undo_merger,
    withdraw_merger,
)
from gongkai_office.administration.queries.mergers import fingerprint, to_approve
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.letters.notices import CorrectionNotice
from gongkai_office.cases.models import DisclosureRequest, Letter
from gongkai_office.cases.queries.reach import Scope, reach
from gongkai_office.cases.tasks import redate_open_cases
from gongkai_office.clock import BEIJING
from gongkai_office.organs.models import Merger, MergerState, Organ
from gongkai_office.project.verification import differences
from tests.factories.cases import FIRST_DAY, at, registered
from tests.factories.office import County, appointed, person, reached
from tests.gongkai_office.cases.desk.conftest import Desk

ASKED = datetime(2024, 3, 5, 9, tzinfo=BEIJING)
DAY = date(2024, 4, 1)


def asked(county: County, *, organ: Organ | None = None, into: Organ | None = None, day: date = DAY) -> Merger:
    """The office goes into the education department from 1 April, says the administrator."""
    return merge_organ(
        organ=organ or county.office, into=into or county.education, day=day, by=county.administrator, at=ASKED,
        reason="清编发〔2024〕1号",
    )  # fmt: skip


def approved(county: County, row: Merger) -> Merger:
    return approve_merger(merger=row.pk, content_hash=fingerprint(row), by=county.supervisor, at=ASKED)


def test_nothing_ends_before_another_person_approved_it(qingyuan: County) -> None:
    row = asked(qingyuan)
    qingyuan.office.refresh_from_db()
    assert qingyuan.office.closed_on is None
    with pytest.raises(ForbiddenError):
        approve_merger(merger=row.pk, content_hash=fingerprint(row), by=qingyuan.administrator, at=ASKED)
    assert to_approve(qingyuan.supervisor, FIRST_DAY) == [row.pk]
    approved(qingyuan, row)
    closed = Organ.objects.get(pk=qingyuan.office.pk)
    assert (closed.closed_on, closed.successor) == (DAY, qingyuan.education)
    assert not to_approve(qingyuan.supervisor, FIRST_DAY)
    assert not list(differences(lambda _: None))


def test_what_was_sent_back_or_withdrawn_may_be_asked_for_again(qingyuan: County) -> None:
    row = asked(qingyuan)
    with pytest.raises(GongkaiError, match="已经提请过"):
        asked(qingyuan)
    seen = fingerprint(row)
    return_merger(merger=row.pk, content_hash=seen, by=qingyuan.supervisor, at=ASKED, reason="日期请核对")
    again = asked(qingyuan)
    withdraw_merger(merger=again.pk, by=qingyuan.administrator, at=ASKED, reason="方案推迟")
    approved(qingyuan, asked(qingyuan))
    assert [one.state for one in Merger.objects.order_by("at", "pk")] == ["returned", "withdrawn", "approved"]
    assert not list(differences(lambda _: None))


def test_a_merger_is_undone_until_the_day_before_and_not_from_the_day_on(qingyuan: County) -> None:
    row = approved(qingyuan, asked(qingyuan))
    morning = datetime(2024, 4, 1, 0, 30, tzinfo=BEIJING)
    with pytest.raises(GongkaiError, match="已经生效"):
        undo_merger(merger=row.pk, by=qingyuan.administrator, at=morning, reason="方案推迟")
    last = datetime(2024, 3, 31, 23, 30, tzinfo=BEIJING)
    undone = undo_merger(merger=row.pk, by=qingyuan.administrator, at=last, reason="方案推迟")
    again = Organ.objects.get(pk=qingyuan.office.pk)
    assert (undone.state, again.closed_on, again.successor) == (MergerState.UNDONE, None, None)
    assert not list(differences(lambda _: None))
    assert asked(qingyuan).state == MergerState.PENDING


def test_open_cases_go_on_at_the_successor_with_number_and_clock_and_its_letters_bear_its_name(
    qingyuan: County,
) -> None:
    case = registered(qingyuan)
    number, due = case.number, case.reply_due
    approved(qingyuan, asked(qingyuan, day=date(2024, 3, 6)))
    case = DisclosureRequest.objects.get(pk=case.pk)
    reached(qingyuan.education)
    heir = person("孙承", "sun.cheng", qingyuan.education)
    appointed(heir, qingyuan.education, Role.HANDLER)
    before, on = date(2024, 3, 5), date(2024, 3, 6)
    assert [may(heir, "case.handle", case.organ, day) for day in (before, on)] == [False, True]
    assert not DisclosureRequest.objects.filter(reach(heir, Scope.OFFICE, before)).exists()
    assert DisclosureRequest.objects.filter(reach(heir, Scope.OFFICE, on)).get() == case
    items = "请写明文件名称"
    notice = CorrectionNotice(items=(Correction(what="文件名称", how="请写明文件名称"),))
    notice_correction(case=case.pk, items=items, by=heir, on=on, at=at(on, 10), notice=notice)
    case.refresh_from_db()
    assert case.number == number
    letter = Letter.objects.get(request=case)
    assert letter.organ == qingyuan.education
    assert letter.number.startswith("清源教")
    assert due == date(2024, 4, 1), "twenty working days after 4 March"
    assert redate_open_cases(at(on, 23)) == 0, "its dates are asked again at night, and stay"
    assert not list(differences(lambda _: None))


def test_a_right_follows_a_line_of_mergers_and_reaches_nothing_else(qingyuan: County) -> None:
    approved(qingyuan, asked(qingyuan, organ=qingyuan.water, into=qingyuan.township, day=date(2024, 3, 6)))
    approved(qingyuan, asked(qingyuan, organ=qingyuan.township, into=qingyuan.education, day=date(2024, 3, 7)))
    heir = person("孙承", "sun.cheng", qingyuan.education)
    appointed(heir, qingyuan.education, Role.HEAD)
    then, later = (set(organs_where(heir, "case.sign", date(2024, 3, day))) for day in (6, 7))
    assert then == {qingyuan.education}
    assert later == {qingyuan.education, qingyuan.township, qingyuan.water}
    water = Organ.objects.get(pk=qingyuan.water.pk)
    assert [may(heir, "case.sign", water, date(2024, 3, day)) for day in (6, 7)] == [False, True]
    assert not may(heir, "case.sign", qingyuan.office, date(2024, 3, 7))


def test_the_supervising_office_finds_it_on_today_and_approves_it_on_its_page(qingyuan: County, desk: Desk) -> None:
    row = asked(qingyuan)
    theirs = desk(qingyuan.supervisor)
    assert "等您批准的机关合并 1 项" in theirs.get(reverse("cases:today")).content.decode()
    shown = theirs.get(reverse("administration:merger", args=[row.pk])).content.decode()
    assert "清编发〔2024〕1号" in shown
    approve = reverse("administration:settle_merger", args=[row.pk, "approve"])
    assert theirs.post(approve, {"hash": "00"}).status_code == 422, "not what stands on the page"
    assert theirs.post(approve, {"hash": fingerprint(row).hex()}).status_code == 302
    mine = desk(qingyuan.administrator)
    organ = mine.get(reverse("administration:organ", args=[qingyuan.office.pk])).content.decode()
    assert "2024-04-01 起并入清源县教育局" in organ
    undo = reverse("administration:settle_merger", args=[row.pk, "undo"])
    assert mine.post(undo, {"remark": ""}).status_code == 422
    assert mine.post(undo, {"remark": "方案推迟"}).status_code == 302
    assert Merger.objects.get().state == MergerState.UNDONE


def test_a_stranger_does_not_learn_of_a_merger(qingyuan: County, yunling: County, desk: Desk) -> None:
    row = asked(qingyuan)
    assert desk(yunling.supervisor).get(reverse("administration:merger", args=[row.pk])).status_code == 404
    assert desk(qingyuan.handler).get(reverse("administration:mergers")).status_code == 403
