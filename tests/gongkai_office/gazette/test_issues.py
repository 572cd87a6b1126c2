"""An issue is composed of what is published, signed as a whole, numbered without gaps and read by everybody."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.gazette.commands.compose import Placed, arrange, begin, drop, take_in
from gongkai_office.gazette.commands.review import let_out, send_back, send_up, sign
from gongkai_office.gazette.models import Issue, Stage
from gongkai_office.gazette.queries import offered
from gongkai_office.gazette.verify import verify
from gongkai_office.normative.models import Version as Text
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.metadata import Descent
from gongkai_office.publishing.models import Version
from tests.factories import publishing
from tests.factories.cases import at
from tests.factories.documents import DAY, TITLE, issued, published, texted
from tests.factories.gazette import editor, printed, signed
from tests.factories.office import County
from tests.factories.publishing import NOTICE
from tests.gongkai_office.gazette.conftest import Desk

pytestmark = pytest.mark.django_db(transaction=True)
EVENING = at(DAY, 18)


@pytest.fixture
def text(qingyuan: County) -> Text:
    one = texted(issued(qingyuan.office, qingyuan.handler), qingyuan.handler)
    published(one, qingyuan, when=at(DAY, 12))
    return one


@pytest.fixture
def item(qingyuan: County) -> Version:
    return publishing.desk(qingyuan).published()


@pytest.fixture
def issue(qingyuan: County, text: Text, item: Version) -> Issue:
    """An issue of a document and a notice."""
    row = begin(organ=qingyuan.office, by=editor(qingyuan), at=EVENING)
    who = editor(qingyuan)
    take_in(issue=row.pk, section="县政府文件", texts=[text.pk], by=who, at=EVENING)
    return take_in(issue=row.pk, section="部门文件", items=[item.pk], by=who, at=EVENING)


def test_only_what_is_public_and_not_printed_yet_is_offered(
    qingyuan: County, text: Text, item: Version, issue: Issue
) -> None:
    texted(text.document, qingyuan.handler, "第一条 还没有公布的新文本。")
    assert offered(issue).texts == ()
    assert offered(issue).items == ()
    drop(issue=issue.pk, reason="改到下期", by=editor(qingyuan), at=EVENING)
    again = begin(organ=qingyuan.office, by=editor(qingyuan), at=EVENING)
    assert (offered(again).texts, offered(again).items) == ((text,), (item,))
    assert offered(again, "采砂").items == ()


def test_a_draft_or_a_strange_text_is_not_taken_in(qingyuan: County, issue: Issue, text: Text) -> None:
    draft = texted(text.document, qingyuan.handler, "第一条 还没有公布的新文本。")
    with pytest.raises(GongkaiError, match="不在公开"):
        take_in(issue=issue.pk, section="", texts=[draft.pk], by=editor(qingyuan), at=EVENING)


def test_the_editor_sets_order_and_sections(qingyuan: County, issue: Issue) -> None:
    first, second = issue.pieces.order_by("position")
    places = {first.pk: Placed(9, "县政府文件"), second.pk: Placed(1, "大事记")}
    arrange(issue=issue.pk, places=places, without=[], by=editor(qingyuan), at=EVENING)
    assert [(one.position, one.section) for one in issue.pieces.order_by("position")] == [
        (1, "大事记"),
        (2, "县政府文件"),
    ]
    arrange(issue=issue.pk, places={}, without=[second.pk], by=editor(qingyuan), at=EVENING)
    assert issue.pieces.get().title == TITLE


def test_reviewer_and_head_sign_what_they_saw_and_never_the_editor(qingyuan: County, issue: Issue) -> None:
    content = bytes(send_up(issue=issue.pk, by=editor(qingyuan), at=EVENING).content_hash).hex()
    for early in (qingyuan.head, editor(qingyuan)):
        with pytest.raises(ForbiddenError):
            sign(issue=issue.pk, content=content, by=early, at=EVENING)
    with pytest.raises(GongkaiError, match="审签"):
        arrange(issue=issue.pk, places={}, without=[], by=editor(qingyuan), at=EVENING)
    send_back(issue=issue.pk, content=content, reason="通知放后面", by=qingyuan.reviewer, at=EVENING)
    assert Issue.objects.get().stage == Stage.DRAFT
    with pytest.raises(GongkaiError, match="不能这样办理"):
        let_out(issue=issue.pk, by=editor(qingyuan), at=EVENING)


def test_numbers_run_by_organ_and_year_without_gaps(qingyuan: County, issue: Issue) -> None:
    assert printed(issue, qingyuan, when=EVENING).serial == 1
    serials = []
    for day in (date(2024, 5, 6), date(2025, 1, 13)):
        later = texted(issued(qingyuan.office, qingyuan.handler, number=f"甲{day}", on=day), qingyuan.handler)
        published(later, qingyuan, when=at(day, 12))
        row = begin(organ=qingyuan.office, by=editor(qingyuan), at=at(day, 13))
        take_in(issue=row.pk, section="", texts=[later.pk], by=editor(qingyuan), at=at(day, 13))
        row = printed(row, qingyuan, when=at(day, 14))
        serials.append((row.year, row.serial))
    assert serials == [(2024, 2), (2025, 1)]
    assert list(verify()) == []


def test_an_empty_issue_and_one_with_something_taken_down_stay_in(
    qingyuan: County, issue: Issue, item: Version
) -> None:
    signed(issue, qingyuan, when=EVENING)
    take_down(version=item.pk, kind=Descent.ERROR, reason="有误", by=editor(qingyuan), at=EVENING)
    with pytest.raises(GongkaiError, match="已经撤下"):
        let_out(issue=issue.pk, by=editor(qingyuan), at=EVENING)
    empty = begin(organ=qingyuan.office, by=editor(qingyuan), at=EVENING)
    with pytest.raises(GongkaiError, match="还没有篇目"):
        send_up(issue=empty.pk, by=editor(qingyuan), at=EVENING)


def test_everybody_reads_an_issue_as_page_pdf_and_word(qingyuan: County, issue: Issue) -> None:
    here = reverse("portal:gazette", args=[qingyuan.office.code, 2024, 1])
    assert Client().get(here).status_code == 404
    printed(issue, qingyuan, when=EVENING)
    assert f'href="{here}"' in Client().get(reverse("portal:gazettes")).content.decode()
    page = Client().get(here).content.decode()
    for told in ("2024年第1期", "县政府文件", TITLE, "保护白石河的堤防和岸线", "夜间阅览延长至21时"):
        assert told in page
    assert "<script" not in page
    assert Client().get(f"{here}gazette.pdf").content.startswith(b"%PDF")
    word = docx.Document(BytesIO(Client().get(f"{here}gazette.docx").content))
    lines = [one.text for one in word.paragraphs]
    assert lines.index(TITLE) < lines.index(NOTICE.title)
    found = Client().get(reverse("portal:find"), {"q": "公报", "kind": "gazette"}).content.decode()
    assert here in found


def test_what_came_down_after_printing_is_named_and_shown_no_more(
    qingyuan: County, issue: Issue, item: Version
) -> None:
    printed(issue, qingyuan, when=EVENING)
    take_down(version=item.pk, kind=Descent.ERROR, reason="有误", by=editor(qingyuan), at=EVENING)
    here = reverse("portal:gazette", args=[qingyuan.office.code, 2024, 1])
    page = Client().get(here).content.decode()
    assert "夜间阅览延长至21时" not in page
    assert f"{NOTICE.title}</a>" in page
    assert "已撤下" in page
    word = docx.Document(BytesIO(Client().get(f"{here}gazette.docx").content))
    assert not any("夜间阅览延长至21时" in one.text for one in word.paragraphs)


def test_an_issue_walks_through_its_page(qingyuan: County, text: Text, item: Version, desk: Desk) -> None:
    clerk = desk(editor(qingyuan))
    here = clerk.post(reverse("gazette:issues"), {"organ": str(qingyuan.office.pk)})["Location"]
    assert TITLE in clerk.get(here).content.decode()
    chosen = {"do": "take_in", "section": "县政府文件", "text": str(text.pk), "item": str(item.pk)}
    assert "已加入 2 篇" in clerk.post(here, chosen, follow=True).content.decode()
    assert "已送审" in clerk.post(here, {"do": "send_up"}, follow=True).content.decode()
    for who in (qingyuan.reviewer, qingyuan.head):
        reader = desk(who)
        content = reader.get(here).content.decode().split('name="content" value="')[1].split('"')[0]
        assert "已签署" in reader.post(here, {"do": "sign", "content": content}, follow=True).content.decode()
    assert "已出版" in clerk.post(here, {"do": "let_out"}, follow=True).content.decode()
    assert clerk.get(f"{here}gazette.pdf").content.startswith(b"%PDF")


def test_another_county_sees_and_changes_nothing(issue: Issue, yunling: County, desk: Desk) -> None:
    here = reverse("gazette:issue", args=[issue.pk])
    for stranger in (yunling.head, yunling.supervisor):
        client = desk(stranger)
        assert {client.get(here).status_code, client.post(here, {"do": "drop", "reason": "x"}).status_code} <= {
            403,
            404,
        }
        assert client.get(reverse("gazette:download", args=[issue.pk, "pdf"])).status_code in {403, 404}
    assert Issue.objects.get(pk=issue.pk).stage == Stage.DRAFT
