"""Whoever alters, takes away or slips in one row of a table that the journal vouches for is named, in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, models, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from gongkai.errors import GongkaiError
from gongkai_office.administration.queries.journal import told
from gongkai_office.cases import books
from gongkai_office.cases import vouched as cases
from gongkai_office.engagement import vouched as engagement
from gongkai_office.files.vouched import FILE
from gongkai_office.gate.vouched import LOOK_BACK
from gongkai_office.gazette import vouched as gazette
from gongkai_office.journal.models import Line
from gongkai_office.journal.seals import Bundled, Vouched
from gongkai_office.normative import vouched as normative
from gongkai_office.organs import vouched as organs
from gongkai_office.project.verification import differences, worded
from gongkai_office.publishing import vouched as publishing
from gongkai_office.registers import vouched as registers
from gongkai_office.reporting import vouched as reporting
from tests.factories import office, vouched
from tests.factories.office import County
from tests.factories.vouched import JANUARY

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Tampering:
    """What is changed in a row, how it is called then, and what a row slipped in beside it has of its own."""

    change: str
    called: str
    other: str = ""


TABLES = {
    "cases_amendment": Tampering("reason = '别的'", "2024 年度的交账后更正", "'entry_id', NULL"),
    "cases_closedyear": Tampering("closed_at = closed_at - interval '1 day'", "2024 年度交账", "'year', 2023"),
    "cases_importedcase": Tampering(
        "entries = 9", "《台账.xlsx》导入的各件", "'row', 9, 'request_id', gen_random_uuid()"
    ),
    "cases_ledgerimport": Tampering("file_name = '别的.xlsx'", "导入《别的.xlsx》"),
    "cases_consultation": Tampering("about = '别的'", "征求意见 ", "'entry_id', gen_random_uuid()"),
    "cases_enclosurecheck": Tampering("stopping = stopping + 1", "2025-01-15 的提供前检查"),
    "cases_letter": Tampering("dated = dated - 1", "文书 清源政办公开答〔2025〕1号", "'serial', 99"),
    "cases_letterversion": Tampering("at = at - interval '1 day'", "答复书稿第 1 稿", "'number', 99"),
    "cases_opinion": Tampering("stance = 'objects'", " 的答复", "'entry_id', gen_random_uuid()"),
    "cases_proposal": Tampering("note = '别的'", "2025-01-20 的提请（", "'kind', 'delayed'"),
    "cases_recordscall": Tampering("what = '别的'", "2025-01-15 的协助查找"),
    "cases_service": Tampering("proof = '别的'", "送达（", "'entry_id', gen_random_uuid()"),
    "cases_urging": Tampering("text = '别的'", "2025-01-15 的督办"),
    "engagement_commentcall": Tampering("about = '别的'", "征求意见“"),
    "engagement_comment": Tampering("text = '别的'", "第 1 条意见", "'serial', 99"),
    "engagement_point": Tampering("gist = '别的'", "第 1 个意见要点"),
    "files_storedfile": Tampering("media_type = 'image/png'", "文件 ", "'place', 'sealed/00/x'"),
    "gate_lookback": Tampering("waiting = 9", "的回头看"),
    "gazette_issue": Tampering("at = at - interval '1 day'", "公报2025年第1期", "'serial', 99"),
    "gazette_piece": Tampering("section = '别的'", "公报2025年第1期第 1 篇", "'text_id', gen_random_uuid()"),
    "normative_campaign": Tampering("cut_off = cut_off - 1", "“2025年文件清理”"),
    "normative_proposal": Tampering(
        "verdict = 'repeal', reason = '过时'",
        "的清理意见",
        "'document_id', (SELECT max(id::text) FROM normative_document)",
    ),
    "normative_entry": Tampering("reason = '别的'", "第 1 条登记", "'sequence', 99"),
    "normative_version": Tampering("dated = dated - 1", "第 1 版文本", "'ordinal', 99"),
    "normative_release": Tampering("excuse = '别的'", "的公布稿"),
    "normative_interpretation": Tampering("interpreter = '别人'", "解读“"),
    "normative_gatehit": Tampering("reason = '别的'", "的发布前检查"),
    "organs_chosenpractice": Tampering("choices = '{}'", "2020-01-01 起的办理规则"),
    "organs_merger": Tampering("reason = '别的'", "2025-06-01 起的机关合并", "'state', 'withdrawn'"),
    "organs_particulars": Tampering("court = '别的'", "2020-01-01 起的机关信息"),
    "organs_enterednotice": Tampering("issued = '2025-02-01'", "530000 的放假安排 云政办发〔2025〕0号"),
    "publishing_attachment": Tampering("name = '别的.xlsx'", "第 1 版《", "'file_id', gen_random_uuid()"),
    "publishing_column": Tampering("name = '别的' WHERE code = ''", "公开栏目“别的”", "'code', '99'"),
    "publishing_gatehit": Tampering("severity = 'info'", "第 1 版的发布前检查"),
    "publishing_item": Tampering("first_published = NULL", "信息 qy-office/2024-", "'index_number', 'x', 'serial', 99"),
    "publishing_proof": Tampering("remarks = '别的'", "第 1 版的第 1 校", "'order', 9, 'person_id', gen_random_uuid()"),
    "publishing_screening": Tampering("rules = '别的'", "第 1 版的发布前检查"),
    "publishing_siteimport": Tampering("file_name = '别的.zip'", "导入《别的.zip》"),
    "publishing_importeditem": Tampering("place = '别的'", "《旧网站.zip》导入的各条", "'item_id', gen_random_uuid()"),
    "publishing_takedown": Tampering("reason = '别的'", "撤下记录（发布有误，已撤回）", "'over', true"),
    "publishing_term": Tampering("text = '别的'", "负面清单", "'text', '别的'"),
    "publishing_version": Tampering("title = '别的'", "第 1 版《别的》", "'number', 99, 'state', 'discarded'"),
    "registers_entry": Tampering("reference = '别的'", " 第 1 条登记", "'sequence', 99"),
    "registers_batch": Tampering("kind = 'licence'", "批量导入《处罚.csv》"),
    "reporting_absence": Tampering(
        "reason = '别的'", "2024 年度缺报的申明", "'unit_id', (SELECT id FROM organs_organ WHERE code = 'qy')"
    ),
    "reporting_act": Tampering("remark = '别的' WHERE stage = 'accepted'", "的办理“主管部门已接收”"),
    "reporting_confirmation": Tampering("value = '9'", "2024 年度系统外报送的核对 "),
    "reporting_declaration": Tampering("subject = 'fees'", "2025 年度零报告", "'subject', 'fees'"),
    "reporting_draft": Tampering("sections = '{}'", "2024 年度文字第 1 稿", "'number', 2"),
    "reporting_duedate": Tampering("due = due + 1", "2024 年度报送期限 2025-01-21"),
    "reporting_duplicate": Tampering("what = '别的'", "2024 年度重复计数的申明“别的”"),
    "reporting_handin": Tampering(
        "record = '{}'", "2024 年度系统外报送的第 1 份文件", "'number', 9, 'report_id', NULL"
    ),
    "reporting_inclusion": Tampering("reason = '别的'", "2024 年度纳入汇总的申明"),
    "reporting_notice": Tampering("reason = '别的'", "2024 年度报告第 1 次更正公告", "'number', 2"),
    "reporting_opening": Tampering("at = at - interval '1 day'", "2024 年度建账"),
    "reporting_reminder": Tampering("words = '别的'", "2024 年度催报"),
    "reporting_report": Tampering(
        "stage = 'accepted', published_at = NULL",
        "2024 年度第 1 次报送",
        "'number', 2, 'stage', 'accepted', 'published_at', NULL",
    ),
    "reporting_sitefigure": Tampering("value = '9'", "2025 年度网站报表“site.visits”"),
    "reporting_version": Tampering("reason = '别的'", "2024 年度第 1 版", "'number', 3"),
    "reporting_waiver": Tampering("rule = 'T3-A'", "2024 年度对规则 T3-A 的豁免"),
}

_FOLLOWS = "follows from the entry it hangs on, asked in cases.verify"
FREE = {
    "service.request_id": _FOLLOWS,
    "service.organ_id": _FOLLOWS,
    "service.voided": _FOLLOWS,
    "consultation.organ_id": _FOLLOWS,
    "consultation.voided": _FOLLOWS,
    "opinion.voided": _FOLLOWS,
    "letter.voided": _FOLLOWS,
    "document-version.body": "told by its hash, asked in normative.verify",
    "document-version.published_on": "mirrors the ledger, asked in normative.verify",
    "document-release.rules": "by which lists it was looked into, looked into again before it goes out",
    "document-release.looked_hash": "as its rules",
    "document-release.looked_at": "as its rules",
    "document-release.notes": "as its rules",
    "interpretation.body": "told by its hash, asked in normative.verify",
    "comment-call.body": "told by its hash, asked in engagement.verify",
    "comment.point_id": "told by the result that was signed, asked in engagement.verify",
    "interpretation.unmasked": "the draft before it was masked, never public",
    "interpretation.unmasked_file_id": "the same for its file, which is told of itself",
    "register-entry.superseded_at": "follows from the next line, asked in registers.verify",
    "import.key_version": "which key its rows are sealed with",
    "import.sealed": "opens unaltered or not at all",
    "import.stage": "where the worker stands; what it came to counts",
    "import.findings": "what the check found, checked again before anything is written",
    "import.summary": "as its findings",
    "import.trouble": "why the worker stopped",
    "site.package_id": "waits until its pages are in",
    "site.stage": "where the worker stands; what it came to counts",
    "site.findings": "what the check found, looked at again before anything is written",
    "site.summary": "as its findings",
    "site.trouble": "why the worker stopped",
}
"""Columns that may change without a line, and why."""

LEDGERS = tuple(
    one.of if isinstance(one, Bundled) else one
    for one in (
        *cases.VOUCHED, *books.VOUCHED, *engagement.VOUCHED, FILE, LOOK_BACK, *gazette.VOUCHED, *normative.VOUCHED,
        *organs.VOUCHED, *publishing.VOUCHED, *registers.VOUCHED, *reporting.VOUCHED,
    )
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def whole(
    django_db_setup: None,  # noqa: ARG001  its tables
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[County]:
    """The county, filled once and really committed; gone afterwards."""
    with django_db_blocker.unblock(), override_settings(DATA=tmp_path_factory.mktemp("vouched")):
        county = office.qingyuan()
        vouched.everything(county)
        yield county
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE organs_organ, accounts_person, organs_enterednotice, journal_line CASCADE")


def messages() -> list[str]:
    return [one.message for one in differences(lambda _: None)]


@contextmanager
def altered(statement: str) -> Iterator[int]:
    """A statement behind everybody's back, and undone again."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement)
            yield cursor.rowcount
        transaction.set_rollback(True)


def first(table: str, where: str = "") -> str:
    return f"id = (SELECT id FROM {table} {where} ORDER BY id LIMIT 1)"  # noqa: S608  names of our own


def test_what_only_verbs_wrote_agrees() -> None:
    assert messages() == []


def test_verbs_that_end_withdraw_or_undo_state_what_they_leave(whole: County) -> None:
    vouched.ended(whole)
    assert messages() == []


def test_a_row_is_named_with_what_it_is_in() -> None:
    with altered(f"UPDATE reporting_draft SET sections = '{{}}' WHERE {first('reporting_draft')}"):  # noqa: S608  as below
        (said,) = (worded(one) for one in differences(lambda _: None))
    assert said.startswith("清源县人民政府办公室的年度报告 report:")
    assert said.endswith("2024 年度文字第 1 稿 交账的报告与日志或登记不符")


def test_the_journal_calls_what_was_done_and_to_what_by_words() -> None:
    lines = list(told(Line.objects.order_by("pk"), JANUARY))
    nameless = {one.line.command for one in lines if one.what == one.line.command}
    assert nameless == set()
    assert {one.line.subject.partition(":")[0] for one in lines if not one.about} == {"notice"}


@pytest.mark.parametrize(("table", "one"), TABLES.items())
def test_an_altered_row_is_named(table: str, one: Tampering) -> None:
    change, where, which = one.change.partition(" WHERE ")
    with altered(f"UPDATE {table} SET {change} WHERE {first(table, where + which)}") as rows:  # noqa: S608  as above
        assert rows == 1
        assert any(one.called in said for said in messages())


@pytest.mark.parametrize("table", TABLES)
def test_a_row_taken_away_is_named(table: str) -> None:
    with altered(f"DELETE FROM {table} WHERE {first(table)}") as rows:  # noqa: S608  as above
        assert rows == 1
        assert messages()


@pytest.mark.parametrize(("table", "one"), TABLES.items())
def test_a_row_slipped_in_is_named(table: str, one: Tampering) -> None:
    other = f", {one.other}" if one.other else ""
    copy = f"jsonb_populate_record(kept, jsonb_build_object('id', gen_random_uuid(){other}))"
    with altered(f"INSERT INTO {table} SELECT ({copy}).* FROM {table} kept ORDER BY kept.id LIMIT 1") as rows:  # noqa: S608  as above
        assert rows == 1
        assert messages()


def test_every_table_that_the_journal_vouches_for_is_altered_here() -> None:
    tables = {ledger.rows().model._meta.db_table for ledger in LEDGERS}  # noqa: SLF001  Django's documented way
    assert tables <= set(TABLES)


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda one: one.kind)
def test_every_column_of_a_row_counts(ledger: Vouched[models.Model]) -> None:
    """A column that is added later must be vouched for, or be declared free with its reason."""
    row = ledger.rows().first()
    if row is None:
        assert ledger.kind == "register-import"  # the same lines as the register's own
        return
    for field in row._meta.concrete_fields:  # noqa: SLF001  as above
        if field.primary_key or f"{ledger.kind}.{field.attname}" in FREE:
            continue
        copy = ledger.rows().get(pk=row.pk)
        setattr(copy, field.attname, other(getattr(copy, field.attname)))
        assert sealed(ledger, copy) != ledger.seal(row), f"{ledger.kind}.{field.attname}"


def sealed(ledger: Vouched[models.Model], row: models.Model) -> str:
    try:
        return ledger.seal(row)
    except (GongkaiError, ObjectDoesNotExist) as error:
        return str(error)


def other(value: object) -> object:
    match value:
        case None:
            return "x"
        case bool():
            return not value
        case int() | Decimal():
            return value + 1
        case datetime() | date():
            return value - timedelta(1)
        case bytes() | memoryview():
            return bytes(value) + b"x"
        case UUID():
            return UUID(int=0)
        case str():
            return value + "x"
    return [value]
