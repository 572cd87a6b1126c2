"""What a screening finds: one text in one place that should not leave as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from gongkai.annual.record import Place
from gongkai.findings import Severity


class Kind(StrEnum):
    """The kinds of hits of the contract; a promise to other programs."""

    ID_NUMBER = "id-number"
    PHONE = "phone"
    BANK_CARD = "bank-card"
    ADDRESS = "address"
    BIRTH_DATE = "birth-date"
    NAME_IN_LIST = "name-in-list"
    WRONG_WORD = "wrong-word"
    SENSITIVE_WORD = "sensitive-word"
    HIDDEN_CONTENT = "hidden-content"
    METADATA = "metadata"


class Sort(StrEnum):
    """What a hit is within its kind; profiles say of each sort how grave it is and how it is masked."""

    label: str
    kind: Kind

    def __new__(cls, value: str, label: str, kind: Kind) -> Self:
        """A sort with its Chinese name and its kind."""
        sort = str.__new__(cls, value)
        sort._value_ = value
        sort.label, sort.kind = label, kind
        return sort

    ID_NUMBER = "id-number", "身份证号", Kind.ID_NUMBER
    HALF_MASKED_ID = "half-masked-id", "遮盖不足的身份证号", Kind.ID_NUMBER
    DISABILITY_CARD = "disability-card", "残疾人证号", Kind.ID_NUMBER
    PASSPORT = "passport", "护照或通行证号", Kind.ID_NUMBER
    PLATE = "plate", "车牌号", Kind.ID_NUMBER
    CREDIT_CODE = "credit-code", "统一社会信用代码", Kind.ID_NUMBER
    MOBILE = "mobile", "手机号", Kind.PHONE
    LANDLINE = "landline", "固定电话", Kind.PHONE
    BANK_CARD = "bank-card", "银行卡或账号", Kind.BANK_CARD
    ADDRESS = "address", "家庭住址", Kind.ADDRESS
    E_MAIL = "e-mail", "电子邮箱", Kind.ADDRESS
    CHAT = "chat", "微信号或QQ号", Kind.ADDRESS
    BIRTH_DATE = "birth-date", "出生日期", Kind.BIRTH_DATE
    NAME = "name", "姓名", Kind.NAME_IN_LIST
    MINOR = "minor", "未成年人姓名", Kind.NAME_IN_LIST
    HEALTH = "health", "健康、残疾情况", Kind.NAME_IN_LIST
    HARDSHIP = "hardship", "致贫、困难原因", Kind.NAME_IN_LIST
    FAMILY = "family", "婚姻、收养情况", Kind.NAME_IN_LIST
    BELIEF = "belief", "宗教信仰", Kind.NAME_IN_LIST
    WRONG_WORD = "wrong-word", "错误用词", Kind.WRONG_WORD
    SENSITIVE_WORD = "sensitive-word", "敏感用词", Kind.SENSITIVE_WORD
    HIDDEN_CONTENT = "hidden-content", "隐藏内容", Kind.HIDDEN_CONTENT
    METADATA = "metadata", "文件属性", Kind.METADATA


@dataclass(frozen=True, slots=True)
class Found:
    """What a detector found: offsets into the text it was given.

    `doubtful` where only the shape speaks for it; it then weighs one step less.
    """

    sort: Sort
    start: int
    end: int
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that should not leave as it stands.

    `where` holds page, sheet, row, column, line as far as the file has them; its `start` and `end` are offsets into
    the text of that paragraph or cell. `masked` is the text as the profile lets it stand. `doubtful` where only the
    shape speaks for it. `note` is the reason or the proposal of a word list, or what kind of hidden content it is.
    `buried` says in which hidden part of the file the text stands; empty for what every reader sees.
    """

    sort: Sort
    severity: Severity
    text: str
    masked: str
    where: Place
    doubtful: bool = False
    note: str = ""
    buried: str = ""

    @property
    def kind(self) -> Kind:
        """The hit's kind in the words of the contract."""
        return self.sort.kind
