"""The fields of the form in printed order, each with its address, its label and what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SOURCE = "国办函〔2018〕12号"


class Kind(StrEnum):
    """What stands in a field."""

    NUMBER = "number"
    DAYS = "days"
    YES_NO = "yes_no"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `block.key` is its address; `sum_of` names the fields it adds up, and then nobody fills it in."""

    address: str
    label: str
    kind: Kind = Kind.NUMBER
    unit: str = ""
    sum_of: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The label with its unit."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the form."""

    label: str
    fields: tuple[Field, ...]


def _text(address: str, label: str) -> Field:
    return Field(address, label, Kind.TEXT)


def _ask(address: str, label: str) -> Field:
    return Field(address, label, Kind.YES_NO)


BLOCKS = (
    Block(
        "网站",
        (
            _text("site.name", "网站名称"),
            _text("site.address", "首页网址"),
            _text("site.code", "政府网站标识码"),
            Field("site.visitors", "独立用户访问总量", unit="个"),
            Field("site.visits", "网站总访问量", unit="次"),
        ),
    ),
    Block(
        "信息发布",
        (
            Field("items.total", "总数", unit="条", sum_of=("items.overview", "items.news", "items.catalogue")),
            Field("items.overview", "概况类信息更新量", unit="条"),
            Field("items.news", "政务动态信息更新量", unit="条"),
            Field("items.catalogue", "信息公开目录信息更新量", unit="条"),
        ),
    ),
    Block(
        "专栏专题",
        (
            Field("topics.kept", "维护数量", unit="个"),
            Field("topics.opened", "新开设数量", unit="个"),
        ),
    ),
    Block(
        "解读回应",
        (
            Field(
                "readings.total",
                "解读信息发布总数",
                unit="条",
                sum_of=("readings.materials", "readings.products", "readings.comments"),
            ),
            Field("readings.materials", "解读材料数量", unit="条"),
            Field("readings.products", "解读产品数量", unit="个"),
            Field("readings.comments", "媒体评论文章数量", unit="篇"),
            Field("replies.matters", "回应公众关注热点或者重大舆情数量", unit="件"),
            Field("replies.times", "回应公众关注热点或者重大舆情次数", unit="次"),
        ),
    ),
    Block(
        "办事服务",
        (
            _ask("services.listed", "是否发布服务事项目录"),
            Field("services.users", "注册用户数", unit="个"),
            Field("services.matters", "政务服务事项数量", unit="项"),
            Field("services.online", "可全程在线办理的政务服务事项数量", unit="项"),
            Field("services.done", "办件量总数", unit="件", sum_of=("services.done_natural", "services.done_legal")),
            Field("services.done_natural", "自然人办件量", unit="件"),
            Field("services.done_legal", "法人办件量", unit="件"),
        ),
    ),
    Block(
        "互动交流",
        (
            Field("messages.received", "收到留言数量", unit="条"),
            Field("messages.closed", "办结留言数量", unit="条"),
            Field("messages.days", "平均办理时间", Kind.DAYS, unit="天"),
            Field("messages.public", "公开答复数量", unit="条"),
            Field("surveys.held", "征集调查期数", unit="期"),
            Field("surveys.opinions", "收到意见数量", unit="条"),
            Field("surveys.results", "公布调查结果期数", unit="期"),
            Field("interviews.held", "在线访谈期数", unit="期"),
            Field("interviews.messages", "网民留言数量", unit="条"),
            Field("interviews.answers", "答复网民提问数量", unit="条"),
        ),
    ),
    Block(
        "安全防护",
        (
            Field("safety.checks", "安全检测评估次数", unit="次"),
            Field("safety.found", "发现漏洞数量", unit="个"),
            Field("safety.mended", "整改漏洞数量", unit="个"),
            Field("safety.drills", "应急演练次数", unit="次"),
        ),
    ),
    Block(
        "移动新媒体",
        (
            _text("weibo.name", "微博名称"),
            Field("weibo.posts", "微博信息发布量", unit="条"),
            Field("weibo.followers", "微博关注量", unit="个"),
            _text("wechat.name", "微信名称"),
            Field("wechat.posts", "微信信息发布量", unit="条"),
            Field("wechat.followers", "微信订阅数", unit="个"),
            _text("app.name", "移动客户端名称"),
        ),
    ),
    Block(
        "创新发展",
        (
            _ask("extras.search", "搜索即服务"),
            _ask("extras.languages", "多语言版本"),
            _ask("extras.accessible", "无障碍浏览"),
            _ask("extras.personal", "千人千网"),
        ),
    ),
)
"""The form from top to bottom."""

FIELDS: dict[str, Field] = {field.address: field for block in BLOCKS for field in block.fields}
"""Every field by its address, in printed order."""

OPTIONAL = frozenset({"weibo.name", "wechat.name", "app.name"})
"""What is left blank where there is none."""
