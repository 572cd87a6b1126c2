"""What each register asks for: the fields of double publicity (双公示), of coercion and of fees.

Source of the first two: 发改办财金〔2018〕424号 with its data standard; what of it is personal is left out, for a
register that is published needs no identity number. Forms, Excel templates, imports and pages are all made of this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from gongkai_office.registers.kinds import Kind


class Sort(Enum):
    """How a field is written."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Particular:
    """A field: its key, its name on paper, how it is written, other names that columns of real ledgers bear."""

    key: str
    label: str
    sort: Sort = Sort.LINE
    required: bool = False
    help: str = ""
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def longest(self) -> int:
        """The most characters it takes."""
        return 2000 if self.sort is Sort.TEXT else 120


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


ON, REFERENCE, AMOUNT = "on", "reference", "amount"
"""Keys that have columns of their own; every other key is a detail."""

PARTY, PARTY_KIND, CREDIT_CODE = "party", "party_kind", "credit_code"
NATURAL_PERSON = "自然人"

_PARTY = (
    Particular(
        PARTY,
        "行政相对人名称",
        required=True,
        help="自然人只写姓名，不写证件号码",
        aliases=_listed("相对人名称 当事人 申请人 被处罚人 单位名称 企业名称 名称"),
    ),
    Particular(
        PARTY_KIND,
        "行政相对人类别",
        Sort.CHOICE,
        required=True,
        choices=("法人及非法人组织", "个体工商户", NATURAL_PERSON),
        aliases=_listed("相对人类别 相对人类型"),
    ),
    Particular(
        CREDIT_CODE, "统一社会信用代码", help="单位和个体工商户填写，18 位", aliases=_listed("信用代码 社会信用代码")
    ),
)
_PENALTIES = _listed(
    "警告 通报批评 罚款 没收违法所得、没收非法财物 暂扣许可证件 降低资质等级 吊销许可证件 限制开展生产经营活动"
    " 责令停产停业 责令关闭 限制从业 行政拘留 其他"
)
_MANNERS = _listed(
    "限制公民人身自由 查封场所、设施或者财物 扣押财物 冻结存款、汇款 其他强制措施 加处罚款或者滞纳金 划拨存款、汇款"
    " 拍卖或者依法处理财物 排除妨碍、恢复原状 代履行 其他强制执行"
)
_REMARK = Particular("remark", "备注", Sort.TEXT)
_WITHHELD = Particular("withheld", "依法不予公示的理由", Sort.TEXT, help="公示的不填；不公示的决定仍然计入年报的数量")

PARTICULARS: Mapping[Kind, tuple[Particular, ...]] = {
    Kind.LICENCE: (
        *_PARTY,
        Particular(
            REFERENCE,
            "行政许可决定文书号",
            required=True,
            aliases=_listed("许可决定文书号 决定文书号 文书号 许可文号 文号"),
        ),
        Particular("title", "行政许可决定文书名称", aliases=_listed("许可决定文书名称 文书名称")),
        Particular(
            "category",
            "许可类别",
            Sort.CHOICE,
            required=True,
            choices=_listed("普通 特许 认可 核准 登记 其他"),
            aliases=_listed("许可类型"),
        ),
        Particular(
            "result",
            "处理结果",
            Sort.CHOICE,
            required=True,
            choices=_listed("准予许可 不予许可 变更 延续 撤销或者注销"),
            aliases=_listed("决定结果 结果"),
        ),
        Particular("content", "许可内容", Sort.TEXT, required=True, aliases=_listed("许可事项 事项名称")),
        Particular("certificate", "许可证书名称", aliases=_listed("证书名称")),
        Particular("certificate_number", "许可编号", aliases=_listed("证书编号 许可证号")),
        Particular(ON, "许可决定日期", Sort.DAY, required=True, aliases=_listed("决定日期 作出决定日期 许可日期")),
        Particular("valid_from", "有效期自", Sort.DAY),
        Particular("valid_until", "有效期至", Sort.DAY, aliases=_listed("有效期截止 许可截止期")),
        _WITHHELD,
        _REMARK,
    ),
    Kind.PENALTY: (
        *_PARTY,
        Particular(
            REFERENCE, "行政处罚决定书文号", required=True, aliases=_listed("处罚决定书文号 决定书文号 处罚文号 文号")
        ),
        Particular(
            "procedure",
            "程序",
            Sort.CHOICE,
            required=True,
            choices=_listed("简易程序 普通程序"),
            help="当场处罚也计入年报的数量",
            aliases=_listed("处罚程序"),
        ),
        Particular("violation", "违法行为类型", required=True, aliases=_listed("违法行为 案由")),
        Particular("facts", "违法事实", Sort.TEXT, required=True),
        Particular("basis", "处罚依据", Sort.TEXT, required=True),
        Particular(
            "category",
            "处罚类别",
            Sort.CHOICE,
            required=True,
            choices=_PENALTIES,
            aliases=_listed("处罚种类 处罚类型"),
        ),
        Particular("content", "处罚内容", Sort.TEXT, required=True, aliases=_listed("处罚结果")),
        Particular("fine", "罚款金额", Sort.MONEY, aliases=_listed("罚款数额")),
        Particular("confiscated", "没收金额", Sort.MONEY, aliases=_listed("没收违法所得、没收非法财物的金额")),
        Particular("certificate", "暂扣或吊销证照名称及编号"),
        Particular(ON, "处罚决定日期", Sort.DAY, required=True, aliases=_listed("决定日期 作出决定日期 处罚日期")),
        Particular("publish_until", "公示截止期", Sort.DAY, aliases=_listed("公示期限")),
        _WITHHELD,
        _REMARK,
    ),
    Kind.COERCION: (
        *_PARTY[:2],
        Particular(
            REFERENCE, "行政强制决定文书号", required=True, aliases=_listed("强制决定文书号 决定文书号 文书号 文号")
        ),
        Particular(
            "manner",
            "强制方式",
            Sort.CHOICE,
            required=True,
            choices=_MANNERS,
            help="强制措施和强制执行都计入年报的数量",
            aliases=_listed("强制种类 强制措施种类 方式"),
        ),
        Particular("facts", "事由", Sort.TEXT, required=True, aliases=_listed("原因 违法事实")),
        Particular("basis", "依据", Sort.TEXT, required=True, aliases=_listed("法律依据")),
        Particular(ON, "决定日期", Sort.DAY, required=True, aliases=_listed("实施日期 作出决定日期")),
        Particular("until", "期限至", Sort.DAY, aliases=_listed("截止日期")),
        _REMARK,
    ),
    Kind.FEE: (
        Particular("item", "收费项目", required=True, aliases=_listed("项目名称 项目")),
        Particular("basis", "收费依据", required=True, help="设立收费的文件名称和文号", aliases=_listed("依据")),
        Particular("standard", "收费标准", aliases=_listed("标准")),
        Particular(ON, "收费日期", Sort.DAY, required=True, aliases=_listed("缴费日期 日期 入库日期")),
        Particular(
            AMOUNT, "金额", Sort.MONEY, required=True, aliases=_listed("收费金额 金额（元） 金额（万元） 实收金额")
        ),
        Particular(REFERENCE, "票据号", aliases=_listed("票号 缴款书号 票据编号")),
        _REMARK,
    ),
}
"""The fields of each register, in the order in which they are filled in."""


def particular(kind: Kind, key: str) -> Particular:
    """A field of a register by its key. Raises KeyError."""
    return next(one for one in PARTICULARS[kind] if one.key == key)
