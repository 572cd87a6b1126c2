"""Each way of masking keeps what the profile of law.md lets stand, and nothing more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.screening.masking import DROPPED, ends, glimpse, mask
from tests.factories.impossible import bank_card, id_number, mobile

CARD = id_number("19900307")


@pytest.mark.parametrize(
    ("text", "way", "masked"),
    [
        ("王甲", "second", "王*"),
        ("王甲丁", "second", "王*丁"),
        ("欧阳乙丁", "second", "欧**丁"),
        (CARD, "ends 6 4", "990101********" + CARD[-4:]),
        (f"{CARD[:6]} {CARD[6:14]} {CARD[14:]}", "ends 6 4", "990101********" + CARD[-4:]),
        ("15400001234", "ends 3 4", "154****1234"),
        (bank_card(1), "ends 0 4", "*" * 15 + bank_card(1)[-4:]),
        (CARD, "drop", DROPPED),
        ("1990年3月7日", "year", "1990年"),
        ("19900307", "year", "1990年"),
        ("王甲丁", "minor", "某某"),
        ("清源县城关镇东风村三组15号", "village", "清源县城关镇东风村"),
        ("云岭市清源县人民路88号幸福社区3号楼2单元501室", "village", "云岭市清源县"),
        ("清源县城关镇文昌社区文昌路45号", "village", "清源县城关镇文昌社区"),
        ("清源县南门街道南门巷23号", "village", "清源县南门街道"),
        ("wang.jiading@example.com", "mailbox", "w***@example.com"),
        ("幸福花园12栋302室", "village", DROPPED),
    ],
)
def test_a_text_is_masked_as_its_way_says(text: str, way: str, masked: str) -> None:
    assert mask(text, way) == masked


def test_a_text_too_short_for_its_ends_is_starred_whole() -> None:
    assert ends("123456", 3, 4) == "******"


@given(st.text("0123456789王甲丁", min_size=1, max_size=30))
def test_a_glimpse_never_shows_a_whole_text_of_two_letters_or_more(text: str) -> None:
    assert len(text) == 1 or glimpse(text) != text
    assert sum(letter != "*" for letter in glimpse(text)) <= 5


@given(st.integers(0, 99_999_999))
def test_a_masked_mobile_keeps_three_and_four_digits(serial: int) -> None:
    number = mobile(serial)
    assert mask(number, "ends 3 4") == f"{number[:3]}****{number[-4:]}"
