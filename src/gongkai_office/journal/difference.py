"""Something that is not as the ledgers say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What kind of thing differs."""

    ENTRY_ALTERED = "entry-altered"
    ENTRY_MISSING = "entry-missing"
    ENTRY_UNJOURNALLED = "entry-unjournalled"
    LEDGER_UNREADABLE = "ledger-unreadable"
    REQUEST_ALTERED = "request-altered"
    REQUEST_MISSING = "request-missing"
    PROJECTION = "projection"
    CALENDAR_BEHIND = "calendar-behind"
    DISPUTE = "dispute"
    SERVICE = "service"
    CHARGE = "charge"
    ASSIGNMENT = "assignment"
    REQUESTER = "requester"
    CONSULTATION = "consultation"
    PROPOSAL = "proposal"
    CALL = "call"
    ENCLOSURE = "enclosure"
    JOURNAL = "journal"
    NUMBERS = "numbers"
    FILE = "file"
    ORGAN = "organ"
    URGING = "urging"
    ITEM = "item"
    LEDGER = "ledger"
    DOCUMENT = "document"
    REPORT = "report"
    LETTER = "letter"
    PERSON = "person"
    APPROVAL = "approval"
    BOOKS = "books"
    IMPORT = "import"
    CATALOGUE = "catalogue"
    COMMENTS = "comments"

    @property
    def label(self) -> str:
        """The kind in a few Chinese words."""
        return _LABELS[self]


_LABELS = {
    Fault.ENTRY_ALTERED: "登记内容与日志不符",
    Fault.ENTRY_MISSING: "日志中有、登记簿中没有的登记",
    Fault.ENTRY_UNJOURNALLED: "没有日志的登记",
    Fault.LEDGER_UNREADABLE: "登记无法依次推算",
    Fault.REQUEST_ALTERED: "申请内容与日志不符",
    Fault.REQUEST_MISSING: "日志中有、登记簿中没有的申请",
    Fault.PROJECTION: "状态或期限与登记推算的不符",
    Fault.CALENDAR_BEHIND: "期限尚未按现行的日历和办理规则重新推算",
    Fault.DISPUTE: "复议诉讼与登记推算的不符",
    Fault.SERVICE: "送达记录与登记或日志不符",
    Fault.CHARGE: "收费记录与登记或日志不符",
    Fault.ASSIGNMENT: "分办情况与日志不符",
    Fault.REQUESTER: "申请人信息不能还原或与日志不符",
    Fault.CONSULTATION: "征求意见与登记或日志不符",
    Fault.PROPOSAL: "提请与日志不符",
    Fault.CALL: "协助查找与日志不符",
    Fault.ENCLOSURE: "提供前检查与日志不符",
    Fault.JOURNAL: "日志链断裂或被改动",
    Fault.NUMBERS: "编号不连续或与计数不符",
    Fault.FILE: "文件与登记或日志不符",
    Fault.URGING: "督办与日志不符",
    Fault.ORGAN: "机关的设置与日志不符",
    Fault.ITEM: "主动公开的信息与日志不符",
    Fault.LEDGER: "登记簿与日志不符",
    Fault.DOCUMENT: "文件库与登记或日志不符",
    Fault.REPORT: "交账的报告与日志或登记不符",
    Fault.LETTER: "文书与日志不符",
    Fault.PERSON: "人员和任职与日志不符",
    Fault.APPROVAL: "审签与日志不符",
    Fault.BOOKS: "账务与日志不符",
    Fault.IMPORT: "台账导入与日志不符",
    Fault.CATALOGUE: "栏目或检查名单与日志不符",
    Fault.COMMENTS: "征求意见与日志或签署的内容不符",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: of what kind, in what, at which place of it. Neither text holds personal data."""

    fault: Fault
    subject: str
    where: str
    expected: str = ""
    found: str = ""

    @property
    def message(self) -> str:
        """The difference as one line for whoever runs `gongkai verify`."""
        compared = f"：应为 {self.expected or '空'}，实为 {self.found or '空'}" if self.expected != self.found else ""
        return f"{self.subject} {self.where} {self.fault.label}{compared}"
