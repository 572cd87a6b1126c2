"""An administrator's pages about organs: the tree on a day, names, mergers, particulars, practice, notices, keys."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from gongkai_office.administration.commands.mergers import approve_merger
from gongkai_office.administration.queries.keys import standing
from gongkai_office.administration.queries.mergers import fingerprint
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.tasks import finish_rotation
from gongkai_office.clock import now
from gongkai_office.journal.models import Line
from gongkai_office.organs.models import ChosenPractice, EnteredNotice, Merger, Organ
from gongkai_office.organs.queries import name_on, particulars_of
from gongkai_office.project.verification import differences
from tests.factories.cases import FIRST_DAY, at, registered
from tests.factories.office import County
from tests.gongkai_office.cases.desk.conftest import Desk


def page(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def test_the_tree_is_shown_as_it_stood_and_tells_what_was_renamed_and_merged(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    name = {"name": "清源县水利局", "short": "清源水利", "start": "2024-03-10", "reason": "机构改革"}
    assert client.post(page("rename", qingyuan.water.pk), name).status_code == 302
    into = {"into": str(qingyuan.education.pk), "day": "2024-04-01", "reason": "机构改革", "sure": "on"}
    assert client.post(page("merge", qingyuan.water.pk), into).status_code == 302
    asked = Merger.objects.get()
    approve_merger(merger=asked.pk, content_hash=fingerprint(asked), by=qingyuan.supervisor, at=now())
    before = client.get(page("organs"), {"on": "2024-03-05"}).content.decode()
    after = client.get(page("organs"), {"on": "2024-04-01"}).content.decode()
    assert "清源县水务局</a>" in before
    assert "清源县水利局</a>" not in after
    assert "“清源县水务局”更名为“清源县水利局”" in after
    assert "“清源县水利局”撤销，并入“清源县教育局”" in after
    assert "已撤销" in client.get(page("organs"), {"on": "2024-04-01", "closed": "on"}).content.decode()


def test_a_merger_shows_what_is_left_before_it_is_confirmed(qingyuan: County, desk: Desk) -> None:
    registered(qingyuan)
    client = desk(qingyuan.administrator)
    shown = client.get(page("merge", qingyuan.office.pk)).content.decode()
    assert "有 1 件未办结的申请" in shown
    into = {"into": str(qingyuan.education.pk), "day": "2024-04-01", "reason": "机构改革"}
    assert client.post(page("merge", qingyuan.office.pk), into).status_code == 422, "the tick is missing"
    assert not Organ.objects.exclude(closed_on=None).exists()


def test_an_organ_is_founded_below_and_told_what_its_letters_say(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    given = {
        "name": "清源县园林局", "short": "清源园", "code": "qy-parks", "kind": "DEPARTMENT", "level": "county",
        "region": "640199", "start": "2024-03-01",
    }  # fmt: skip
    assert client.post(page("found", qingyuan.government.pk), given).status_code == 302
    parks = Organ.objects.get(code="qy-parks")
    assert parks.parent == qingyuan.government
    told = {"address": "青溪路1号", "phone": "0000-1", "court": "清源县人民法院", "start": "2024-03-01"}
    assert client.post(page("particulars", parks.pk), told).status_code == 302
    kept = particulars_of(parks, FIRST_DAY)
    assert kept
    assert kept.missing() == ("行政复议机关",)
    assert "缺少行政复议机关" in client.get(page("organ", parks.pk)).content.decode()
    assert name_on(parks, FIRST_DAY).name == "清源县园林局"


def test_a_practice_shows_what_it_moves_before_it_is_kept_and_moves_it_then(
    qingyuan: County, case: DisclosureRequest, desk: Desk
) -> None:
    notice_correction(case=case.pk, items="请写明文件名称", by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    client, address = desk(qingyuan.administrator), page("practice", qingyuan.government.pk)
    given = {"correction_period": "7", "start": "2024-03-01", "reason": "县政府办规定"}
    shown = client.post(address, {**given, "do": "try"}).content.decode()
    assert "有 1 件未办结的申请会变动" in shown
    assert "2024-03-25 → 2024-03-13" in shown  # fifteen and seven working days after Monday 4 March
    assert not ChosenPractice.objects.exists()
    assert client.post(address, {**given, "do": "save"}).status_code == 302
    case.refresh_from_db()
    assert case.next_due == date(2024, 3, 13)
    assert "7 个工作日" in client.get(page("organ", qingyuan.water.pk)).content.decode(), "taken over from above"
    assert not list(differences(lambda _: None))


def test_a_holiday_notice_shows_what_it_moves_and_moves_it_only_when_confirmed(
    qingyuan: County, case: DisclosureRequest, desk: Desk
) -> None:
    client = desk(qingyuan.administrator)
    given = {
        "region": "640199", "year": "2024", "number": "清源办发〔2024〕1号",
        "holidays": "试行假期：2024-03-27..2024-03-28；上班 2024-03-30",
    }  # fmt: skip
    shown = client.post(page("enter_notice"), {**given, "do": "try"}).content.decode()
    assert "2024-04-01 → 2024-04-02" in shown  # two days off, one Saturday worked instead
    assert not EnteredNotice.objects.exists()
    client.post(page("enter_notice"), {**given, "do": "save"})
    case.refresh_from_db()
    assert case.reply_due == date(2024, 4, 2)
    assert "清源办发〔2024〕1号" in client.get(page("calendars")).content.decode()
    assert not list(differences(lambda _: None))


def test_a_notice_that_reaches_beyond_ones_own_organs_is_refused(qingyuan: County, yunling: County, desk: Desk) -> None:
    given = {"year": "2024", "number": "某办发〔2024〕1号", "holidays": "试行假期：2024-03-27", "do": "save"}
    client = desk(qingyuan.administrator)
    assert client.post(page("enter_notice"), {**given, "region": "000000"}).status_code == 403
    assert client.post(page("enter_notice"), {**given, "region": yunling.office.region}).status_code == 403
    assert not EnteredNotice.objects.exists()


def test_a_line_that_is_no_holiday_is_refused_with_the_way_to_write_it(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    for line, words in {
        "3月27日放假": "看不懂",
        "试行假期：2024-13-01": "不是日期",
        "试行假期：2024-03-28..2024-03-27": "起止日期不对",
        "试行假期：2026-03-27": "不在 2024 年度",
    }.items():
        given = {"region": "640199", "year": "2024", "number": "一号", "holidays": line, "do": "try"}
        answer = client.post(page("enter_notice"), given)
        assert answer.status_code == 422, line
        assert words in answer.content.decode(), line


def test_the_key_is_rotated_by_whoever_manages_everything_and_the_worker_finishes(
    qingyuan: County, case: DisclosureRequest, desk: Desk
) -> None:
    client = desk(qingyuan.administrator)
    assert client.post(page("rotate"), {"reason": "定期更换", "sure": "on"}).status_code == 302
    assert (standing().newest, standing().left) == (2, 1)
    assert "还有 1 件" in client.get(page("keys")).content.decode()
    finish_rotation(now())
    assert (standing().left, standing().percent) == (0, 100)
    assert finish_rotation(now()) == 0
    assert Line.objects.get(command="keys.rotate").reason == "定期更换"
    assert not list(differences(lambda _: None)), case


def test_an_administrator_of_one_county_among_two_does_not_rotate_the_key(
    qingyuan: County, yunling: County, desk: Desk
) -> None:
    assert yunling
    answer = desk(qingyuan.administrator).post(page("rotate"), {"reason": "定期更换", "sure": "on"})
    assert answer.status_code == 403
    assert not Line.objects.filter(command="keys.rotate").exists()
