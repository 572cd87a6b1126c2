"""Numbers of persons that cannot exist, right in every check digit, for tests and for the labelled set.

Identity numbers begin with 99, a province code that GB/T 2260 gives to nobody; mobiles with 154, which no operator
was given; landlines with area code 0960, which there is not; cards with the issuer range 629999 and a serial of
noughts; plates of Ningxia with the letter Y, where letters end at E; credit codes of division 990101; mail at
example.com. Names join a surname with the heavenly stems (王甲丁); places are 清源县 in 云岭市.
"""

from __future__ import annotations

from stdnum import luhn
from stdnum.cn import ric, uscc


def id_number(born: str, *, serial: int = 1, division: str = "990101") -> str:
    """An identity number of division 990101 for a birth date of eight digits."""
    body = f"{division}{born}{serial:03d}"
    return body + ric.calc_check_digit(f"{body}0")


def mobile(serial: int) -> str:
    """A mobile of a range that no operator was given."""
    return f"154{serial:08d}"


def landline(serial: int) -> str:
    """A landline in an area code that there is not."""
    return f"0960-{2_000_000 + serial}"


def bank_card(serial: int, *, length: int = 19) -> str:
    """A card of an issuer range that no bank has, with the right Luhn digit."""
    body = f"629999{serial:0{length - 7}d}"
    return body + str(luhn.calc_check_digit(body))


def plate(serial: int) -> str:
    """A plate with a letter that its region does not have."""
    return f"宁Y{serial:05d}"


def credit_code(serial: int) -> str:
    """A unified social credit code of a division that there is not."""
    body = f"91990101MA{serial:07d}"
    return body + uscc.calc_check_digit(body)
