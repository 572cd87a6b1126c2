"""What a column of an older ledger can hold: the field, its heading in the template, the headings clerks use for it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum, StrEnum

from gongkai_office.cells import bare


class Shape(Enum):
    """How a field is written."""

    TEXT = "文字"
    DAY = "日期"
    CHOICE = "选项"
    COUNT = "数字"


class Field(StrEnum):
    """The fields of one request."""

    NUMBER = "number"
    CHANNEL = "channel"
    ARRIVED = "arrived"
    RECEIVED = "received"
    EVIDENCE = "evidence"
    APPLICANT = "applicant"
    NAME = "name"
    IDENTITY_NUMBER = "identity_number"
    CONTACT_PERSON = "contact_person"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    POSTCODE = "postcode"
    DESCRIPTION = "description"
    FORM = "form"
    DELIVERY = "delivery"
    CORRECTION_NOTICED = "correction_noticed"
    CORRECTED = "corrected"
    THIRD_PARTY_ASKED = "third_party_asked"
    THIRD_PARTY_ANSWERED = "third_party_answered"
    ORGAN_ASKED = "organ_asked"
    ORGAN_ANSWERED = "organ_answered"
    REASONS_ASKED = "reasons_asked"
    REASONS_GIVEN = "reasons_given"
    EXTENDED = "extended"
    FEE_NOTICED = "fee_noticed"
    FEE_METHOD = "fee_method"
    FEE_QUANTITY = "fee_quantity"
    FEE_PAID = "fee_paid"
    OUTCOME = "outcome"
    REPLIED = "replied"
    PROOF = "proof"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"
    RECONSIDERED = "reconsidered"
    RECONSIDERATION_NUMBER = "reconsideration_number"
    RECONSIDERATION_RESULT = "reconsideration_result"
    RECONSIDERATION_ENDED = "reconsideration_ended"
    SUED = "sued"
    SUIT_NUMBER = "suit_number"
    SUIT_RESULT = "suit_result"
    SUIT_ENDED = "suit_ended"
    NOTE = "note"

    @property
    def label(self) -> str:
        """Its heading in the template."""
        return COLUMNS[self].label


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how it is written, what it is for, and other headings that mean the same."""

    label: str
    shape: Shape
    help: str
    others: tuple[str, ...] = ()
    needed: bool = False


# ruff: noqa: E501  a table is read down, one column of the ledger a line
_T, _D, _C, _N = Shape.TEXT, Shape.DAY, Shape.CHOICE, Shape.COUNT
_F = Field
COLUMNS = {
    _F.NUMBER: Column(
        "原编号", _T, "本机关原来使用的编号，导入后与系统编号并列保存，两个都能查。",
        ("编号", "登记编号", "受理编号", "申请编号", "受理号", "登记号", "收文编号", "办件编号", "流水号", "文号"),
    ),
    _F.CHANNEL: Column(
        "收到渠道", _C, "从下拉列表中选择。",
        ("渠道", "申请渠道", "受理渠道", "申请方式", "提交方式", "接收渠道", "收件方式", "来源", "申请途径", "递交方式"),
        needed=True,
    ),
    _F.ARRIVED: Column(
        "到达日期", _D, "当面提交、签收信件或者第一次看到申请的日期。与收到之日相同的可以不填。",
        ("提交日期", "申请日期", "申请时间", "提交时间", "来信日期", "递交日期", "到件日期"),
    ),
    _F.RECEIVED: Column(
        "收到之日", _D, "答复期限从这一天的次日起算。平常信函、网络、传真、电子邮件为双方确认之日。",
        ("收到日期", "收到申请日期", "收到时间", "收件日期", "收件时间", "受理日期", "受理时间", "登记日期", "登记时间",
         "接收日期", "收文日期", "确认日期", "收到申请时间", "收到申请之日"),
    ),
    _F.EVIDENCE: Column("收到凭证", _T, "签收单号、接收回执编号、确认电话的时间等。", ("签收单号", "快递单号", "回执编号")),
    _F.APPLICANT: Column(
        "申请人类别", _C, "年度报告表三按此分列。个体工商户计入商业企业。",
        ("申请人类型", "申请主体", "申请人性质", "主体类别", "申请人身份", "类别"), needed=True,
    ),
    _F.NAME: Column(
        "申请人", _T, "姓名或者名称，导入后加密保存。",
        ("申请人姓名", "姓名", "申请人名称", "申请人姓名或名称", "申请人姓名或者名称", "名称", "申请单位"), needed=True,
    ),
    _F.IDENTITY_NUMBER: Column(
        "证件号码", _T, "导入后加密保存，页面上只显示首尾几位。",
        ("身份证号", "身份证号码", "证件号", "统一社会信用代码", "公民身份号码"),
    ),
    _F.CONTACT_PERSON: Column("联系人", _T, "申请人是单位的，填写联系人。"),
    _F.PHONE: Column("联系电话", _T, "导入后加密保存。", ("电话", "手机", "手机号", "手机号码", "联系方式")),
    _F.EMAIL: Column("电子邮箱", _T, "导入后加密保存。", ("邮箱", "电子邮件", "邮件地址", "E-mail", "email")),
    _F.ADDRESS: Column("通信地址", _T, "导入后加密保存。", ("地址", "联系地址", "通讯地址", "邮寄地址", "住址")),
    _F.POSTCODE: Column("邮政编码", _T, "6 位数字。", ("邮编",)),
    _F.DESCRIPTION: Column(
        "申请内容", _T, "所需信息的名称、文号或者特征描述。",
        ("所需信息的内容描述", "所需信息内容", "申请公开内容", "申请事项", "内容描述", "所需信息", "申请公开的内容",
         "申请公开事项", "所需信息的名称、文号或者特征描述", "内容", "申请信息内容", "事项", "申请公开信息内容"), needed=True,
    ),
    _F.FORM: Column("获取信息的方式", _T, "纸质、电子文档等。", ("获取方式", "提供方式", "信息形式")),
    _F.DELIVERY: Column("获取信息的途径", _T, "邮寄、电子邮件、当面领取等。", ("获取途径", "领取方式")),
    _F.CORRECTION_NOTICED: Column(
        "告知补正日期", _D, "送出补正告知书的日期。", ("补正告知日期", "补正通知日期", "告知补正时间", "补正告知时间")
    ),
    _F.CORRECTED: Column(
        "收到补正日期", _D, "收到申请人补正的日期，答复期限重新起算。",
        ("补正日期", "补正时间", "补正收到日期", "补正到达日期", "收到补正时间"),
    ),
    _F.THIRD_PARTY_ASKED: Column("征求第三方意见日期", _D, "书面征求第三方意见的日期。", ("征求第三方日期", "征求意见日期")),
    _F.THIRD_PARTY_ANSWERED: Column("收到第三方意见日期", _D, "没有收到的留空。", ("第三方答复日期", "收到意见日期")),
    _F.ORGAN_ASKED: Column("征求共同制作机关意见日期", _D, "书面征求共同制作机关意见的日期。", ("征求其他机关意见日期",)),
    _F.ORGAN_ANSWERED: Column("收到共同制作机关意见日期", _D, "没有收到的留空。", ("收到其他机关意见日期",)),
    _F.REASONS_ASKED: Column("要求说明理由日期", _D, "大量反复申请的，要求说明理由的日期。", ("说明理由通知日期",)),
    _F.REASONS_GIVEN: Column("收到理由说明日期", _D, "没有收到的留空。", ("说明理由日期",)),
    _F.EXTENDED: Column(
        "延期日期", _D, "决定延长答复期限的日期。只写“是”的，请补填日期；没有延期的留空。",
        ("延期", "是否延期", "延期告知日期", "延期答复日期", "延长期限日期", "延期时间", "延期告知时间"),
    ),
    _F.FEE_NOTICED: Column("收费通知日期", _D, "送达收费通知的日期。", ("缴费通知日期",)),
    _F.FEE_METHOD: Column("计收方式", _C, "按件或者按量，同一件不并用。", ("收费方式",)),
    _F.FEE_QUANTITY: Column("计收数量", _N, "按件的填本月第几件，按量的填页数。", ("页数",)),
    _F.FEE_PAID: Column("缴费日期", _D, "没有缴费的留空。", ("缴清日期",)),
    _F.OUTCOME: Column(
        "处理结果", _C, "与年度报告表三的行一致，从下拉列表中选择；还没有答复的留空。",
        ("答复结果", "办理结果", "答复类型", "答复情况", "处理情况", "办理情况", "结果", "答复方式", "公开情况", "处理决定"),
    ),
    _F.REPLIED: Column(
        "答复日期", _D, "答复送达申请人的日期。还没有答复的留空。",
        ("答复时间", "办结日期", "办结时间", "送达日期", "答复送达日期", "实际答复日期", "回复日期", "回复时间"),
    ),
    _F.PROOF: Column("送达凭证", _T, "邮寄单号、送达回证编号等。", ("送达方式", "邮寄单号", "送达回证", "寄出单号")),
    _F.WITHDRAWN: Column("撤回日期", _D, "申请人撤回申请的日期。撤回的不填处理结果和答复日期。", ("撤回时间", "撤销申请日期")),
    _F.ARCHIVED: Column("归档日期", _D, "没有归档的留空。", ("归档时间",)),
    _F.RECONSIDERED: Column(
        "复议申请日期", _D, "申请人申请行政复议的日期。", ("行政复议日期", "复议日期", "复议受理日期", "行政复议申请日期")
    ),
    _F.RECONSIDERATION_NUMBER: Column("复议案号", _T, "没有案号的可以不填。", ("行政复议案号", "复议文号")),
    _F.RECONSIDERATION_RESULT: Column("复议结果", _C, "尚未审结的留空。", ("行政复议结果", "复议情况", "行政复议情况")),
    _F.RECONSIDERATION_ENDED: Column("复议结案日期", _D, "尚未审结的留空。", ("复议决定日期", "复议结案时间")),
    _F.SUED: Column("起诉日期", _D, "申请人提起行政诉讼的日期。", ("诉讼日期", "行政诉讼日期", "诉讼立案日期", "立案日期")),
    _F.SUIT_NUMBER: Column("诉讼案号", _T, "没有案号的可以不填。", ("行政诉讼案号",)),
    _F.SUIT_RESULT: Column("诉讼结果", _C, "尚未审结的留空。", ("行政诉讼结果", "诉讼情况", "行政诉讼情况")),
    _F.SUIT_ENDED: Column("诉讼结案日期", _D, "尚未审结的留空。", ("判决日期", "裁判日期", "诉讼结案时间")),
    _F.NOTE: Column("备注", _T, "随收到登记一并保存。请勿在备注中写申请人的身份证号、电话。", ("说明", "其他情况")),
}  # fmt: skip

_LABEL_OF = {
    **{other: field for field, column in COLUMNS.items() for other in column.others},
    **{column.label: field for field, column in COLUMNS.items()},
}


def bare_word(word: str) -> str:
    """A word in a cell without what varies; what stands in brackets may be the whole difference, so it stays.

    >>> bare_word(" 邮寄（EMS）")
    '邮寄ems'
    """
    return "".join(sign for sign in unicodedata.normalize("NFKC", word) if sign.isalnum()).casefold()


_KNOWN = {bare(heading): field for heading, field in _LABEL_OF.items()}


def guess(heading: str) -> Field | None:
    """The field a heading most likely means; None where nobody knows."""
    return _KNOWN.get(bare(heading))
