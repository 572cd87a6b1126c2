"""Invented calls for comments, drafted, signed, let out and answered by the county's own people."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID, uuid4

from gongkai.law.comments import Draft
from gongkai.screening import Screener
from gongkai_office.accounts.models import Role
from gongkai_office.engagement.commands.draft import Called, begin
from gongkai_office.engagement.commands.let_out import let_out
from gongkai_office.engagement.commands.receive import receive
from gongkai_office.engagement.commands.review import send_up, sign
from gongkai_office.engagement.commands.sort import point_out, put_under, sum_up
from gongkai_office.engagement.models import Comment, CommentCall, Verdict
from gongkai_office.engagement.senders import Sender
from gongkai_office.normative.body import from_text
from tests.factories.cases import at
from tests.factories.office import County

OPENED, LAST, AFTER = date(2024, 3, 4), date(2024, 4, 3), date(2024, 4, 8)
"""A call of thirty days: the Monday it goes out, its last day, a Monday after it."""
MORNING = at(OPENED)
TITLE = "关于《清源县河道采砂管理办法（征求意见稿）》公开征求意见的公告"
SAID = Called(
    draft=Draft.MARKET,
    title=TITLE,
    about="河道采砂影响堤防安全，拟规定许可和禁采期，请对禁采期的长短提出意见。",
    body=from_text("第一条　为了规范河道采砂，制定本办法。\n河段\t禁采期\n白石河柳湾段\t每年6月至9月"),
    days=30,
    ways="来信请寄清源县青溪街1号清源县人民政府办公室",
)
SENDER = Sender(name="欧阳问", contact="ouyang@citizen.example")


def drafted(county: County, called: Called = SAID, *, when: datetime = MORNING) -> CommentCall:
    """A call of the county's office."""
    return begin(organ=county.office, called=called, by=county.handler, at=when)


def signed(call: CommentCall, county: County, *, when: datetime) -> CommentCall:
    """The call, or its result, sent up and signed by the three in turn."""
    chain = send_up(call=call.pk, screener=Screener(), by=county.handler, at=when)
    content = bytes(chain.content_hash).hex()
    for one in (county.reviewer, county.people[county.office, Role.SECRECY_REVIEWER], county.head):
        sign(call=call.pk, content=content, by=one, at=when)
    return CommentCall.objects.get(pk=call.pk)


def opened(county: County, called: Called = SAID, *, when: datetime = MORNING) -> CommentCall:
    """A call that is out."""
    row = signed(drafted(county, called, when=when), county, when=when)
    return let_out(call=row.pk, screener=Screener(), by=county.handler, at=when)


def said(call: CommentCall, text: str, *, when: datetime, sender: Sender = SENDER, key: UUID | None = None) -> Comment:
    """A comment handed in through the portal."""
    return receive(call=call.pk, text=text, sender=sender, at=when, key=key or uuid4())


def sorted_out(call: CommentCall, county: County, *, when: datetime) -> None:
    """Every comment under one point that is partly adopted, and a word about the whole."""
    sum_up(call=call.pk, result="征求意见期间共收到意见 2 条，逐条研究后修改了第一条。", by=county.handler, at=when)
    if not call.comments.exists():
        return
    reason = "六月已经进入汛期，七月提前到六月中旬"
    point = point_out(
        call=call.pk, gist="缩短禁采期", verdict=Verdict.PARTIAL, reason=reason, by=county.handler, at=when
    )  # fmt: skip
    keys = list(call.comments.values_list("pk", flat=True))
    put_under(call=call.pk, comments=keys, point=point.pk, by=county.handler, at=when)


def answered(call: CommentCall, county: County, *, when: datetime) -> CommentCall:
    """The call with its result out."""
    sorted_out(call, county, when=when)
    signed(call, county, when=when)
    return let_out(call=call.pk, screener=Screener(), by=county.handler, at=when)
