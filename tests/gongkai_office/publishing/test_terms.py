"""An organ's own lists, and the nightly look back at what is out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.gate.models import Term
from gongkai_office.gate.queries import screener_of
from gongkai_office.journal.models import Line
from gongkai_office.publishing.commands.screen import overrule, screen
from gongkai_office.publishing.commands.terms import end_term, list_term
from gongkai_office.publishing.queries.gate import undecided
from gongkai_office.publishing.queries.terms import found_since
from gongkai_office.publishing.tasks import look_back
from tests.factories.impossible import mobile
from tests.factories.office import County, signed_in
from tests.factories.publishing import AT, NOTICE, Desk

pytestmark = pytest.mark.django_db(transaction=True)
LATER = AT + timedelta(days=1)


def test_a_word_of_the_organs_own_list_stops_its_texts_and_no_other_countys(desk: Desk, yunling: County) -> None:
    list_term(
        organ=desk.county.office, kind=Term.Kind.NEGATIVE, text="清源老街", suggestion="古城街", by=desk.editor, at=AT
    )
    version = desk.drafted(replace(NOTICE, body="<p>清源老街施工。</p>"))
    run = screen(version=version.pk, screener=screener_of(desk.county.office), at=AT)
    assert "建议改为“古城街”" in undecided(run).get().message
    assert not [word for word in screener_of(yunling.office).words if word.text == "清源老街"]


def test_a_text_that_may_stand_passes_the_gate_until_it_is_ended(desk: Desk) -> None:
    with pytest.raises(GongkaiError, match="写明理由"):
        list_term(organ=desk.county.office, kind=Term.Kind.ALLOWED, text=mobile(3), by=desk.editor, at=AT)
    term = list_term(
        organ=desk.county.office, kind=Term.Kind.ALLOWED, text=mobile(3), reason="值班手机", by=desk.editor, at=AT
    )
    version = desk.drafted(replace(NOTICE, body=f"<p>值班手机{mobile(3)}</p>"))
    assert not undecided(screen(version=version.pk, screener=screener_of(desk.county.office), at=AT)).exists()
    end_term(term=term.pk, by=desk.editor, at=AT)
    assert undecided(screen(version=version.pk, screener=screener_of(desk.county.office), at=LATER)).exists()
    assert not Line.objects.filter(facts__icontains=mobile(3)).exists()


def test_old_stock_is_looked_at_again_once_when_a_list_changes(client: Client, desk: Desk) -> None:
    version = desk.published(replace(NOTICE, body="<p>清源老街施工。</p>"))
    head = desk.reviewers[Role.HEAD]
    assert look_back(AT) == 0
    list_term(organ=desk.county.office, kind=Term.Kind.NEGATIVE, text="清源老街", by=desk.editor, at=AT)
    assert look_back(LATER) == 1
    assert look_back(LATER) == 0
    before, after = version.screenings.order_by("at")
    assert not undecided(before).exists()
    assert before.rules != after.rules
    assert [run.version_id for run in found_since(head, LATER.date())] == [version.pk]
    signed_in(client, head)
    assert version.title in client.get(reverse("publishing:old_stock")).content.decode()
    overrule(hit=undecided(after).get().pk, by=desk.editor, at=LATER, reason="历史地名")
    assert not found_since(head, LATER.date()).exists()


def test_lists_are_kept_by_those_who_manage_the_catalogue(client: Client, desk: Desk) -> None:
    head = desk.reviewers[Role.HEAD]
    with pytest.raises(ForbiddenError):
        list_term(organ=desk.county.office, kind=Term.Kind.NEGATIVE, text="某词", by=head, at=AT)
    signed_in(client, desk.editor)
    sent = {
        "key": "0196f6a5-0000-7000-8000-000000000001",
        "organ": str(desk.county.office.pk),
        "kind": "negative",
        "text": "某词",
    }
    assert client.post(reverse("publishing:terms"), sent).status_code == 302
    again = client.post(reverse("publishing:terms"), sent)
    assert again.status_code == 422
    assert "已经有这一条" in again.content.decode()
    assert client.post(reverse("publishing:end_term", args=[Term.objects.get().pk])).status_code == 302
    assert Term.objects.get().ended_at is not None
