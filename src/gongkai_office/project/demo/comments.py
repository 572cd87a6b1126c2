"""Comments on drafts: one call that was answered and became a document, and one that is open today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import uuid4

from gongkai.law.comments import Draft
from gongkai.screening import Screener
from gongkai_office.engagement.commands.draft import Called, begin
from gongkai_office.engagement.commands.let_out import let_out
from gongkai_office.engagement.commands.receive import receive
from gongkai_office.engagement.commands.review import send_up, sign
from gongkai_office.engagement.commands.sort import point_out, put_under, sum_up
from gongkai_office.engagement.commands.tie import tie
from gongkai_office.engagement.models import CommentCall, Verdict
from gongkai_office.engagement.senders import Sender
from gongkai_office.normative.body import from_text
from gongkai_office.normative.models import Document
from gongkai_office.normative.queries.releases import SIGNERS
from gongkai_office.project.demo.county import County, Desk, morning, people_of

_OFFICE = "demo-office"
_DAYS, _AHEAD, _OPEN_SINCE = 30, timedelta(days=50), timedelta(days=8)
_LATER, _RESULT = timedelta(days=3), timedelta(days=35)
_SUBJECT = "物业服务质量评价办法"
_ABOUT = (
    "为了解决群众反映集中的问题，起草了这份办法。主要规定由谁办、怎么办、多长时间办完。\n"
    "希望重点对办理时限和需要提交的材料提出意见。"
)
_ARTICLES = (
    "第一条　为了规范本县物业服务的评价，维护业主和物业服务人的合法权益，制定本办法。\n"
    "第二条　物业服务质量每年评价一次，由业主、社区和主管部门分别打分。\n"
    "第三条　评价结果在县人民政府门户网站公布。\n第四条　本办法自公布之日起施行。"
)
_WAYS = "来信请寄清源县城关镇青溪路2号清源县人民政府办公室，请在信封上注明“征求意见”。"
_POINTS: Sequence[tuple[str, str, Verdict, str]] = (
    (
        "办理时限改为十五个工作日，二十个工作日太长。", "缩短办理时限", Verdict.PARTIAL,
        "材料齐全、不需要现场查看的，改为十五个工作日；需要现场查看的保留二十个工作日",
    ),
    ("材料清单请附在后面，免得来回跑。", "附材料清单", Verdict.ADOPTED, ""),
    (
        "建议下放到乡镇办理。", "由乡镇办理", Verdict.NOT_ADOPTED,
        "乡镇目前没有相应的执法权限，办理条件具备以后再研究",
    ),
)  # fmt: skip


def ask_all(settled: County, today: date) -> None:
    """Both calls."""
    desk = settled.desks[_OFFICE]
    became = Document.objects.filter(organ=desk.organ, issued__lt=today, void=False).order_by("issued", "pk").last()
    if became:
        _answered(desk, became)
    begun = today - _OPEN_SINCE
    call = _opened(desk, f"关于《清源县{_SUBJECT}（征求意见稿）》公开征求意见的公告", _ARTICLES, begun)
    for text in ("评价结果最好同时贴到小区公告栏。", "打分的比例请写清楚。"):
        receive(call=call.pk, text=text, sender=Sender(), at=morning(begun + _LATER), key=uuid4())


def _answered(desk: Desk, became: Document) -> None:
    """The call for what is a document by now, with its result, each leading to the other."""
    text = "\n".join(f"{one.get('text', '')}" for one in became.versions.earliest("ordinal").body)
    begun = became.issued - _AHEAD
    call = _opened(desk, f"关于《{became.title}（征求意见稿）》公开征求意见的公告", text, begun)
    at = morning(begun + _RESULT)
    for said, gist, verdict, reason in _POINTS:
        one = receive(call=call.pk, text=said, sender=Sender(), at=morning(begun + _LATER), key=uuid4())
        point = point_out(call=call.pk, gist=gist, verdict=verdict, reason=reason, by=desk.handler, at=at)
        put_under(call=call.pk, comments=[one.pk], point=point.pk, by=desk.handler, at=at)
    result = f"征求意见期间共收到意见 {len(_POINTS)} 条，全部逐条研究，处理情况如下。"
    sum_up(call=call.pk, result=result, by=desk.handler, at=at)
    _let_out(desk, call, begun + _RESULT)
    tie(call=call.pk, document=became.pk, by=desk.handler, at=morning(became.issued + _LATER))


def _opened(desk: Desk, title: str, text: str, on: date) -> CommentCall:
    called = Called(
        draft=Draft.MARKET, title=title, about=_ABOUT, body=from_text(text), days=_DAYS, ways=_WAYS
    )  # fmt: skip
    return _let_out(desk, begin(organ=desk.organ, called=called, by=desk.handler, at=morning(on)), on)


def _let_out(desk: Desk, call: CommentCall, on: date) -> CommentCall:
    """A call or its result by the whole way."""
    at, screener = morning(on), Screener()
    content = bytes(
        send_up(call=call.pk, screener=screener, excuse="本机关公布的名称和地址", by=desk.handler, at=at).content_hash
    )
    for role in SIGNERS:
        sign(call=call.pk, content=content.hex(), by=people_of(desk.organ, role)[0], at=at)
    return let_out(call=call.pk, screener=screener, by=desk.handler, at=at)
