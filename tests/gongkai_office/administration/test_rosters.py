"""A county moves in from one sheet: what is new is made whole or not at all, what is there is left alone."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gongkai_office.accounts.commands.create_person import create_person
from gongkai_office.accounts.models import Appointment, Person, Role, Roster
from gongkai_office.administration.rosters.check import check
from gongkai_office.administration.rosters.columns import ORGANS, PEOPLE, SheetKind
from gongkai_office.administration.rosters.content import Content, content_of
from gongkai_office.administration.rosters.hand_over import forget
from gongkai_office.administration.rosters.order import order, upload
from gongkai_office.administration.rosters.plan import Plan
from gongkai_office.administration.rosters.run import run
from gongkai_office.administration.tasks import run_rosters
from gongkai_office.bulk import Stage
from gongkai_office.cases.commands.rotate_keys import rotate_keys, sealed_by
from gongkai_office.clock import now
from gongkai_office.journal.models import Line
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on, particulars_of
from gongkai_office.project.verification import differences
from gongkai_office.sealing import keys
from tests.factories.cases import FIRST_DAY, at
from tests.factories.office import County, appointed, person
from tests.factories.rosters import NO_LINES, filled, organ_line, person_line
from tests.factories.rosters import Line as Cells
from tests.gongkai_office.cases.desk.conftest import Desk

NOON = at(FIRST_DAY, 12)


def page(name: str, *args: object) -> str:
    return reverse(f"administration:{name}", args=args)


def taken_in(by: Person, organs: Sequence[Cells] = NO_LINES, people: Sequence[Cells] = NO_LINES) -> Roster:
    return upload(data=filled(by, organs, people), file_name="名册.xlsx", by=by, at=NOON)


def plan_of(by: Person, organs: Sequence[Cells] = NO_LINES, people: Sequence[Cells] = NO_LINES) -> Plan:
    """What the rows would make, without the file around them; the first of each sheet is row 2."""
    content = Content(
        *(tuple(enumerate(_texts(sheet, lines), 2)) for sheet, lines in ((ORGANS, organs), (PEOPLE, people)))
    )
    return check(content, by=by, on=FIRST_DAY)


def _texts(sheet: SheetKind, lines: Sequence[Cells]) -> Iterator[dict[str, str]]:
    for line in lines:
        yield {one.key: line.get(one.label, "") for one in sheet.columns}


def made(by: Person, organs: Sequence[Cells] = NO_LINES, people: Sequence[Cells] = NO_LINES) -> Roster:
    roster = taken_in(by, organs, people)
    order(roster=roster.pk, by=by, at=NOON)
    run(roster.pk, at=NOON)
    roster.refresh_from_db()
    assert roster.stage == Stage.DONE, roster.trouble
    return roster


def sent(client: Client, data: bytes) -> str:
    given = {"file": SimpleUploadedFile("名册.xlsx", data)}
    return client.post(page("rosters"), given, follow=True).content.decode()


def test_a_sheet_goes_from_upload_to_slips_of_paper_through_the_pages_alone(qingyuan: County, desk: Desk) -> None:
    client, by = desk(qingyuan.administrator), qingyuan.administrator
    shown = sent(
        client, filled(by, [organ_line()], [person_line(角色="登记人、经办人", 电子邮箱="qian@qingyuan.invalid")])
    )
    assert "检查通过" in shown
    assert "清源县林业局" in shown
    assert "钱寅" in shown
    assert not Organ.objects.filter(code="qy-forest").exists()
    roster = Roster.objects.get()
    busy = client.post(page("roster_order", roster.pk), {"do": "write"}, follow=True).content.decode()
    assert "正在导入：0 / 2 行" in busy
    assert '<noscript><meta http-equiv="refresh"' in busy
    assert run_rosters(now()) == 1
    assert client.get(page("roster_status", roster.pk)).headers["HX-Refresh"] == "true"
    done = client.get(page("roster", roster.pk)).content.decode()
    assert "新设机关 1 个；新开账号 1 个；任职 2 个" in done
    slips = client.post(page("roster_passwords", roster.pk)).content.decode()
    password = re.search(r'class="secret">([a-z0-9]{14})<', slips)
    newcomer = Person.objects.get(login="qian.yin")
    assert password
    assert newcomer.check_password(password[1])
    assert newcomer.must_change_password
    assert newcomer.email == "qian@qingyuan.invalid"
    assert set(newcomer.appointments.values_list("role", "start")) == {("registrar", FIRST_DAY), ("handler", FIRST_DAY)}
    file = re.search(r'href="data:[^;]+;base64,([^"]+)"', slips)
    assert file
    sheet = load_workbook(BytesIO(b64decode(file[1]))).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["清源县林业局", "钱寅", "qian.yin", password[1]]
    assert list(differences(lambda _: None)) == []


def test_first_passwords_are_shown_once_and_stand_nowhere_in_the_clear(qingyuan: County, desk: Desk) -> None:
    roster = made(qingyuan.administrator, [organ_line()], [person_line()])
    client = desk(qingyuan.administrator)
    before = bytes(Roster.objects.get().sealed or b"")
    slips = client.post(page("roster_passwords", roster.pk)).content.decode()
    found = re.search(r'class="secret">([a-z0-9]{14})<', slips)
    assert found
    assert found[1].encode() not in before
    assert found[1] not in str(list(Line.objects.values()))
    again = client.post(page("roster_passwords", roster.pk), follow=True).content.decode()
    assert "已经显示过" in again
    assert found[1] not in again
    assert Roster.objects.get().sealed is None
    assert Line.objects.get(command="roster.hand_over").facts == {"people": 1}


def test_every_organ_person_and_appointment_has_its_own_line_by_the_administrator(qingyuan: County) -> None:
    by = qingyuan.administrator
    made(by, [organ_line(办公地址="清源县青溪街9号", 联系电话="0000-0000001")], [person_line(角色="登记人、经办人")])
    told = Line.objects.filter(by=str(by.pk)).order_by("at", "pk").values_list("command", flat=True)
    assert sorted(told) == [
        "organ.found", "organ.particulars", "person.appoint", "person.appoint", "person.create", "roster.order",
        "roster.upload", "roster.write",
    ]  # fmt: skip


def test_the_template_as_it_is_downloaded_changes_nothing(qingyuan: County, desk: Desk) -> None:
    appointed(qingyuan.handler, qingyuan.water, Role.HANDLER, start=date(2024, 1, 1))
    roster = taken_in(qingyuan.administrator)
    plan = check(content_of(roster), by=qingyuan.administrator, on=FIRST_DAY)
    assert plan.faults == []
    assert not any(plan.made.values())
    assert plan.same == {"机关": 5, "人员": 14}
    shown = sent(desk(qingyuan.administrator), filled(qingyuan.administrator))
    assert "没有需要导入的内容" in shown
    assert "全部新建" not in shown


def test_the_template_offers_what_can_be_chosen_and_tells_how(qingyuan: County, desk: Desk) -> None:
    answer = desk(qingyuan.administrator).get(page("roster_template"))
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["机关", "人员", "填写说明", "选项"]
    lists = {str(one.sqref): str(one.formula1) for one in book["机关"].data_validations.dataValidation}
    assert lists["D2:D2001"].startswith("选项!$A$2")
    kinds = [cell.value for cell in book["选项"]["A"]]
    assert "地方人民政府工作部门" in kinds
    assert "云岭" not in str([cell.value for row in book["机关"].rows for cell in row])
    assert "终止任职" in str([cell.value for cell in book["填写说明"]["C"]])


def test_children_may_stand_above_their_parents(qingyuan: County) -> None:
    lines = [
        organ_line("qy-station", "清源县白石林业站", 上级机关代码="qy-forest", 性质="工作部门设立的派出机构"),
        organ_line(),
    ]
    made(qingyuan.administrator, lines)
    station = Organ.objects.select_related("parent").get(code="qy-station")
    assert station.parent
    assert station.parent.code == "qy-forest"
    assert station.path.startswith(f"{qingyuan.government.path}{station.parent.pk}/")


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ({"性质": "部门"}, "性质", "没有“部门”这一项"),
        ({"行政区划代码": "999999"}, "行政区划代码", "999999"),
        ({"设立日期": "昨天"}, "设立日期", "不是日期"),
        ({"简称": ""}, "简称", "请填写简称"),
        ({"机关代码": "林业"}, "机关代码", "只能用字母、数字"),
        ({"上级机关代码": ""}, "上级机关代码", "请填写上级机关代码"),
        ({"上级机关代码": "qy-none"}, "上级机关代码", "没有机关代码 qy-none"),
        ({"上级机关代码": "yl"}, "上级机关代码", "没有机关代码 yl"),
        ({"上级机关代码": "qy-forest"}, "上级机关代码", "互为上级"),
        ({"机关代码": "yl-water"}, "机关代码", "已经使用"),
        ({"设立日期": "2019-12-31"}, "设立日期", "在 2019-12-31 不存续"),
        ({"办公地址": "清源县青溪街9号"}, "联系电话", "必须填写"),
        ({"邮政编码": "75"}, "邮政编码", "六位数字"),
    ],
)
def test_an_organ_that_cannot_be_is_named_by_its_row_and_column(
    qingyuan: County, yunling: County, line: dict[str, str], label: str, words: str
) -> None:
    assert yunling.government.code == "yl"
    (fault,) = plan_of(qingyuan.administrator, [organ_line(**line)]).grave
    assert (fault.sheet, fault.row, fault.label) == ("机关", 2, label)
    assert words in fault.message


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ({"角色": "经办人、主任"}, "角色", "没有“主任”这一项"),
        ({"登录名": "钱寅"}, "登录名", "小写字母开头"),
        ({"登录名": "zhu.mao"}, "登录名", "已经有人使用"),
        ({"电子邮箱": "qian"}, "电子邮箱", "写法不对"),
        ({"所在机关代码": "yl-water"}, "所在机关代码", "没有机关代码 yl-water"),
        ({"任职机关代码": "yl-water"}, "任职机关代码", "没有机关代码 yl-water"),
        ({"任职起始日期": "2019-01-01"}, "任职起始日期", "早于机关设立的日期 2020-01-01"),
        ({"角色": "管理员、审计人"}, "角色", "不能由同一人担任"),
    ],
)
def test_a_person_who_cannot_be_is_named_by_row_and_column(
    qingyuan: County, yunling: County, line: dict[str, str], label: str, words: str
) -> None:
    assert yunling.registrar.login == "zhu.mao"
    (fault,) = plan_of(qingyuan.administrator, [organ_line()], [person_line(**line)]).grave
    assert (fault.sheet, fault.row, fault.label) == ("人员", 2, label)
    assert words in fault.message


def test_nobody_gives_himself_a_role_by_a_sheet(qingyuan: County) -> None:
    own = person_line("zheng.wu", "郑戊", 所在机关代码="qy", 角色="签发人")
    (fault,) = plan_of(qingyuan.administrator, people=[own]).grave
    assert "不能给自己任职" in fault.message


def test_an_auditor_is_not_made_administrator_beside(qingyuan: County) -> None:
    line = person_line("feng.geng", "冯庚", 所在机关代码="qy", 角色="管理员", 任职机关代码="qy-water")
    (fault,) = plan_of(qingyuan.administrator, people=[line]).grave
    assert "管理员与审计人" in fault.message


def test_codes_and_logins_stand_once_and_one_login_is_one_person(qingyuan: County) -> None:
    organs = [organ_line(), organ_line(name="清源县林草局")]
    people = [
        person_line("sun.mao", "孙卯", 所在机关代码="qy-water"),
        person_line("sun.mao", "孙毛", 所在机关代码="qy-water", 角色="登记人"),
        person_line("sun.mao", "孙卯", 所在机关代码="qy-water", 角色="经办人"),
    ]
    found = [(one.row, one.message) for one in plan_of(qingyuan.administrator, organs, people).grave]
    assert [row for row, words in found if "不止一次" in words] == [2, 3]
    assert [row for row, words in found if "同一个登录名" in words] == [3]
    assert [row for row, words in found if "重复" in words] == [4]


def test_organs_that_are_above_each_other_are_named(qingyuan: County) -> None:
    lines = [organ_line("qy-one", 上级机关代码="qy-two"), organ_line("qy-two", 上级机关代码="qy-one")]
    assert ["互为上级" in one.message for one in plan_of(qingyuan.administrator, lines).grave] == [True, True]


def test_a_row_that_differs_from_what_is_there_is_named_and_left_alone(qingyuan: County) -> None:
    renamed = organ_line("qy-water", "清源县水利局", 简称="清源水")
    other = person_line("li.yi", "李一", 所在机关代码="qy-office", 角色="登记人")
    by = qingyuan.administrator
    book = load_workbook(BytesIO(filled(by, [organ_line()])))
    book["机关"].delete_rows(5)
    assert [book["机关"].cell(row, 1).value for row in (2, 3, 4, 5)] == ["qy", "qy-office", "qy-education", "qy-baishi"]
    book["机关"].append([renamed.get(str(cell.value)) for cell in book["机关"][1]])
    book["人员"].append([other.get(str(cell.value)) for cell in book["人员"][1]])
    kept = BytesIO()
    book.save(kept)
    roster = upload(data=kept.getvalue(), file_name="名册.xlsx", by=by, at=NOON)
    plan = check(content_of(roster), by=by, on=FIRST_DAY)
    assert plan.grave == []
    assert [(one.sheet, one.label) for one in plan.notes] == [("机关", "全称"), ("人员", "姓名")]
    order(roster=roster.pk, by=by, at=NOON)
    run(roster.pk, at=NOON)
    assert name_on(qingyuan.water, FIRST_DAY).name == "清源县水务局"
    assert not qingyuan.handler.appointments.filter(role=Role.REGISTRAR).exists()
    assert Organ.objects.filter(code="qy-forest").exists()


def test_somebody_who_is_there_gets_a_further_role_and_none_is_taken_away(qingyuan: County) -> None:
    more = person_line("li.yi", "李乙", 所在机关代码="qy-office", 角色="登记人", 任职机关代码="qy-water")
    made(qingyuan.administrator, people=[more])
    held = Appointment.objects.filter(person=qingyuan.handler).values_list("role", "organ__code")
    assert set(held) == {("handler", "qy-office"), ("registrar", "qy-water")}
    fewer = person_line("chen.jia", "陈甲", 所在机关代码="qy-office", 角色="经办人", 任职起始日期="2020-01-01")
    (note,) = plan_of(qingyuan.administrator, people=[fewer]).notes
    assert "现任的登记人不在这一行里" in note.message


def test_particulars_are_filled_in_where_an_organ_has_none(qingyuan: County) -> None:
    book = load_workbook(BytesIO(filled(qingyuan.administrator)))
    heads = {str(cell.value): cell.column for cell in book["机关"][1]}
    book["机关"].cell(5, heads["办公地址"], "清源县青溪街9号")
    book["机关"].cell(5, heads["联系电话"], "0000-0000001")
    kept = BytesIO()
    book.save(kept)
    by = qingyuan.administrator
    roster = upload(data=kept.getvalue(), file_name="名册.xlsx", by=by, at=NOON)
    order(roster=roster.pk, by=by, at=NOON)
    run(roster.pk, at=NOON)
    found = particulars_of(qingyuan.water, FIRST_DAY)
    assert found
    assert found.address == "清源县青溪街9号"


def test_with_one_fault_nothing_is_made_and_the_faults_come_as_a_workbook(qingyuan: County, desk: Desk) -> None:
    client, by = desk(qingyuan.administrator), qingyuan.administrator
    shown = sent(client, filled(by, [organ_line()], [person_line(角色="主任")]))
    assert "有 1 处错误" in shown
    assert "人员，第 15 行" in shown
    assert "全部新建" not in shown
    roster = Roster.objects.get()
    refused = client.post(page("roster_order", roster.pk), {"do": "write"}, follow=True).content.decode()
    assert "改正以前一行都不导入" in refused
    assert not Organ.objects.filter(code="qy-forest").exists()
    book = load_workbook(BytesIO(client.get(page("roster_faults", roster.pk)).content))
    marked = [row for row in book["人员"].iter_rows(values_only=True) if row[1] and row[0] != "原行号"]
    assert [(row[0], "没有“主任”这一项" in str(row[1])) for row in marked] == [("15", True)]


def test_the_workbook_of_faults_is_corrected_and_uploaded_as_it_is(qingyuan: County, desk: Desk) -> None:
    client, by = desk(qingyuan.administrator), qingyuan.administrator
    sent(client, filled(by, [organ_line()], [person_line(角色="主任")]))
    book = load_workbook(BytesIO(client.get(page("roster_faults", Roster.objects.get().pk)).content))
    heads = {str(cell.value): cell.column for cell in book["人员"][1]}
    book["人员"].cell(15, heads["角色"], "经办人")
    kept = BytesIO()
    book.save(kept)
    assert "检查通过" in sent(client, kept.getvalue())


def test_what_changed_since_the_check_stops_the_whole(qingyuan: County) -> None:
    by = qingyuan.administrator
    roster = taken_in(by, [organ_line()], [person_line()])
    order(roster=roster.pk, by=by, at=NOON)
    create_person(login="qian.yin", name="钱银", password=None, organ=qingyuan.water, by=by, on=FIRST_DAY, at=NOON)
    run(roster.pk, at=NOON)
    roster.refresh_from_db()
    assert roster.stage == Stage.CHECKED
    assert "与确认的内容不同" in roster.trouble
    assert not Organ.objects.filter(code="qy-forest").exists()
    assert Person.objects.get(login="qian.yin").name == "钱银"


def test_an_administrator_who_lost_the_office_meanwhile_makes_nothing(qingyuan: County) -> None:
    by = qingyuan.administrator
    roster = taken_in(by, [organ_line()], [person_line()])
    order(roster=roster.pk, by=by, at=NOON)
    Appointment.objects.filter(person=by).update(end=FIRST_DAY)
    run(roster.pk, at=NOON)
    roster.refresh_from_db()
    assert roster.stage == Stage.CHECKED
    assert roster.trouble
    assert not Organ.objects.filter(code="qy-forest").exists()
    assert not Person.objects.filter(login="qian.yin").exists()


def test_a_roster_run_twice_is_made_once(qingyuan: County) -> None:
    roster = made(qingyuan.administrator, [organ_line()], [person_line()])
    run(roster.pk, at=NOON)
    assert Line.objects.filter(command="roster.write").count() == 1


def test_a_roster_is_its_administrators_alone(qingyuan: County, yunling: County, desk: Desk) -> None:
    roster = made(qingyuan.administrator, [organ_line()], [person_line()])
    second = person("孙己", "sun.ji", qingyuan.government)
    appointed(second, qingyuan.government, Role.ADMINISTRATOR)
    for stranger in (yunling.administrator, second):
        client = desk(stranger)
        assert client.get(page("roster", roster.pk)).status_code == 404
        assert client.post(page("roster_passwords", roster.pk)).status_code == 404
    assert Roster.objects.get().sealed is not None


def test_a_department_keeps_to_its_own_tree(qingyuan: County) -> None:
    own = person("孙己", "sun.ji", qingyuan.education)
    appointed(own, qingyuan.education, Role.ADMINISTRATOR)
    (fault,) = plan_of(own, [organ_line()]).grave
    assert "没有机关代码 qy" in fault.message
    assert plan_of(own, [organ_line("qy-exams", "清源县招生考试中心", 上级机关代码="qy-education")]).grave == []


def test_a_roster_given_up_or_forgotten_leaves_no_row_behind(qingyuan: County, desk: Desk) -> None:
    client, by = desk(qingyuan.administrator), qingyuan.administrator
    given_up = taken_in(by, [organ_line()])
    assert "已经放弃" in client.post(page("roster_order", given_up.pk), {"do": "drop"}, follow=True).content.decode()
    left = made(by, [organ_line()], [person_line()])
    assert forget(at=NOON + timedelta(6)) == 0
    assert forget(at=NOON + timedelta(8)) == 1
    assert not Roster.objects.filter(sealed__isnull=False).exists()
    assert "已经领取或者清除" in client.get(page("roster", left.pk)).content.decode()


def test_what_waits_to_be_shown_is_sealed_anew_with_a_new_key(qingyuan: County, desk: Desk) -> None:
    roster = made(qingyuan.administrator, [organ_line()], [person_line()])
    assert sealed_by(1) == 1
    rotate_keys(by="system", at=NOON)
    assert sealed_by(1) == 0
    assert max(keys.versions()) == 2
    assert "钱寅" in desk(qingyuan.administrator).post(page("roster_passwords", roster.pk)).content.decode()


def test_a_file_that_is_no_roster_is_refused_in_words(qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.administrator)
    assert "不是 Excel" in sent(client, b"%PDF-1.7 nothing")
    book = load_workbook(BytesIO(filled(qingyuan.administrator)))
    book["机关"].delete_cols(3)
    kept = BytesIO()
    book.save(kept)
    assert "“机关”表缺少这些列：简称" in sent(client, kept.getvalue())
    for sheet in ("机关", "人员"):
        del book[sheet]
    kept = BytesIO()
    book.save(kept)
    assert "请下载模板" in sent(client, kept.getvalue())
    assert not Roster.objects.exists()
