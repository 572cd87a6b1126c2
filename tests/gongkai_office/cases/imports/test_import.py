"""An older ledger goes in whole or not at all, stands as if clerks had entered it, and can be undone by another."""

from __future__ import annotations

from datetime import date
from functools import partial
from io import BytesIO

import pytest
from openpyxl import load_workbook

from gongkai.cases.entries import Applicant, Forum
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.void import void
from gongkai_office.cases.imports import write as writing
from gongkai_office.cases.imports.check import faults_of
from gongkai_office.cases.imports.choose import choose_columns, explain_words
from gongkai_office.cases.imports.content import content_of
from gongkai_office.cases.imports.fields import Field
from gongkai_office.cases.imports.order import drop, order
from gongkai_office.cases.imports.run import run, waiting
from gongkai_office.cases.imports.sheets import template, with_faults
from gongkai_office.cases.imports.undo import order_undo
from gongkai_office.cases.imports.upload import KnownFileError, upload
from gongkai_office.cases.models import ClosedYear, DisclosureRequest, Entry, ImportStage, LedgerImport, Requester
from gongkai_office.cases.queries import Books, count
from gongkai_office.cases.requesters import opened
from gongkai_office.cases.verify import verify
from gongkai_office.journal.models import Line
from gongkai_office.portal.messages.outbox import collect
from gongkai_office.portal.models import Way
from tests.factories.cases import at, registered
from tests.factories.office import County, appointed
from tests.factories.older_ledgers import line, workbook
from tests.gongkai_office.cases.imports.conftest import NOW, Take


def said(work: LedgerImport) -> list[tuple[int, str, str]]:
    return [(fault.row, fault.field.label if fault.field else "", fault.message) for fault in faults_of(work)]


def test_a_finished_request_stands_as_if_clerks_had_entered_it(bring_in: Take, qingyuan: County) -> None:
    bring_in([line("2023-7", 补正告知日期=date(2023, 3, 8), 补正日期=date(2023, 3, 10))])
    row = DisclosureRequest.objects.get()
    assert (row.number, row.former_number) == ("清源政办公申〔2023〕1号", "2023-7")
    assert (row.stage, row.outcome, row.received, row.closed) == (
        "SERVED", "granted", date(2023, 3, 6), date(2023, 3, 20),
    )  # fmt: skip
    assert row.day0 == date(2023, 3, 10)
    assert [entry.kind for entry in row.entries.order_by("sequence")] == [
        "submitted", "received", "correction-noticed", "corrected", "drafted", "signed", "served",
    ]  # fmt: skip
    assert all(entry.note.startswith("由原台账导入") for entry in row.entries.exclude(kind="submitted"))
    assert opened(row.requester).name == "孙小圆"
    assert count(Books.of([qingyuan.office.pk]), 2023).requests["granted", Applicant.NATURAL_PERSON] == 1


def test_an_open_request_goes_on_with_its_clock(bring_in: Take) -> None:
    bring_in([line("2024-3", 收到申请日期=date(2024, 2, 26), 答复结果=None, 答复时间=None)])
    row = DisclosureRequest.objects.get()
    assert (row.stage, row.pending, row.reply_due) == ("OPEN", True, date(2024, 3, 25))


def test_disputes_stand_in_table_four_under_their_forum(bring_in: Take, qingyuan: County) -> None:
    bring_in([line(复议日期=date(2023, 4, 6), 行政复议结果="维持", 复议决定日期=date(2023, 6, 5))])
    assert count(Books.of([qingyuan.office.pk]), 2023).disputes[Forum.RECONSIDERATION, "upheld"] == 1


def test_verify_finds_no_difference_after_an_import_and_after_its_undoing(bring_in: Take, qingyuan: County) -> None:
    work = bring_in([line(str(n), 复议日期=date(2023, 4, 6)) for n in range(3)])
    assert not list(verify())
    order_undo(work=work.pk, reason="选错了文件", by=qingyuan.head, at=NOW)
    run(work.pk, at=NOW)
    assert not list(verify())


def test_numbers_go_on_without_gap_in_the_order_of_arrival(bring_in: Take, qingyuan: County) -> None:
    registered(qingyuan, day=date(2023, 1, 9))
    bring_in([line("乙", 收到申请日期=date(2023, 3, 8)), line("甲", 收到申请日期=date(2023, 3, 7))])
    rows = DisclosureRequest.objects.order_by("serial")
    assert [(row.serial, row.former_number) for row in rows] == [(1, ""), (2, "甲"), (3, "乙")]
    assert registered(qingyuan, day=date(2023, 5, 4)).serial == 4


@pytest.mark.parametrize(
    ("wrong", "column", "words"),
    [
        ({"答复时间": date(2023, 3, 3)}, "答复日期", "答复日期 2023-03-03 早于收到之日 2023-03-06"),
        (
            {"补正告知日期": date(2023, 3, 8), "补正日期": date(2023, 3, 7)},
            "收到补正日期",
            "早于上一事项的日期 2023-03-08",
        ),
        ({"补正告知日期": date(2023, 3, 8)}, "答复日期", "案件现在“等待补正”"),
        ({"是否延期": date(2023, 6, 5), "答复时间": date(2023, 6, 9)}, "延期日期", "期限届满后不能再延长"),
        ({"收到申请日期": date(2024, 5, 6), "答复时间": date(2024, 5, 7)}, "到达日期", "还没有到"),
        ({"答复结果": "逾期不补正"}, "答复日期", "只有告知补正后逾期没有补正的"),
        ({"复议日期": date(2023, 3, 7)}, "复议申请日期", "还没有作出答复，也没有逾期"),
    ],
)
def test_the_laws_own_checks_stand_beside_the_row_and_nothing_goes_in(
    wrong: dict[str, date], column: str, words: str, check: Take, qingyuan: County
) -> None:
    work = check([line("1"), line("2", **wrong)])
    found = [one for one in faults_of(work) if one.grave]
    assert [(one.row, one.field and one.field.label) for one in found] == [(4, column)]
    assert words in found[0].message
    with pytest.raises(GongkaiError, match="还有 1 行有错误"):
        order(work=work.pk, by=qingyuan.registrar, at=NOW)
    assert not DisclosureRequest.objects.exists()


def test_a_late_reply_is_told_and_does_not_hinder(check: Take) -> None:
    work = check([line(答复时间=date(2023, 5, 15))])
    assert work.summary["wrong_rows"] == 0
    assert any("已经逾期" in message for _, _, message in said(work))


def test_doubles_are_found_among_the_rows_and_against_the_ledger(check: Take, bring_in: Take, qingyuan: County) -> None:
    registered(qingyuan, day=date(2023, 1, 9))
    bring_in([line("2022-1")])
    numbers = ("甲", "甲", "2022-1", "清源政办公申〔2023〕1号")
    work = check([*map(line, numbers), line("乙", 申请公开内容="同"), line("丙", 申请公开内容="同")])
    assert said(work) == [
        (4, "原编号", "编号与第 3 行相同，请核对"),
        (5, "原编号", "这个编号台账里已经有了，请核对是否重复导入"),
        (6, "原编号", "这个编号台账里已经有了，请核对是否重复导入"),
        (8, "申请内容", "申请人、申请内容和日期与第 7 行相同，请核对"),
    ]
    assert [fault.grave for fault in faults_of(work)] == [True, True, True, False]


def test_a_word_explained_once_is_known_in_the_next_file(check: Take, qingyuan: County) -> None:
    work = check([line(申请方式="邮寄")])
    assert said(work)[0][:2] == (3, "收到渠道")
    explain_words(work=work.pk, words={Field.CHANNEL: {"邮寄": "registered-mail"}}, by=qingyuan.registrar, at=NOW)
    run(work.pk, at=NOW)
    work.refresh_from_db()
    assert work.summary["wrong_rows"] == 0
    assert check([line("9", 申请方式="邮寄")]).summary["wrong_rows"] == 0


def test_a_column_chosen_once_is_chosen_in_the_next_file(qingyuan: County) -> None:
    first = [{"谁": "孙小圆", **line()}]
    headings = ("申请方式", "收到申请日期", "申请人类型", "谁", "申请公开内容")
    work = upload(
        organ=qingyuan.office, data=workbook(first, headings), file_name="a.xlsx", by=qingyuan.registrar, at=NOW
    )
    assert work.columns["3"] == ""
    with pytest.raises(GongkaiError, match="还没有对应“申请人”的列"):
        choose_columns(work=work.pk, columns=work.columns, by=qingyuan.registrar, at=NOW)
    choose_columns(work=work.pk, columns={**work.columns, "3": "name"}, by=qingyuan.registrar, at=NOW)
    again = upload(
        organ=qingyuan.office, data=workbook([*first, *first], headings), file_name="b.xlsx", by=qingyuan.registrar,
        at=NOW,
    )  # fmt: skip
    assert again.columns["3"] == "name"


def test_a_file_uploaded_twice_is_recognised_until_it_is_given_up(qingyuan: County) -> None:
    data = workbook([line()])
    given = partial(upload, organ=qingyuan.office, data=data, file_name="a.xlsx", by=qingyuan.registrar, at=NOW)
    work = given()
    with pytest.raises(KnownFileError, match="2024-03-04 已经由陈甲上传过"):
        given()
    drop(work=work.pk, by=qingyuan.registrar, at=NOW)
    assert given().pk != work.pk


def test_what_is_no_ledger_says_what_to_do(qingyuan: County) -> None:
    given = partial(upload, organ=qingyuan.office, file_name="a.xlsx", by=qingyuan.registrar, at=NOW)
    with pytest.raises(GongkaiError, match="没有找到表头"):
        given(data=workbook([{"甲": "1"}], ("甲", "乙")))
    with pytest.raises(GongkaiError, match="表头下面没有内容"):
        given(data=workbook([]))
    with pytest.raises(GongkaiError, match="不是 Excel 表格"):
        given(data=b"%PDF-1.7 nothing")


def test_the_template_comes_back_with_its_example_left_out(qingyuan: County) -> None:
    book = load_workbook(BytesIO(template()))
    sheet = book["台账"]
    heads = [cell.value for cell in sheet[1]]
    given = {
        "收到渠道": "传真",
        "收到之日": "2024-02-26",
        "申请人类别": "其他",
        "申请人": "孙小圆",
        "申请内容": "防汛预案",
    }
    for column, value in given.items():
        sheet.cell(3, heads.index(column) + 1, value)
    kept = BytesIO()
    book.save(kept)
    work = upload(organ=qingyuan.office, data=kept.getvalue(), file_name="t.xlsx", by=qingyuan.registrar, at=NOW)
    assert work.rows == 1
    assert len([field for field in work.columns.values() if field]) == len(heads)
    assert {one.sqref for one in sheet.data_validations.dataValidation}
    choose_columns(work=work.pk, columns=work.columns, by=qingyuan.registrar, at=NOW)
    run(work.pk, at=NOW)
    work.refresh_from_db()
    assert work.summary["wrong_rows"] == 0


def test_the_file_comes_back_with_its_faults_beside_the_rows_and_can_be_corrected_there(
    check: Take, qingyuan: County
) -> None:
    work = check([line("1"), line("2", 申请人姓名='=HYPERLINK("http://example.invalid")', 答复时间="昨天")])
    sheet = load_workbook(BytesIO(with_faults(content_of(work), faults_of(work)))).worksheets[0]
    assert [sheet.cell(row, 2).value or "" for row in (2, 3)] == [
        "", "答复日期：这一格不是日期，请写成 2024-03-04 的样子",
    ]  # fmt: skip
    assert sheet.cell(3, 7).data_type == "s"
    sheet.cell(3, 14).value = "2023-03-20"
    kept = BytesIO()
    sheet.parent.save(kept)
    again = upload(organ=qingyuan.office, data=kept.getvalue(), file_name="b.xlsx", by=qingyuan.registrar, at=NOW)
    choose_columns(work=again.pk, columns=again.columns, by=qingyuan.registrar, at=NOW)
    run(again.pk, at=NOW)
    again.refresh_from_db()
    assert again.summary["wrong_rows"] == 0


def test_only_a_registrar_of_the_organ_imports(qingyuan: County, yunling: County) -> None:
    for stranger in (qingyuan.handler, qingyuan.head, qingyuan.administrator, yunling.registrar):
        with pytest.raises(ForbiddenError):
            upload(organ=qingyuan.office, data=workbook([line()]), file_name="a.xlsx", by=stranger, at=NOW)


def test_a_worker_that_dies_while_writing_leaves_nothing_and_the_next_one_writes_once(
    check: Take, qingyuan: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    class DiedError(BaseException):
        """As `kill -9` would, past every except."""

    def die(*_given: object, **_more: object) -> None:
        raise DiedError

    work = check([line(str(n)) for n in range(3)])
    order(work=work.pk, by=qingyuan.registrar, at=NOW)
    with monkeypatch.context() as patched:
        patched.setattr(writing, "vouch", die)
        with pytest.raises(DiedError):
            run(work.pk, at=NOW)
    assert not DisclosureRequest.objects.exists()
    assert waiting() == [work.pk]
    run(work.pk, at=NOW)
    run(work.pk, at=NOW)
    assert DisclosureRequest.objects.count() == 3
    assert not waiting()


def test_what_changed_between_check_and_import_stops_all_of_it(check: Take, bring_in: Take, qingyuan: County) -> None:
    work = check([line("甲"), line("乙")])
    bring_in([line("乙", 答复结果="部分公开")])
    order(work=work.pk, by=qingyuan.registrar, at=NOW)
    run(work.pk, at=NOW)
    work.refresh_from_db()
    assert (work.stage, DisclosureRequest.objects.count()) == (ImportStage.CHECKED, 1)
    assert "没有写入任何内容" in work.trouble


def test_the_file_is_gone_and_no_name_in_the_open_once_it_is_imported(bring_in: Take) -> None:
    work = bring_in([line()])
    assert work.sealed is None
    told = " ".join(f"{one.facts} {one.reason}" for one in Line.objects.all())
    assert "孙小圆" not in told
    assert "640199199001011234" not in told + " ".join(Entry.objects.values_list("note", flat=True))


def test_nobody_is_told_of_what_happened_before_the_office_had_this_program(bring_in: Take) -> None:
    bring_in([line(收到申请日期=date(2024, 3, 1), 答复结果=None, 答复时间=None)])
    requester = Requester.objects.get()
    assert opened(requester).name
    assert collect(at(date(2024, 3, 4), 10), frozenset(Way)) == 0


def test_an_import_is_undone_by_another_with_a_reason_and_counts_no_more(bring_in: Take, qingyuan: County) -> None:
    work = bring_in([line("1"), line("2", 答复结果=None, 答复时间=None)])
    with pytest.raises(ForbiddenError):
        order_undo(work=work.pk, reason="选错了文件", by=qingyuan.registrar, at=NOW)
    with pytest.raises(GongkaiError, match="应当写明理由"):
        order_undo(work=work.pk, reason=" ", by=qingyuan.head, at=NOW)
    order_undo(work=work.pk, reason="选错了文件", by=qingyuan.head, at=NOW)
    run(work.pk, at=NOW)
    assert not count(Books.of([qingyuan.office.pk]), 2023).requests
    assert not DisclosureRequest.objects.filter(pending=True).exists()
    assert registered(qingyuan, day=date(2023, 5, 4)).serial == 3
    line_of = Line.objects.get(command="import.undo")
    assert (line_of.by, line_of.reason, line_of.facts["cases"]) == (str(qingyuan.head.pk), "选错了文件", 2)


def test_nobody_undoes_their_own_import_whatever_else_they_are(bring_in: Take, qingyuan: County) -> None:
    appointed(qingyuan.registrar, qingyuan.office, Role.HEAD)
    work = bring_in([line()])
    with pytest.raises(ForbiddenError, match="不能撤销自己导入的"):
        order_undo(work=work.pk, reason="选错了文件", by=qingyuan.registrar, at=NOW)
    entry = Entry.objects.get(kind="served")
    with pytest.raises(ForbiddenError, match="不能更正自己所作的登记"):
        void(case=entry.request_id, entry=entry.pk, reason="日期不对", by=qingyuan.registrar, on=NOW.date(), at=NOW)


def test_an_import_somebody_works_on_is_not_undone(bring_in: Take, qingyuan: County) -> None:
    work = bring_in([line("1"), line("2", 答复结果=None, 答复时间=None)])
    case = DisclosureRequest.objects.get(pending=True)
    assign(case=case.pk, office=None, handler=qingyuan.handler, by=qingyuan.registrar, at=NOW)
    with pytest.raises(GongkaiError, match="已经有 1 件分办或者办理过"):
        order_undo(work=work.pk, reason="选错了文件", by=qingyuan.head, at=NOW)


def test_what_was_undone_can_be_imported_again(bring_in: Take, qingyuan: County) -> None:
    work = bring_in([line("1")])
    order_undo(work=work.pk, reason="漏了一列", by=qingyuan.head, at=NOW)
    run(work.pk, at=NOW)
    assert bring_in([line("1")]).stage == ImportStage.DONE
    assert DisclosureRequest.objects.filter(stage="SERVED").count() == 1


def test_a_closed_year_is_neither_filled_nor_emptied_by_a_file(check: Take, bring_in: Take, qingyuan: County) -> None:
    work = bring_in([line("1")])
    ClosedYear.objects.create(organ=qingyuan.office, year=2023, closed_at=NOW)
    late = check([line("2"), line("3", 收到申请日期=date(2024, 2, 26), 答复结果=None, 答复时间=None)])
    assert [(row, column) for row, column, _ in said(late)] == [(3, "收到之日")]
    assert "2023 年度已经交账" in late.findings[0][2]
    order_undo(work=work.pk, reason="选错了文件", by=qingyuan.head, at=NOW)
    run(work.pk, at=NOW)
    work.refresh_from_db()
    assert work.stage == ImportStage.DONE
    assert "2023 年度已经交账" in work.trouble
