"""What may not be written into a case, with the reason and the article."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from gongkai.cases.acceptance import record
from gongkai.cases.entries import (
    DisputeResult,
    Draft,
    Entry,
    EntryKind,
    Filing,
    Forum,
    Role,
    Ruling,
    Until,
    Voiding,
)
from gongkai.cases.state import EMPTY, Case
from gongkai.errors import GongkaiError
from gongkai.law.calendars import national
from gongkai.law.outcomes import Outcome
from gongkai.law.practice import DEFAULT
from tests.factories.ledgers import answered, entry, receipt

CALENDAR = national()
RECEIVED, REPLIED = date(2024, 3, 4), date(2024, 3, 25)
OPEN = [entry(1, EntryKind.RECEIVED, RECEIVED, receipt())]
SERVED = answered(RECEIVED, REPLIED)


def accept(entries: list[Entry]) -> tuple[Case, list[str]]:
    """The state after entries that are all accepted, and every remark."""
    case = EMPTY
    said: list[str] = []
    for written in entries:
        case, remarks = record(case, written, CALENDAR)
        said += remarks
    return case, said


def draft(number: int, outcome: Outcome, on: date = REPLIED) -> Entry:
    return entry(number, EntryKind.DRAFTED, on, Draft(outcome))


NOTICED = [*OPEN, entry(2, EntryKind.CORRECTION_NOTICED, date(2024, 3, 8))]
CHARGED = [*OPEN, entry(2, EntryKind.FEE_NOTICED, date(2024, 3, 20))]
ASKED = [*OPEN, entry(2, EntryKind.THIRD_PARTY_ASKED, date(2024, 3, 11))]


@pytest.mark.parametrize(
    ("before", "refused", "why", "article"),
    [
        (SERVED, entry(5, EntryKind.EXTENDED, date(2024, 3, 26), role=Role.HEAD), "案件现在“已答复”", "第三十三条"),
        (OPEN, entry(2, EntryKind.EXTENDED, REPLIED), "应当由签发人办理", "第三十三条"),
        (OPEN, entry(2, EntryKind.EXTENDED, date(2024, 4, 2), role=Role.HEAD), "期限届满后不能再延长", "第三十三条"),
        (SERVED[:2], entry(3, EntryKind.SIGNED, REPLIED, role=Role.HEAD, by="han"), "起草人不能签发", "第十七条"),
        (NOTICED, draft(3, Outcome.GRANTED), "期满之前不能作出", "第三十条"),
        (NOTICED, draft(3, Outcome.CORRECTION_OVERDUE, date(2024, 3, 29)), "逾期没有补正", "第三十条"),
        (OPEN, draft(2, Outcome.CORRECTION_OVERDUE), "逾期没有补正", "第三十条"),
        (CHARGED, draft(3, Outcome.PAYMENT_OVERDUE, date(2024, 4, 18)), "逾期没有缴费", "第三十条"),
        (OPEN, draft(2, Outcome.EXCESSIVE), "先要求申请人说明理由", "第三十五条"),
        (OPEN, draft(2, Outcome.UNCLEAR_AFTER_CORRECTION), "请先告知补正", "第三十条"),
        (
            [*ASKED, draft(3, Outcome.THIRD_PARTY)],
            entry(4, EntryKind.SIGNED, REPLIED, role=Role.HEAD),
            "2024-04-01 才届满",
            "第三十二条",
        ),
        (OPEN, entry(2, EntryKind.SUIT_FILED, REPLIED, Filing("诉1", Forum.DIRECT_SUIT)), "没有逾期", "第五十一条"),
        (
            SERVED,
            entry(5, EntryKind.SUIT_FILED, date(2024, 5, 6), Filing("诉1", Forum.SUIT_AFTER_RECONSIDERATION)),
            "没有登记过行政复议",
            "",
        ),
        (
            SERVED,
            entry(5, EntryKind.SUIT_FILED, date(2024, 5, 6), Filing("复1", Forum.RECONSIDERATION)),
            "救济途径不一致",
            "",
        ),
        (
            SERVED,
            entry(5, EntryKind.DISPUTE_DECIDED, date(2024, 5, 6), Ruling("复9", DisputeResult.UPHELD)),
            "没有登记过编号为 复9",
            "",
        ),
        (SERVED, entry(5, EntryKind.REOPENED, date(2024, 6, 5), Until(date(2024, 6, 5))), "晚于登记之日", ""),
        (SERVED[:3], entry(4, EntryKind.SERVED, date(2024, 3, 22)), "早于", ""),
        (SERVED, entry(5, EntryKind.VOIDED, REPLIED, Voiding("e1", "录错"), role=Role.HEAD), "先更正其后的登记", ""),
        (SERVED, entry(5, EntryKind.VOIDED, REPLIED, Voiding("e9", "录错"), role=Role.HEAD), "没有编号为 e9", ""),
        (SERVED, entry(5, EntryKind.VOIDED, REPLIED, Voiding("e4", " "), role=Role.HEAD), "写明理由", ""),
        (OPEN, entry(2, EntryKind.DRAFTED, REPLIED), "缺少必需的内容", ""),
        ([], entry(1, EntryKind.RECEIVED, date(2031, 1, 6), receipt()), "超出日历范围", ""),
    ],
)
def test_an_illegal_entry_is_refused_with_reason_and_article(
    before: list[Entry], refused: Entry, why: str, article: str
) -> None:
    case, _ = accept(before)
    with pytest.raises(GongkaiError, match=why) as error:
        record(case, refused, CALENDAR)
    assert article in error.value.source


def test_an_entry_is_written_once_in_order_and_never_before_its_day() -> None:
    case, _ = accept(OPEN)
    with pytest.raises(GongkaiError, match="没有重复登记"):
        record(case, entry(1, EntryKind.EXTENDED, date(2024, 3, 5), role=Role.HEAD), CALENDAR)
    later = entry(2, EntryKind.EXTENDED, date(2024, 3, 5), role=Role.HEAD)
    with pytest.raises(GongkaiError, match="还没有到"):
        record(case, later._replace(at=later.at - timedelta(days=1), on=date(2024, 3, 5)), CALENDAR)
    with pytest.raises(GongkaiError, match="依次追加"):
        record(case, later._replace(at=OPEN[0].at - timedelta(hours=1), on=RECEIVED), CALENDAR)


def test_a_dispute_counts_once_even_where_its_voiding_is_voided() -> None:
    # filed, voided as a mistake, filed again: bringing back the first would count one case number twice
    day = date(2024, 5, 6)
    filing = Filing("清政复〔2024〕1号", Forum.RECONSIDERATION)
    mended = [
        *SERVED,
        entry(5, EntryKind.RECONSIDERATION_FILED, day, filing),
        entry(6, EntryKind.VOIDED, day, Voiding("e5", "录错"), role=Role.HEAD),
        entry(7, EntryKind.RECONSIDERATION_FILED, day, filing),
    ]
    case, _ = accept(mended)
    with pytest.raises(GongkaiError, match="已经登记过"):
        record(case, entry(8, EntryKind.RECONSIDERATION_FILED, day, filing), CALENDAR)
    with pytest.raises(GongkaiError, match="已经登记过"):
        record(case, entry(8, EntryKind.VOIDED, day, Voiding("e6", "没有录错"), role=Role.HEAD), CALENDAR)
    assert [dispute.id for dispute in case.disputes] == [filing.dispute]


def test_nobody_pays_and_the_case_ends_after_the_last_day_to_pay() -> None:
    # C7: fee notice received 03-20, pay-by 2024-04-18
    case, _ = accept([*CHARGED, draft(3, Outcome.PAYMENT_OVERDUE, date(2024, 4, 19))])
    assert case.draft is Outcome.PAYMENT_OVERDUE


def test_nobody_corrects_and_the_case_ends_after_the_period_given() -> None:
    # 15 working days from Friday 8 March end on 29 March
    case, _ = accept([*NOTICED, draft(3, Outcome.CORRECTION_OVERDUE, date(2024, 3, 30))])
    assert case.draft is Outcome.CORRECTION_OVERDUE


@pytest.mark.parametrize(
    ("entries", "remark"),
    [
        ([*OPEN, draft(2, Outcome.THIRD_PARTY)], "应当先书面征求第三方的意见"),
        (answered(RECEIVED, date(2024, 4, 2)), "送达已经逾期"),
        (
            [
                *answered(RECEIVED, REPLIED, Outcome.DELIBERATIVE),
                entry(5, EntryKind.SUIT_FILED, date(2024, 5, 6), Filing("诉1", Forum.DIRECT_SUIT)),
            ],
            "不予公开的决定应当先申请行政复议",
        ),
        (
            [
                *answered(RECEIVED, REPLIED, Outcome.PARTIAL),
                entry(5, EntryKind.SUIT_FILED, date(2024, 5, 6), Filing("诉1", Forum.DIRECT_SUIT)),
            ],
            "部分公开答复中不予公开的部分应当先申请行政复议",
        ),
    ],
)
def test_what_is_irregular_is_taken_and_said_aloud(entries: list[Entry], remark: str) -> None:
    assert any(remark in said for said in accept(entries)[1])


@pytest.mark.parametrize(
    ("outcome", "received", "replied"),
    [
        (Outcome.GRANTED, RECEIVED, REPLIED),
        (Outcome.NOT_HELD, RECEIVED, REPLIED),
        (Outcome.DELIBERATIVE, date(2023, 12, 4), date(2023, 12, 20)),
        (Outcome.PARTIAL, date(2023, 12, 4), date(2023, 12, 20)),
    ],
)
def test_a_suit_that_needs_no_reconsideration_first_raises_no_remark(
    outcome: Outcome, received: date, replied: date
) -> None:
    filing = Filing("诉1", Forum.DIRECT_SUIT)
    _, said = accept([*answered(received, replied, outcome), entry(5, EntryKind.SUIT_FILED, date(2024, 5, 6), filing)])
    assert said == []


def test_a_suit_over_silence_is_remarked_on_only_where_the_office_reads_silence_as_refusing_to_act() -> None:
    case, _ = accept(OPEN)
    late = entry(2, EntryKind.SUIT_FILED, date(2024, 4, 2), Filing("诉1", Forum.DIRECT_SUIT))
    assert record(case, late, CALENDAR)[1] == ()
    strict = replace(DEFAULT, silence_reconsider_first=True)
    assert "逾期未作答复应当先申请行政复议" in "".join(record(case, late, CALENDAR, strict)[1])


def test_silence_beyond_the_period_may_be_contested() -> None:
    filing = Filing("复1", Forum.RECONSIDERATION)
    case, said = accept([*OPEN, entry(2, EntryKind.RECONSIDERATION_FILED, date(2024, 4, 2), filing)])
    assert case.disputes[0].forum is Forum.RECONSIDERATION
    assert said == []
