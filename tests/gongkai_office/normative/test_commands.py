"""The verbs of the document library, and what each refuses."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.organs import OrganKind
from gongkai.law.validity import DocumentLedgerError, DocumentState
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.journal.models import Line
from gongkai_office.normative.acts import Act, DocumentError, Kind, Relation
from gongkai_office.normative.body import Body, from_text, to_text
from gongkai_office.normative.commands.amend import amend
from gongkai_office.normative.commands.append import Said
from gongkai_office.normative.commands.describe import describe
from gongkai_office.normative.commands.file import file
from gongkai_office.normative.commands.issue import Issued, issue
from gongkai_office.normative.commands.keep_text import keep_text
from gongkai_office.normative.commands.link import link
from gongkai_office.normative.commands.renew import renew
from gongkai_office.normative.commands.void import void
from gongkai_office.normative.ledger import state_on
from gongkai_office.normative.models import Document, Entry, Version
from gongkai_office.normative.queries import counted, listed, totals, visible, warnings
from gongkai_office.normative.queries.lists import Filter
from gongkai_office.organs.models import Level
from tests.factories.cases import at
from tests.factories.documents import DAY, NUMBER, TEXT, TITLE, ended, issued, published, texted
from tests.factories.office import County, organ

VALID, AMENDED, LAPSED = DocumentState.VALID, DocumentState.AMENDED, DocumentState.LAPSED
REPEALED, NOT_YET = DocumentState.REPEALED, DocumentState.NOT_YET_IN_FORCE


def fresh(document: Document) -> Document:
    return Document.objects.get(pk=document.pk)


def test_documents_are_registered_without_gaps_in_their_organ_and_year(qingyuan: County) -> None:
    by = qingyuan.handler
    names = [issued(qingyuan.office, by, number=number, on=on).registration for number, on in NUMBERS]
    assert names == ["清源政办规登〔2024〕1号", "清源政办规登〔2024〕2号", "清源政办规登〔2023〕1号"]


NUMBERS = [("甲1", DAY), ("甲2", DAY), ("乙1", date(2023, 12, 29))]


def test_a_county_cannot_issue_rules_and_a_city_can(qingyuan: County) -> None:
    with pytest.raises(DocumentError, match="没有制定规章的权限") as refused:
        issued(qingyuan.office, qingyuan.handler, kind=Kind.RULES)
    assert "第九十三条" in str(refused.value)
    city = organ("云岭市人民政府", "云岭市政", "yl-city", parent=None, kind=OrganKind.CITY_GOVERNMENT, level=Level.CITY)
    assert issued(city, "system", kind=Kind.RULES).registration == "云岭市政规章登〔2024〕1号"


def test_a_number_is_given_once_and_the_same_form_sent_twice_registers_once(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler)
    with pytest.raises(DocumentError, match="已经登记过：《清源县河道采砂管理办法》"):
        issued(qingyuan.office, qingyuan.handler)
    new = Issued(kind=Kind.NORMATIVE, title=TITLE, number=NUMBER, on=DAY, effective=DAY)
    again = issue(organ=qingyuan.office, issued=new, by=qingyuan.handler, at=at(DAY), key=one.pk)
    assert (again.pk, Document.objects.count()) == (one.pk, 1)


def test_its_state_follows_from_the_day_it_is_asked_for(qingyuan: County) -> None:
    start, until = date(2024, 4, 1), date(2029, 3, 31)
    one = fresh(issued(qingyuan.office, qingyuan.handler, effective=start, until=until))
    days = [date(2024, 3, 31), start, until, date(2029, 4, 1)]
    assert [state_on(one, day) for day in days] == [NOT_YET, VALID, VALID, LAPSED]


def test_a_repeal_counts_from_the_day_it_takes_effect(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler)
    ended(one, Act.REPEALED, qingyuan.handler, on=date(2024, 12, 20), effective=date(2025, 1, 1))
    assert [state_on(fresh(one), day) for day in (date(2024, 12, 31), date(2025, 1, 1))] == [VALID, REPEALED]
    cell, organs = "proactive.normative_documents.repealed", [qingyuan.office.pk]
    assert [totals(organs, year)[cell].quantity for year in (2024, 2025)] == [0, 1]
    assert [behind.document.pk for behind in counted(organs, 2025, cell)] == [one.pk]


def test_what_has_ended_is_not_amended_renewed_or_repealed_again(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler)
    ended(one, Act.REPEALED, qingyuan.handler, on=date(2024, 5, 6))
    late = at(date(2024, 6, 3))
    with pytest.raises(DocumentLedgerError, match="文件已于 2024-05-06 废止，不能再于 2024-06-03 修改"):
        amend(document=one.pk, on=late.date(), said=Said(basis="修改决定"), by=qingyuan.handler, at=late)
    with pytest.raises(DocumentLedgerError, match="不能再"):
        ended(one, Act.LAPSED, qingyuan.handler, on=date(2024, 6, 4))
    assert Entry.objects.filter(document=one).count() == 2


def test_an_amendment_under_a_new_number_counts_as_one_repealed_and_one_issued(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler, on=date(2022, 3, 4))
    said = Said(basis="清源政办规〔2024〕6号", number="清源政办规〔2024〕6号", new_number=True)
    amend(document=one.pk, on=DAY, said=said, by=qingyuan.handler, at=at(DAY))
    cells = {name.rpartition(".")[2]: total.quantity for name, total in totals([qingyuan.office.pk], 2024).items()
             if "normative" in name}  # fmt: skip
    assert cells == {"issued": 1, "repealed": 1, "valid": 1}
    assert (fresh(one).number, state_on(fresh(one), DAY)) == ("清源政办规〔2024〕6号", AMENDED)


def test_an_amendment_needs_its_decision_and_leads_to_it(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler, on=date(2022, 3, 4), number="旧1")
    other = issued(qingyuan.office, qingyuan.handler)
    for said in (Said(), Said(cause=one), Said(basis="决定", new_number=True)):
        with pytest.raises(DocumentError):
            amend(document=one.pk, on=DAY, said=said, by=qingyuan.handler, at=at(DAY))
    amend(document=one.pk, on=DAY, said=Said(cause=other), by=qingyuan.handler, at=at(DAY))
    assert [entry.document_id for entry in other.caused.all()] == [one.pk]


def test_a_renewal_moves_the_last_day_and_needs_its_decision(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler, until=date(2024, 12, 31))
    until = date(2026, 12, 31)
    with pytest.raises(DocumentError, match="决定或者通知"):
        renew(document=one.pk, on=DAY, until=until, basis="", by=qingyuan.handler, at=at(DAY))
    renew(document=one.pk, on=DAY, until=until, basis="延期通知", by=qingyuan.handler, at=at(DAY))
    assert (fresh(one).until, fresh(one).ends_on) == (until, date(2027, 1, 1))


def test_a_registration_made_by_mistake_is_voided_with_its_reason_and_counts_nowhere(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler)
    first = one.entries.get()
    with pytest.raises(DocumentError, match="作废的理由"):
        void(entry=first.pk, reason=" ", by=qingyuan.handler, at=at(DAY, 10))
    void(entry=first.pk, reason="重复登记", by=qingyuan.handler, at=at(DAY, 10))
    organs = [qingyuan.office.pk]
    assert "proactive.normative_documents.issued" not in totals(organs, 2024)
    assert totals(organs, 2024, at(DAY, 9))["proactive.normative_documents.issued"].quantity == 1
    assert not visible(qingyuan.handler, DAY).exists()
    issued(qingyuan.office, qingyuan.handler)  # its number is free again
    with pytest.raises(DocumentError, match="已经作废"):
        keep_text(document=one.pk, body=from_text("正文"), by=qingyuan.handler, at=at(DAY, 11))


def test_a_repeal_entered_by_mistake_is_taken_back(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler)
    wrong = ended(one, Act.REPEALED, qingyuan.handler, on=date(2024, 5, 6))
    void(entry=wrong.pk, reason="录错文件", by=qingyuan.handler, at=at(date(2024, 5, 7)))
    assert state_on(fresh(one), date(2024, 6, 3)) is VALID
    with pytest.raises(DocumentError, match="已经作废"):
        void(entry=wrong.pk, reason="再来", by=qingyuan.handler, at=at(date(2024, 5, 8)))


def test_a_published_version_stays_and_a_new_wording_is_a_new_version(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler)
    first = texted(one, qingyuan.handler)
    published(first, qingyuan, when=at(DAY, 12))
    with pytest.raises(DocumentError, match="和最近一版相同"):
        texted(one, qingyuan.handler)
    second = texted(one, qingyuan.handler, TEXT + "本办法自公布之日起施行。")
    assert (first.ordinal, second.ordinal) == (1, 2)
    assert to_text(Version.objects.get(pk=first.pk).body) == to_text(from_text(TEXT))
    with pytest.raises(DocumentError, match="已经于 2024-03-04 公布"):
        published(first, qingyuan, when=at(DAY, 13))
    kept = Entry.objects.get(document=one, act=Act.PUBLISHED)
    with pytest.raises(DocumentError, match="不能作废"):
        void(entry=kept.pk, reason="错", by=qingyuan.handler, at=at(DAY, 14))


def test_a_text_becomes_headings_paragraphs_and_tables_and_reads_back() -> None:
    body: Body = from_text("第一章 总则\r\n\u202e正文\u200b一段。\n\n（一）范围\n河段\t禁采期\n柳湾段\t6月\n")
    assert body == [
        {"kind": "heading", "level": 1, "text": "第一章 总则"},
        {"kind": "paragraph", "text": "正文一段。"},
        {"kind": "heading", "level": 2, "text": "（一）范围"},
        {"kind": "table", "rows": [["河段", "禁采期"], ["柳湾段", "6月"]]},
    ]
    assert from_text(to_text(body)) == body
    with pytest.raises(DocumentError, match="正文是空的"):
        from_text(" \n ")


def test_filing_links_and_the_record_card_are_kept_beside_it(qingyuan: County) -> None:
    by, one = qingyuan.handler, issued(qingyuan.office, qingyuan.handler)
    file(document=one.pk, on=DAY, to="清源县人民政府", number="清源备〔2024〕1号", by=by, at=at(DAY, 10))
    link(document=one.pk, relation=Relation.INTERPRETATION, title="一图读懂", address="/xxgk/1", by=by, at=at(DAY, 10))
    card = {"theme": "农业、林业、水利", "phone": "0000-1234567"}
    describe(document=one.pk, title=TITLE, number=NUMBER, details=card, reason="", by=by, at=at(DAY, 11))
    assert (fresh(one).filed, fresh(one).details) == (DAY, card)
    with pytest.raises(DocumentError, match="请写明理由"):
        describe(document=one.pk, title="别的", number=NUMBER, details={}, reason="", by=by, at=at(DAY, 12))
    for address in ("javascript:alert(1)", "//evil.example", "ftp://a", "/a\\b"):
        with pytest.raises(DocumentError, match="网址"):
            link(document=one.pk, relation=Relation.OTHER, title="x", address=address, by=by, at=at(DAY, 12))


def test_what_lapses_soon_or_has_stood_five_years_is_named_in_time(qingyuan: County) -> None:
    by = qingyuan.handler
    stated = issued(qingyuan.office, by, number="甲", on=date(2020, 1, 2), until=date(2024, 8, 31))
    old = issued(qingyuan.office, by, number="乙", on=date(2019, 6, 3), now=at(DAY))
    trial = issued(qingyuan.office, by, number="丙", on=date(2021, 5, 6), title="清源县拥军办法（试行）")
    issued(qingyuan.office, by, number="丁", on=date(2021, 5, 6))
    found = warnings(visible(by, DAY), DAY)
    assert [(day, row.pk) for day, row in found] == [
        (date(2024, 5, 5), trial.pk),  # three years on trial
        (date(2024, 6, 2), old.pk),  # five years
        (date(2024, 8, 31), stated.pk),
    ]


def test_a_list_filtered_by_state_holds_what_the_fold_says(qingyuan: County) -> None:
    by = qingyuan.handler
    rows = [
        issued(qingyuan.office, by, number="甲", on=date(2020, 1, 2), until=date(2024, 3, 3)),
        issued(qingyuan.office, by, number="乙", on=date(2020, 1, 2), effective=date(2024, 3, 5)),
        issued(qingyuan.office, by, number="丙", on=date(2020, 1, 2)),
        issued(qingyuan.office, by, number="丁", on=date(2020, 1, 2)),
    ]
    amend(document=rows[3].pk, on=DAY, said=Said(basis="决定"), by=by, at=at(DAY))
    for state in DocumentState:
        page = listed(visible(by, DAY), DAY, narrowed=Filter(state=state.name))
        assert {row.pk for row in page.rows} == {row.pk for row in rows if state_on(fresh(row), DAY) is state}, state


def test_only_who_keeps_the_library_enters_and_the_supervisor_above_reads(qingyuan: County, yunling: County) -> None:
    for stranger in (qingyuan.supervisor, qingyuan.registrar, qingyuan.head, yunling.handler):
        with pytest.raises(ForbiddenError):
            issued(qingyuan.office, stranger)
    one = issued(qingyuan.education, qingyuan.people[qingyuan.education, Role.HANDLER])
    assert visible(qingyuan.supervisor, DAY).get() == one
    assert not visible(yunling.supervisor, DAY).exists()
    assert not visible(qingyuan.handler, DAY).exists()


def test_every_verb_leaves_its_line_in_the_journal(qingyuan: County) -> None:
    one = issued(qingyuan.office, qingyuan.handler)
    published(texted(one, qingyuan.handler), qingyuan, when=at(DAY, 12))
    commands = Line.objects.filter(subject=f"document:{one.pk}").values_list("command", flat=True)
    told = [one for one in commands if not one.startswith("approval.")]
    assert told[:2] == ["document.issued", "document.text"]
    drafted = ["release.prepare", "release.excuse", "release.send_up", "release.signed"]
    assert told[2:] == [*drafted, "document.published", "release.let_out"]


def test_days_that_have_not_come_are_refused(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="还没有到"):
        issued(qingyuan.office, qingyuan.handler, now=at(date(2024, 3, 1)))
    with pytest.raises(GongkaiError, match="施行日期早于制发日期"):
        issued(qingyuan.office, qingyuan.handler, effective=date(2024, 3, 1))
