"""A release is masked by a click before it is signed, and what is out is looked at again by every new list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.files.examining import examine
from gongkai_office.gate.models import LookBack, Term
from gongkai_office.gate.verify import verify as verify_looks
from gongkai_office.gazette.commands.compose import begin as compose
from gongkai_office.gazette.commands.compose import take_in
from gongkai_office.gazette.tasks import look_back as look_back_at_issues
from gongkai_office.normative.body import from_text, to_text
from gongkai_office.normative.commands.release.explain import explain
from gongkai_office.normative.commands.release.let_out import let_out
from gongkai_office.normative.commands.release.look import look
from gongkai_office.normative.commands.release.mask import mask
from gongkai_office.normative.commands.release.prepare import prepare
from gongkai_office.normative.interpreting import Explained, Form
from gongkai_office.normative.models import Interpretation, Release, Version
from gongkai_office.normative.queries.releases import open_findings
from gongkai_office.normative.tasks import look_back
from gongkai_office.normative.verify import verify
from gongkai_office.publishing.commands.draft import revise
from gongkai_office.publishing.commands.publish import publish
from tests.factories import publishing
from tests.factories.cases import at
from tests.factories.documents import DAY, READ, TEXT, issued, published, signed, texted
from tests.factories.gazette import printed
from tests.factories.impossible import id_number, mobile
from tests.factories.office import County, signed_in
from tests.factories.uploads import word

pytestmark = pytest.mark.django_db(transaction=True)
NOON, TONIGHT = at(DAY, 12), at(date(2024, 3, 5), 3)
NUMBER, PHONE = id_number("19850101"), mobile(5)


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, settings: LazySettings) -> None:
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


def leaking(county: County, said: Explained = READ) -> Release:
    """A release whose text names somebody by number, looked into."""
    text = f"{TEXT}联系人\t身份证号\n王小满\t{NUMBER}\n"
    version = texted(issued(county.office, county.handler), county.handler, text)
    row = prepare(document=version.document_id, version=version.pk, by=county.handler, at=NOON)
    explain(release=row.pk, said=said, by=county.handler, at=NOON)
    return look(release=row.pk, screener=Screener(), at=NOON)


def test_a_text_is_masked_as_its_next_version_and_the_former_stays_and_is_not_public(qingyuan: County) -> None:
    row = leaking(qingyuan)
    assert mask(release=row.pk, screener=Screener(), by=qingyuan.handler, at=NOON).count >= 1
    row = look(release=row.pk, screener=Screener(), at=NOON)
    assert not open_findings(row).exists()
    before, after = Version.objects.order_by("ordinal")
    assert NUMBER in to_text(before.body)
    assert NUMBER not in to_text(after.body)
    assert "白石河柳湾段\t每年6月至9月" in to_text(after.body)
    signed(row, qingyuan, when=NOON)
    let_out(release=row.pk, by=qingyuan.handler, at=at(DAY, 15))
    before.refresh_from_db()
    assert before.published_on is None
    assert list(verify()) == []


def test_an_interpretation_is_masked_with_its_file_and_what_it_said_is_kept(qingyuan: County) -> None:
    said = Explained(form=Form.TEXT, title=READ.title, interpreter=READ.interpreter, body=from_text(f"电话{PHONE}。"))
    row = leaking(qingyuan, said)
    one = Interpretation.objects.get()
    assert mask(release=row.pk, screener=Screener(), by=qingyuan.handler, at=NOON, only=None).left == ()
    one.refresh_from_db()
    assert PHONE not in str(one.body)
    assert PHONE in str(one.unmasked)
    assert list(verify()) == []


def test_one_finding_alone_is_masked_and_nothing_is_once_it_was_sent_up(qingyuan: County) -> None:
    said = Explained(form=Form.TEXT, title=READ.title, interpreter=READ.interpreter, body=from_text(f"电话{PHONE}。"))
    row = leaking(qingyuan, said)
    (phone,) = (hit for hit in open_findings(row) if hit.place.startswith("解读"))
    mask(release=row.pk, screener=Screener(), by=qingyuan.handler, at=NOON, only=phone.pk)
    assert Version.objects.count() == 1
    look(release=row.pk, screener=Screener(), at=NOON)
    mask(release=row.pk, screener=Screener(), by=qingyuan.handler, at=NOON)
    row = look(release=row.pk, screener=Screener(), at=NOON)
    signed(row, qingyuan, when=NOON)
    with pytest.raises(GongkaiError, match="没有可以自动遮盖"):
        mask(release=row.pk, screener=Screener(), by=qingyuan.handler, at=NOON)


def test_the_page_of_a_release_offers_it(client: Client, qingyuan: County) -> None:
    row = leaking(qingyuan)
    signed_in(client, qingyuan.handler)
    here = reverse("normative:release", args=[row.pk])
    assert "全部遮盖" in client.get(here).content.decode()
    shown = client.post(here, {"do": "mask"}, follow=True).content.decode()
    assert "已遮盖" in shown
    assert "全部遮盖" not in shown


def listed(county: County, word: str) -> None:
    Term.objects.create(
        organ=county.government, kind=Term.Kind.NEGATIVE, text=word, reason="停用", by=county.handler, at=NOON
    )


def test_what_is_out_is_looked_at_once_by_every_new_list_and_the_results_stay(client: Client, qingyuan: County) -> None:
    published(texted(issued(qingyuan.office, qingyuan.handler), qingyuan.handler), qingyuan, when=NOON)
    assert look_back(TONIGHT) == 0, "the lists of today are those it went out by"
    listed(qingyuan, "没有的词")
    assert look_back(TONIGHT.replace(day=6)) == 1
    listed(qingyuan, "白石河")
    assert look_back(TONIGHT.replace(day=7)) == 1
    assert look_back(TONIGHT.replace(day=7)) == 0
    first, second = LookBack.objects.order_by("at")
    assert first.rules != second.rules
    assert (first.waiting, second.waiting > 0) == (0, True)
    signed_in(client, qingyuan.handler)
    here = reverse("normative:old_stock")
    assert "白石河" in client.get(here).content.decode()
    while waiting := LookBack.objects.filter(waiting__gt=0).first():
        open_ = next(hit for hit in waiting.hits if "by" not in hit and hit["severity"] != "info")
        client.post(here, {"look": str(waiting.pk), "key": open_["key"], "reason": "河名，仍在使用"})
    assert "没有需要处理的地方" in client.get(here).content.decode()
    listed(qingyuan, "别的词")
    assert look_back(TONIGHT.replace(day=8)) == 1
    assert LookBack.objects.order_by("at").last().waiting == 0  # type: ignore[union-attr]
    assert [*verify(), *verify_looks()] == []


def test_a_former_version_that_only_the_gazette_prints_is_looked_at_there(client: Client, qingyuan: County) -> None:
    desk = publishing.desk(qingyuan)
    old = desk.published()
    issue = compose(organ=qingyuan.office, by=desk.editor, at=NOON)
    take_in(issue=issue.pk, section="其他", items=[old.pk], by=desk.editor, at=NOON)
    printed(issue, qingyuan, when=NOON)
    assert look_back_at_issues(TONIGHT) == 0
    newer = desk.sent_up(revise(item=old.item_id, by=desk.editor, at=NOON))
    publish(version=desk.reviewed(newer).pk, by=desk.editor, at=NOON)
    listed(qingyuan, "夜间阅览")
    assert look_back_at_issues(TONIGHT) == 1
    assert look_back_at_issues(TONIGHT) == 0
    signed_in(client, desk.editor)
    assert "夜间阅览" in client.get(reverse("gazette:old_stock")).content.decode()
    assert list(verify_looks()) == []


def test_a_word_file_of_an_interpretation_goes_out_as_a_masked_copy(qingyuan: County) -> None:
    version = texted(issued(qingyuan.office, qingyuan.handler), qingyuan.handler)
    row = prepare(document=version.document_id, version=version.pk, by=qingyuan.handler, at=NOON)
    file = examine(word(f"咨询电话{PHONE}"), "解读.docx")
    explain(release=row.pk, said=READ, upload=file, by=qingyuan.handler, at=NOON)
    look(release=row.pk, screener=Screener(), at=NOON)
    mask(release=row.pk, screener=Screener(), by=qingyuan.handler, at=NOON)
    one = Interpretation.objects.select_related("file", "unmasked_file").get()
    assert one.unmasked_file is not None
    assert one.file is not None
    assert one.unmasked_file.sha256 == file.sha256 != one.file.sha256
    assert not open_findings(look(release=row.pk, screener=Screener(), at=NOON)).filter(masked__contains="*").exists()
