"""The official forms of the annual report as data: tables, rows, columns, labels and cell addresses.

A cell has one address, the same in the record, in findings and in JSON: `proactive.rules.issued`,
`requests.denied.state_secret.total`, `litigation_direct.pending`.
Sources: 国办公开办函〔2021〕30号 (reports for 2021 on), 国办公开办函〔2019〕60号 (reports for 2019 and 2020).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain


class FormCode(StrEnum):
    """Which form a report is printed in, whatever its year."""

    Y2021 = "2021"
    Y2019 = "2019"
    LEGACY = "pre-2019"  # no statutory tables; recognised and named, never read as if it had them


@dataclass(frozen=True, slots=True)
class Column:
    """A column of table three, or of one third of table four."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A row of table three that holds numbers.

    `group` is the label of the row group it stands in (`（三）不予公开`), empty for rows of their own.
    `outcome` is true for the rows that the total of handled requests adds up.
    """

    key: str
    label: str
    group: str = ""
    outcome: bool = False


@dataclass(frozen=True, slots=True)
class ProactiveRow:
    """A row of table two: its key, its label and the keys of its cells in printed order."""

    key: str
    label: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProactiveBlock:
    """One block of table two: the item of Art. 20 it reports, the headers over its cells, its rows."""

    item: int
    label: str
    headers: tuple[str, ...]
    rows: tuple[ProactiveRow, ...]


APPLICANTS = (
    Column("natural_person", "自然人"),
    Column("commercial", "商业企业"),
    Column("research", "科研机构"),
    Column("public_welfare", "社会公益组织"),
    Column("legal_service", "法律服务机构"),
    Column("other", "其他"),
    Column("total", "总计"),
)
RESULTS = (
    Column("upheld", "结果维持"),
    Column("corrected", "结果纠正"),
    Column("other", "其他结果"),
    Column("pending", "尚未审结"),
    Column("total", "总计"),
)
DISPUTES = (
    Column("reconsideration", "行政复议"),
    Column("litigation_direct", "未经复议直接起诉"),
    Column("litigation_after_reconsideration", "复议后起诉"),
)

_DENIED, _UNABLE, _UNPROCESSED, _OTHER = "（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"
_ROWS_BEFORE_OTHER = (
    RequestRow("new", "一、本年新收政府信息公开申请数量"),
    RequestRow("carried_in", "二、上年结转政府信息公开申请数量"),
    RequestRow("granted", "（一）予以公开", outcome=True),
    RequestRow("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", outcome=True),
    RequestRow("denied.state_secret", "1.属于国家秘密", _DENIED, outcome=True),
    RequestRow("denied.other_law", "2.其他法律行政法规禁止公开", _DENIED, outcome=True),
    RequestRow("denied.security_stability", "3.危及“三安全一稳定”", _DENIED, outcome=True),
    RequestRow("denied.third_party", "4.保护第三方合法权益", _DENIED, outcome=True),
    RequestRow("denied.internal_affairs", "5.属于三类内部事务信息", _DENIED, outcome=True),
    RequestRow("denied.deliberative", "6.属于四类过程性信息", _DENIED, outcome=True),
    RequestRow("denied.enforcement_file", "7.属于行政执法案卷", _DENIED, outcome=True),
    RequestRow("denied.special_query", "8.属于行政查询事项", _DENIED, outcome=True),
    RequestRow("unable.not_held", "1.本机关不掌握相关政府信息", _UNABLE, outcome=True),
    RequestRow("unable.needs_creation", "2.没有现成信息需要另行制作", _UNABLE, outcome=True),
    RequestRow("unable.unclear_after_correction", "3.补正后申请内容仍不明确", _UNABLE, outcome=True),
    RequestRow("unprocessed.petition", "1.信访举报投诉类申请", _UNPROCESSED, outcome=True),
    RequestRow("unprocessed.repeated", "2.重复申请", _UNPROCESSED, outcome=True),
    RequestRow("unprocessed.publication", "3.要求提供公开出版物", _UNPROCESSED, outcome=True),
    RequestRow("unprocessed.excessive", "4.无正当理由大量反复申请", _UNPROCESSED, outcome=True),
    RequestRow("unprocessed.confirm_reissue", "5.要求行政机关确认或重新出具已获取信息", _UNPROCESSED, outcome=True),
)
_ROWS_AFTER_OTHER = (
    RequestRow("handled", "（七）总计"),
    RequestRow("carried_over", "四、结转下年度继续办理"),
)


@dataclass(frozen=True)
class Form:
    """One official form: everything a reader, a writer and a rule need to know of it."""

    code: FormCode
    first_year: int
    source: str
    proactive: tuple[ProactiveBlock, ...]
    request_rows: tuple[RequestRow, ...]

    @cached_property
    def proactive_addresses(self) -> tuple[str, ...]:
        """Addresses of table two in printed order."""
        return tuple(
            f"proactive.{row.key}.{field}" for block in self.proactive for row in block.rows for field in row.fields
        )

    @cached_property
    def request_addresses(self) -> tuple[str, ...]:
        """Addresses of table three, row by row."""
        return tuple(request_address(row.key, column.key) for row in self.request_rows for column in APPLICANTS)

    @cached_property
    def dispute_addresses(self) -> tuple[str, ...]:
        """Addresses of table four from left to right."""
        return tuple(f"{dispute.key}.{result.key}" for dispute in DISPUTES for result in RESULTS)

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """Every cell of the three tables in printed order."""
        return tuple(chain(self.proactive_addresses, self.request_addresses, self.dispute_addresses))

    @cached_property
    def outcome_rows(self) -> tuple[str, ...]:
        """Keys of the rows that `handled` adds up."""
        return tuple(row.key for row in self.request_rows if row.outcome)


def request_address(row: str, column: str) -> str:
    """Address of a cell of table three.

    >>> request_address("denied.third_party", "total")
    'requests.denied.third_party.total'
    """
    return f"requests.{row}.{column}"


FORM_2021 = Form(
    code=FormCode.Y2021,
    first_year=2021,
    source="国办公开办函〔2021〕30号",
    proactive=(
        ProactiveBlock(
            1,
            "第二十条第（一）项",
            ("本年制发件数", "本年废止件数", "现行有效件数"),
            (
                ProactiveRow("rules", "规章", ("issued", "repealed", "valid")),
                ProactiveRow("normative_documents", "行政规范性文件", ("issued", "repealed", "valid")),
            ),
        ),
        ProactiveBlock(
            5, "第二十条第（五）项", ("本年处理决定数量",), (ProactiveRow("licences", "行政许可", ("decisions",)),)
        ),
        ProactiveBlock(
            6,
            "第二十条第（六）项",
            ("本年处理决定数量",),
            (
                ProactiveRow("penalties", "行政处罚", ("decisions",)),
                ProactiveRow("coercion", "行政强制", ("decisions",)),
            ),
        ),
        ProactiveBlock(
            8,
            "第二十条第（八）项",
            ("本年收费金额（单位：万元）",),
            (ProactiveRow("fees", "行政事业性收费", ("amount",)),),
        ),
    ),
    request_rows=(
        *_ROWS_BEFORE_OTHER,
        RequestRow(
            "other.correction_overdue",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            _OTHER,
            outcome=True,
        ),
        RequestRow(
            "other.payment_overdue",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            _OTHER,
            outcome=True,
        ),
        RequestRow("other.other", "3.其他", _OTHER, outcome=True),
        *_ROWS_AFTER_OTHER,
    ),
)

_ITEMS = ("last_year_items", "change", "decisions")
_ITEM_HEADERS = ("上一年项目数量", "本年增/减", "处理决定数量")
FORM_2019 = Form(
    code=FormCode.Y2019,
    first_year=2019,
    source="国办公开办函〔2019〕60号",
    proactive=(
        ProactiveBlock(
            1,
            "第二十条第（一）项",
            ("本年新制作数量", "本年新公开数量", "对外公开总数量"),
            (
                ProactiveRow("rules", "规章", ("made", "newly_public", "total_public")),
                ProactiveRow("normative_documents", "规范性文件", ("made", "newly_public", "total_public")),
            ),
        ),
        ProactiveBlock(
            5,
            "第二十条第（五）项",
            _ITEM_HEADERS,
            (
                ProactiveRow("licences", "行政许可", _ITEMS),
                ProactiveRow("outward_services", "其他对外管理服务事项", _ITEMS),
            ),
        ),
        ProactiveBlock(
            6,
            "第二十条第（六）项",
            _ITEM_HEADERS,
            (ProactiveRow("penalties", "行政处罚", _ITEMS), ProactiveRow("coercion", "行政强制", _ITEMS)),
        ),
        ProactiveBlock(
            8,
            "第二十条第（八）项",
            _ITEM_HEADERS[:2],
            (ProactiveRow("fees", "行政事业性收费", _ITEMS[:2]),),
        ),
        ProactiveBlock(
            9,
            "第二十条第（九）项",
            ("采购项目数量", "采购总金额"),
            (ProactiveRow("procurement", "政府集中采购", ("items", "amount")),),
        ),
    ),
    request_rows=(*_ROWS_BEFORE_OTHER, RequestRow("other", "（六）其他处理", outcome=True), *_ROWS_AFTER_OTHER),
)
FORMS = {FormCode.Y2021: FORM_2021, FormCode.Y2019: FORM_2019}
"""The forms that have statutory tables, by code."""

MONEY = frozenset({"proactive.fees.amount", "proactive.procurement.amount"})
"""Addresses that hold money (decimal, unit kept beside); every other cell is a count."""

SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
"""Official headings of the six sections, in order."""

PARTS = ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障")
"""The five parts of section one."""
