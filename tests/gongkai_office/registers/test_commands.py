"""The verbs of the registers: enter, total, correct, cancel, publish, and what each refuses."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from hypothesis import given as examples
from hypothesis import strategies as st

from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.journal.models import Line
from gongkai_office.registers.commands.cancel import cancel
from gongkai_office.registers.commands.correct import correct
from gongkai_office.registers.commands.enter import enter
from gongkai_office.registers.commands.enter_total import total
from gongkai_office.registers.commands.publish import publish
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Entry, Item
from gongkai_office.registers.money import Amount, Unit, read_amount
from gongkai_office.registers.queries import counted, totals
from gongkai_office.registers.reading import read
from tests.factories.cases import at
from tests.factories.office import County
from tests.factories.registers import DAY, entered, given, statement, typed


def test_decisions_are_numbered_without_gaps_in_their_organ_register_and_year(qingyuan: County) -> None:
    clerk = qingyuan.handler
    numbers = [
        entered(qingyuan.office, clerk, reference="甲1").number,
        entered(qingyuan.office, clerk, reference="甲2").number,
        entered(qingyuan.office, clerk, Kind.PENALTY).number,
        entered(qingyuan.office, clerk, on=date(2023, 12, 29), reference="甲3").number,
    ]
    assert numbers == [
        "清源政办许可登〔2024〕1号",
        "清源政办许可登〔2024〕2号",
        "清源政办处罚登〔2024〕1号",
        "清源政办许可登〔2023〕1号",
    ]


def test_a_licence_has_seven_working_days_to_be_published(qingyuan: County) -> None:
    item = entered(qingyuan.office, qingyuan.handler)
    entry = Entry.objects.get(item=item)
    assert entry.publish_by == date(2024, 3, 13)  # Mon 4 March is day 0: 5, 6, 7, 8, 11, 12, 13
    assert publish(item=item.pk, on=date(2024, 3, 6), by=qingyuan.handler, at=at(date(2024, 3, 6))).published_on


def test_coercion_and_what_is_lawfully_withheld_have_no_such_day(qingyuan: County) -> None:
    entered(qingyuan.office, qingyuan.handler, Kind.COERCION)
    withheld = entered(qingyuan.office, qingyuan.handler, withheld="涉及国家秘密")
    assert not Entry.objects.filter(publish_by__isnull=False).exists()
    with pytest.raises(RegisterError, match="依法不予公示"):
        publish(item=withheld.pk, on=DAY, by=qingyuan.handler, at=at(DAY))


def test_a_decision_is_not_published_before_it_is_made_nor_in_the_future(qingyuan: County) -> None:
    item = entered(qingyuan.office, qingyuan.handler)
    for day in (date(2024, 3, 1), date(2024, 3, 5)):
        with pytest.raises(RegisterError, match="决定日期 2024-03-04 和今天之间"):
            publish(item=item.pk, on=day, by=qingyuan.handler, at=at(DAY, 10))


def test_the_same_form_sent_twice_enters_once(qingyuan: County) -> None:
    key = entered(qingyuan.office, qingyuan.handler, reference="甲1").pk
    again = enter(organ=qingyuan.office, statement=statement(Kind.LICENCE), by=qingyuan.handler, at=at(DAY), key=key)
    assert (again.pk, Item.objects.count()) == (key, 1)


def test_the_same_decision_is_not_entered_twice(qingyuan: County) -> None:
    entered(qingyuan.office, qingyuan.handler)
    with pytest.raises(RegisterError, match="清源市监许准〔2024〕1号”已经登记过，编号 清源政办许可登〔2024〕1号"):
        entered(qingyuan.office, qingyuan.handler)
    entered(qingyuan.education, qingyuan.people[qingyuan.education, Role.HANDLER])  # another organ's own number


def test_a_total_refuses_entries_of_its_period_and_entries_refuse_a_total(qingyuan: County) -> None:
    typed(qingyuan.office, qingyuan.handler, quantity=14253)
    with pytest.raises(RegisterError, match="2023-01-01 至 2023-12-31 已经登记了合计数"):
        entered(qingyuan.office, qingyuan.handler, on=date(2023, 5, 8))
    entered(qingyuan.office, qingyuan.handler)
    with pytest.raises(RegisterError, match="已经逐条登记了 1 件，再登记合计数会重复计算"):
        typed(qingyuan.office, qingyuan.handler, first=date(2024, 3, 1), last=date(2024, 3, 31))
    typed(qingyuan.office, qingyuan.handler, first=date(2024, 1, 1), last=date(2024, 2, 29), quantity=7)
    assert totals([qingyuan.office.pk], 2024)[Kind.LICENCE.cell].quantity == 8


def test_two_totals_never_overlap_and_none_crosses_a_year(qingyuan: County) -> None:
    typed(qingyuan.office, qingyuan.handler, last=date(2023, 6, 30))
    with pytest.raises(RegisterError, match="已经登记了合计数"):
        typed(qingyuan.office, qingyuan.handler, first=date(2023, 6, 30))
    typed(qingyuan.office, qingyuan.handler, first=date(2023, 7, 1))
    with pytest.raises(RegisterError, match="不能跨年"):
        total(Kind.LICENCE, first=date(2023, 12, 1), last=date(2024, 1, 31), quantity=1, source="台账")
    with pytest.raises(RegisterError, match="来源"):
        total(Kind.LICENCE, first=date(2023, 12, 1), last=date(2023, 12, 31), quantity=1, source="  ")


def test_a_cancelled_total_makes_room_for_entries(qingyuan: County) -> None:
    whole = typed(qingyuan.office, qingyuan.handler)
    cancel(item=whole.pk, reason="改为逐条登记", by=qingyuan.handler, at=at(DAY))
    entered(qingyuan.office, qingyuan.handler, on=date(2023, 5, 8))
    assert totals([qingyuan.office.pk], 2023)[Kind.LICENCE.cell].quantity == 1


def test_a_correction_keeps_the_old_line_and_says_why(qingyuan: County) -> None:
    item = entered(qingyuan.office, qingyuan.handler, Kind.FEE)
    fee = statement(Kind.FEE, amount="1334.50")
    with pytest.raises(RegisterError, match="请写明理由"):
        correct(item=item.pk, statement=fee, reason=" ", by=qingyuan.handler, at=at(DAY, 10))
    with pytest.raises(RegisterError, match="没有改动"):
        correct(item=item.pk, statement=statement(Kind.FEE), reason="核对", by=qingyuan.handler, at=at(DAY, 10))
    correct(item=item.pk, statement=fee, reason="票据金额录错", by=qingyuan.handler, at=at(DAY, 10))
    lines = Entry.objects.filter(item=item).order_by("sequence")
    assert [line.amount for line in lines] == [Decimal("1234.50"), Decimal("1334.50")]
    assert lines[0].superseded_at == lines[1].at == at(DAY, 10)
    assert lines[1].reason == "票据金额录错"


def test_what_was_counted_on_a_day_stays_so_whatever_is_corrected_later(qingyuan: County) -> None:
    item, cell = entered(qingyuan.office, qingyuan.handler, Kind.FEE), Kind.FEE.cell
    fee = statement(Kind.FEE, amount="8000")
    correct(item=item.pk, statement=fee, reason="录错", by=qingyuan.handler, at=at(DAY, 12))
    cancel(item=item.pk, reason="退费", by=qingyuan.handler, at=at(DAY, 15))
    organs = [qingyuan.office.pk]
    assert str(totals(organs, 2024, at(DAY, 11))[cell].amount) == "0.12345万元"
    assert str(totals(organs, 2024, at(DAY, 13))[cell].amount) == "0.8万元"
    assert totals(organs, 2024, at(DAY, 16)) == {} == totals(organs, 2024)
    assert totals(organs, 2024, at(DAY, 8)) == {}
    assert [line.amount for line in counted(organs, 2024, cell, at(DAY, 13))] == [Decimal(8000)]


def test_every_verb_leaves_its_line_in_the_journal_without_names(qingyuan: County) -> None:
    item = entered(qingyuan.office, qingyuan.handler, party="欧阳小满", party_kind="自然人")
    publish(item=item.pk, on=DAY, by=qingyuan.handler, at=at(DAY, 10))
    cancel(item=item.pk, reason="重复登记", by=qingyuan.handler, at=at(DAY, 11))
    lines = Line.objects.filter(subject=f"register:{item.pk}")
    assert [line.command for line in lines] == ["register.entered", "register.published", "register.cancelled"]
    assert not any("欧阳" in str(line.facts) for line in lines)


def test_only_who_keeps_the_register_enters_and_the_supervisor_above_only_reads(qingyuan: County) -> None:
    for stranger in (qingyuan.supervisor, qingyuan.registrar, qingyuan.head):
        with pytest.raises(ForbiddenError):
            entered(qingyuan.office, stranger)
    with pytest.raises(ForbiddenError):
        entered(qingyuan.education, qingyuan.handler)
    assert not Item.objects.exists()


def test_a_cancelled_entry_is_neither_corrected_nor_published_nor_cancelled_again(qingyuan: County) -> None:
    item = entered(qingyuan.office, qingyuan.handler)
    cancel(item=item.pk, reason="重复", by=qingyuan.handler, at=at(DAY, 10))
    with pytest.raises(RegisterError, match="已经撤销"):
        cancel(item=item.pk, reason="重复", by=qingyuan.handler, at=at(DAY, 11))
    with pytest.raises(RegisterError, match="已经撤销"):
        publish(item=item.pk, on=DAY, by=qingyuan.handler, at=at(DAY, 11))
    other = statement(Kind.LICENCE, content="其他")
    with pytest.raises(RegisterError, match="已经撤销"):
        correct(item=item.pk, statement=other, reason="改", by=qingyuan.handler, at=at(DAY, 11))


def told(kind: Kind, **changed: str) -> dict[str, str]:
    _, problems = read(kind, given(kind, **changed), today=DAY)
    return {one.key: one.message for one in problems}


def test_what_is_wrong_with_a_form_is_told_field_by_field_all_at_once() -> None:
    wrong = told(Kind.LICENCE, party=" ", category="一般", on="2024-02-30", credit_code="91640199MA00000X30")
    assert wrong == {
        "party": "请填写行政相对人名称",
        "category": "许可类别“一般”不在可选范围内，可选：普通、特许、认可、核准、登记、其他",
        "on": "“2024-02-30”不是日期，请写成 2024-03-04 的样子",
        "credit_code": "统一社会信用代码“91640199MA00000X30”校验不符，请核对 18 位代码",
    }
    assert told(Kind.LICENCE, on="2024-03-05") == {"on": "日期 2024-03-05 还没有到，请核对"}


def test_no_identity_number_gets_into_a_register() -> None:
    number = "11010519491231002X"  # the specimen of GB 11643
    assert "公民身份号码" in told(Kind.PENALTY, party=f"某人 {number}", party_kind="自然人")["party"]
    assert "自然人没有" in told(Kind.LICENCE, party_kind="自然人", credit_code="91640199MA00000X30")["credit_code"]


@pytest.mark.parametrize(
    "spelling", ["2024-3-4", "2024/03/04", "2024.3.4", "2024年3月4日", "20240304", "2024-03-04 00:00:00"]
)
def test_a_day_may_be_written_as_ledgers_write_it(spelling: str) -> None:
    assert statement(Kind.LICENCE, on=spelling).on == DAY


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("4482.67", Unit.TEN_THOUSAND, "44826700.00"),
        ("420", Unit.YUAN, "420.00"),
        ("1,234.50元", Unit.TEN_THOUSAND, "1234.50"),
        ("0.042万元", Unit.YUAN, "420.00"),
        ("0", Unit.YUAN, "0.00"),
    ],
)
def test_money_is_kept_in_yuan_to_the_fen_whatever_unit_was_typed(text: str, unit: Unit, yuan: str) -> None:
    assert str(read_amount(text, unit).in_yuan) == yuan


@pytest.mark.parametrize("text", ["-1", "1.005", "一千", "NaN", "Infinity", "1e20", ""])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(RegisterError):
        read_amount(text, Unit.YUAN).in_yuan  # noqa: B018  it is asked for


@examples(st.decimals(0, 10**12, places=2))
def test_yuan_told_in_ten_thousands_are_the_same_yuan(yuan: Decimal) -> None:
    assert Amount.of_yuan(yuan).in_yuan == yuan
    assert read_amount(str(Amount.of_yuan(yuan)), Unit.YUAN).in_yuan == yuan


@pytest.mark.django_db(transaction=True)
def test_a_total_and_an_entry_sent_at_once_are_never_both_kept(qingyuan: County) -> None:
    def attempt(turn: int) -> bool:
        try:
            if turn % 2:
                typed(qingyuan.office, "system", first=date(2023, 5, 1), last=date(2023, 5, 31))
            else:
                entered(qingyuan.office, "system", on=date(2023, 5, 8), reference=f"甲{turn}")
        except RegisterError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(attempt, range(8)))
    forms = set(Item.objects.values_list("form", flat=True))
    assert len(forms) == 1
