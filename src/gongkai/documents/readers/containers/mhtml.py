"""MHTML, the "single file web page" of Word and of browsers: a mail whose first HTML part is the document."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from email.policy import compat32

from gongkai.documents.grid import Document
from gongkai.documents.readers.containers import caps
from gongkai.documents.readers.containers.html import extract_html
from gongkai.documents.unreadable import UnreadableError


def extract_mhtml(data: bytes) -> Document:
    """The blocks of the page inside. Raises UnreadableError where there is none or it is too large."""
    if len(data) > caps.MARKUP_BYTES:
        raise UnreadableError(
            f"网页归档超过 {caps.MARKUP_BYTES // 1_000_000} MB，不像一份年度报告；请另存为普通网页后再试。"
        )
    message: Message = message_from_bytes(data.lstrip(), policy=compat32)
    for piece in message.walk():
        page = piece.get_payload(decode=True) if piece.get_content_type() == "text/html" else None
        if isinstance(page, bytes) and page.strip():
            return extract_html(page)
    raise UnreadableError("网页归档里没有网页正文（可能没有下载完整）；请重新保存后再试。")
