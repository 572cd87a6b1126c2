"""The first day by channel (Art. 31)."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.practice import DEFAULT
from gongkai.law.receipt import Channel, UnconfirmedError, first_day

ARRIVED, CONFIRMED = date(2024, 3, 1), date(2024, 3, 4)


# law.md §1.5.1: in person the day of submission; signed mail the day the organ signs; ordinary mail the day of
# confirmation; internet, fax (and e-mail) the day both sides confirm.
@pytest.mark.parametrize(
    ("channel", "day0", "item"),
    [
        (Channel.COUNTER, ARRIVED, "第（一）项"),
        (Channel.REGISTERED_MAIL, ARRIVED, "第（二）项"),
        (Channel.ORDINARY_MAIL, CONFIRMED, "第（二）项"),
        (Channel.ONLINE, CONFIRMED, "第（三）项"),
        (Channel.FAX, CONFIRMED, "第（三）项"),
        (Channel.EMAIL, CONFIRMED, "第（三）项"),
    ],
)
def test_each_channel_has_its_own_first_day(channel: Channel, day0: date, item: str) -> None:
    first = first_day(channel, arrived=ARRIVED, confirmed=CONFIRMED)
    assert first.day0 == day0
    assert str(first.source) == f"《政府信息公开条例》第三十一条{item}"
    assert first.evidence


@pytest.mark.parametrize("channel", [Channel.ORDINARY_MAIL, Channel.ONLINE, Channel.FAX, Channel.EMAIL])
def test_an_unconfirmed_request_has_no_first_day_yet(channel: Channel) -> None:
    with pytest.raises(UnconfirmedError, match="恢复联系之日"):
        first_day(channel, arrived=ARRIVED)


def test_a_published_rule_may_let_the_online_receipt_confirm() -> None:
    practice = replace(DEFAULT, receipt_shown_online_confirms=True)
    assert first_day(Channel.ONLINE, arrived=ARRIVED, practice=practice).day0 == ARRIVED
    with pytest.raises(UnconfirmedError):
        first_day(Channel.FAX, arrived=ARRIVED, practice=practice)


def test_nothing_is_confirmed_before_it_arrives() -> None:
    with pytest.raises(GongkaiError, match="早于到达日期"):
        first_day(Channel.ONLINE, arrived=CONFIRMED, confirmed=ARRIVED)
