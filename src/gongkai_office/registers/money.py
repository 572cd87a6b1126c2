"""Amounts of money: kept in yuan to the fen, told in the unit somebody typed or a table wants."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from gongkai_office.registers.kinds import RegisterError

_FEN = Decimal("0.01")
_MOST = Decimal(10) ** 14


class Unit(StrEnum):
    """The units that registers and tables use."""

    YUAN = "元"
    TEN_THOUSAND = "万元"

    @property
    def yuan(self) -> Decimal:
        """How many yuan one of it is."""
        return Decimal(1 if self is Unit.YUAN else 10_000)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with its unit.

    >>> Amount(Decimal("4482.67"), Unit.TEN_THOUSAND).in_yuan
    Decimal('44826700.00')
    >>> str(Amount.of_yuan(Decimal("420")))
    '0.042万元'
    """

    value: Decimal
    unit: Unit

    @property
    def in_yuan(self) -> Decimal:
        """The same in yuan. Raises RegisterError for what is finer than a fen, negative or too large."""
        yuan = self.value * self.unit.yuan
        if not Decimal(0) <= yuan < _MOST or yuan != yuan.quantize(_FEN):
            raise RegisterError(f"金额“{self.value}{self.unit}”应当不小于零，精确到分，请核对数字和单位")
        return yuan.quantize(_FEN)

    @classmethod
    def of_yuan(cls, yuan: Decimal) -> Amount:
        """An amount of yuan in ten thousands, exact, as table two prints it (万元)."""
        return cls(plain(yuan / 10_000), Unit.TEN_THOUSAND)

    def __str__(self) -> str:
        return f"{self.value:f}{self.unit}"


def plain(value: Decimal) -> Decimal:
    """A number without needless zeros and without an exponent.

    >>> plain(Decimal("4482.6700")), plain(Decimal("100.00"))
    (Decimal('4482.67'), Decimal('100'))
    """
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral() else short


def read_amount(text: str, unit: Unit) -> Amount:
    """What somebody typed, with or without separators. Raises RegisterError."""
    bare = text.replace(",", "").replace("，", "").replace(" ", "")
    for one in (Unit.TEN_THOUSAND, Unit.YUAN):
        if bare.endswith(one):
            bare, unit = bare.removesuffix(one), one
    try:
        value = Decimal(bare)
    except InvalidOperation:
        raise RegisterError(f"“{text}”不是金额，请写成 1234.56 的样子") from None
    if not value.is_finite():
        raise RegisterError(f"“{text}”不是金额，请写成 1234.56 的样子")
    return Amount(value, unit)
