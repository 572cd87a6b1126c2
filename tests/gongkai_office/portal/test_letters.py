"""A requester reads and downloads the letters of their own case, and no other."""

from __future__ import annotations

import io

import docx
import pytest
from django.test import Client
from django.urls import reverse

from gongkai.law.outcomes import Situation
from gongkai.law.service import Service
from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.confirm import confirm
from gongkai_office.cases.commands.draft import draft
from gongkai_office.cases.commands.serve import serve
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.submit import Submitted
from gongkai_office.cases.letters.notices import Receipt, ThirdPartyNotice
from gongkai_office.cases.letters.replies import Reply
from tests.factories.cases import FIRST_DAY, at, submitted
from tests.factories.office import County
from tests.factories.portal import follow, text

CASE = reverse("portal:case")
REPLY = Reply(situation=Situation.PUBLICATION, found="你申请的是公报合订本", where="清源县图书馆阅览室")
pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(qingyuan: County) -> Submitted:
    """A request confirmed with its receipt on Monday 4 March 2024."""
    made = submitted(qingyuan)
    case, who = made.request.pk, qingyuan.registrar
    confirm(case=case, evidence="电话确认", by=who, on=FIRST_DAY, at=at(FIRST_DAY, 10), receipt=Receipt())
    return made


def answered(county: County, sent: Submitted) -> None:
    """Drafted and signed, not served yet."""
    case, who = sent.request.pk, county.handler
    draft(case=case, outcome=REPLY.outcome, reply=REPLY, by=who, on=FIRST_DAY, at=at(FIRST_DAY, 11))
    sign(case=case, by=county.head, on=FIRST_DAY, at=at(FIRST_DAY, 12))


def test_a_requester_reads_notices_at_once_and_the_reply_when_it_was_served(
    client: Client, sent: Submitted, qingyuan: County
) -> None:
    follow(client, sent.request.number, sent.code)
    assert "政府信息公开申请登记回执" in text(client.get(CASE))
    answered(qingyuan, sent)
    assert "公开出版物告知书" not in text(client.get(CASE)), "signed, not served"
    assert client.get(reverse("portal:letter", args=[2])).status_code == 404
    serve(case=sent.request.pk, manner=Service.ELECTRONIC, sent=FIRST_DAY, by=qingyuan.handler, at=at(FIRST_DAY, 13))
    assert "公开出版物告知书" in text(client.get(CASE))
    shown = text(client.get(reverse("portal:letter", args=[2])))
    assert "清源政办公开答〔2024〕1号" in shown
    assert "直接向清源县人民法院提起行政诉讼" in shown
    word = client.get(reverse("portal:letter_file", args=[2, "docx"]))
    assert "王晓明" in "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(word.content)).paragraphs)
    assert client.get(reverse("portal:letter_file", args=[2, "pdf"])).content.startswith(b"%PDF")


def test_a_letter_to_a_third_party_is_not_for_the_requester(client: Client, sent: Submitted, qingyuan: County) -> None:
    notice = ThirdPartyNotice(name="清源县青溪测绘队", organisation=True, description="测绘方法")
    case, who = sent.request.pk, qingyuan.handler
    ask_third_party(case=case, notice=notice, by=who, on=FIRST_DAY, at=at(FIRST_DAY, 11))
    answer_third_party(case=case, by=who, on=FIRST_DAY, at=at(FIRST_DAY, 12))
    follow(client, sent.request.number, sent.code)
    page = text(client.get(CASE))
    assert "政府信息公开征求意见告知书" in page
    assert "第三方意见征询书" not in page
    assert "青溪测绘队" not in "".join(text(client.get(reverse("portal:letter", args=[nth]))) for nth in (1, 2))
    assert client.get(reverse("portal:letter", args=[3])).status_code == 404


@pytest.mark.usefixtures("sent")
def test_without_number_and_code_there_is_no_letter(client: Client, qingyuan: County) -> None:
    other = submitted(qingyuan, key="key-2", name="孙小明")
    follow(client, other.request.number, other.code)
    for address in (reverse("portal:letter", args=[1]), reverse("portal:letter_file", args=[1, "pdf"])):
        assert client.get(address).status_code == 404, "the other's case has none"
        assert Client().get(address).status_code == 302, "nobody's"
