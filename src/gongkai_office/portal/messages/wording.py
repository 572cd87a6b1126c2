"""What messages say: number, organ, what happened, where to look. Never who asked for what."""

from __future__ import annotations

from django.conf import settings

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.models import Entry
from gongkai_office.organs.queries import name_on
from gongkai_office.portal.progress import chinese

SUBJECT = "政府信息公开申请办理进度"

HAPPENED = {
    EntryKind.SUBMITTED: "已经提交，请等待工作人员与您确认",
    EntryKind.RECEIVED: "已经登记收到，开始计算答复期限",
    EntryKind.CORRECTION_NOTICED: "需要补正，请按告知书在期限内办理",
    EntryKind.FEE_NOTICED: "需要缴纳信息处理费，请按通知在期限内缴纳",
    EntryKind.EXTENDED: "已经依法延长答复期限",
    EntryKind.REASONS_ASKED: "需要您说明理由，请按告知书办理",
    EntryKind.SERVED: "已经作出答复并送达",
}
"""The entries that a requester is told of at once, in the words that follow the number."""


def text(entry: Entry) -> str:
    """One sentence, short enough for a text message."""
    organ = name_on(entry.organ, entry.on).name
    return f"您向{organ}提出的政府信息公开申请（{entry.request.number}）{HAPPENED[EntryKind(entry.kind)]}。"


def letter(entry: Entry) -> str:
    """The same as an e-mail, with the way to the details."""
    where = settings.GONGKAI_SITE["address"]
    look = f"{where}/follow/" if where else "您提交申请的网站，打开“查询办理进度”"
    return "\n\n".join((
        "您好：",
        text(entry),
        f"详细情况请凭登记编号和查询码查看：{look}",
        f"{chinese(entry.on)}",
        "本邮件由系统自动发出，请不要回复。邮件里没有链接以外的操作要求，也不会向您索要查询码。",
    ))  # fmt: skip
