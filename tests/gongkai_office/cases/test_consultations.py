"""Several third parties, each with fifteen working days of its own; what they say bears on the decision."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from gongkai.documents.letters.facts import ThirdPartyView
from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai_office.cases.commands.answer_organ import answer_organ
from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.ask_organ import ask_organ
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.consult import Party, Said
from gongkai_office.cases.commands.reveal_party import reveal_party
from gongkai_office.cases.commands.rotate_keys import drop_key, rotate_keys
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.void import void
from gongkai_office.cases.desk.consultations import bearing, lines
from gongkai_office.cases.models import Consultation, DisclosureRequest, Stance
from gongkai_office.cases.parties import opened
from gongkai_office.cases.queries.consultations import consulted, view_of
from gongkai_office.cases.sealing import Particulars
from gongkai_office.cases.verify import verify
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.models import Line
from gongkai_office.organs.queries import calendar_of
from tests.factories.cases import at, drafted
from tests.factories.office import County

FIRST, SECOND = date(2024, 3, 11), date(2024, 3, 18)
FIRM = Party(
    particulars=Particulars(name="清源县青溪建材有限公司", phone="0000-0000001", address="清源县工业园1号"),
    organisation=True,
    about="投标报价构成",
)
OWNER = Party(particulars=Particulars(name="贺小满", phone="13800000000"), about="住址和承包面积")


def ask(county: County, case: DisclosureRequest, party: Party, day: date) -> Consultation:
    made = ask_third_party(case=case.pk, party=party, by=county.handler, on=day, at=at(day))
    return Consultation.objects.get(entry=made.entry)


def say(county: County, asked: Consultation, stance: Stance, day: date, reason: str = "") -> None:
    said = Said(consultation=asked.pk, stance=stance, reason=reason)
    answer_third_party(case=asked.request_id, said=said, by=county.registrar, on=day, at=at(day))


def test_each_third_party_has_its_own_fifteen_days(qingyuan: County, case: DisclosureRequest) -> None:
    """As in tests/gongkai/law/test_events.py, worked by hand: the late first one does not stretch the pause."""
    firm, owner = ask(qingyuan, case, FIRM, FIRST), ask(qingyuan, case, OWNER, SECOND)
    say(qingyuan, owner, Stance.AGREES, date(2024, 3, 19))
    say(qingyuan, firm, Stance.OBJECTS, date(2024, 4, 8), "报价构成属于商业秘密")
    assert DisclosureRequest.objects.get(pk=case.pk).reply_due == date(2024, 4, 23)
    objects = ThirdPartyView(asked=FIRST, answered=date(2024, 4, 8), agrees=False, reason="报价构成属于商业秘密")
    agrees = ThirdPartyView(asked=SECOND, answered=date(2024, 3, 19), agrees=True)
    assert (view_of(firm), view_of(owner)) == (objects, agrees)
    assert list(verify()) == []


def test_who_was_asked_is_sealed_and_shown_masked(qingyuan: County, case: DisclosureRequest) -> None:
    firm, owner = ask(qingyuan, case, FIRM, FIRST), ask(qingyuan, case, OWNER, FIRST)
    assert (firm.masked_name, owner.masked_name) == ("清源县青溪建材有限公司", "贺*满")
    assert opened(owner) == OWNER.particulars
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, ' ') FROM cases_consultation t")
        stored = cursor.fetchone()[0]
        cursor.execute("SELECT string_agg(l::text, ' ') FROM journal_line l")
        told = cursor.fetchone()[0]
    for secret in ("贺小满", "13800000000"):
        assert secret not in stored
        assert secret not in told


def test_a_look_at_a_third_party_needs_right_and_reason(qingyuan: County, case: DisclosureRequest) -> None:
    owner = ask(qingyuan, case, OWNER, FIRST)
    with pytest.raises(GongkaiError, match="事由"):
        reveal_party(consultation=owner.pk, reason=" ", by=qingyuan.handler, at=at(FIRST))
    with pytest.raises(GongkaiError, match="权限"):
        reveal_party(consultation=owner.pk, reason="催复", by=qingyuan.head, at=at(FIRST))
    assert reveal_party(consultation=owner.pk, reason="电话催复", by=qingyuan.handler, at=at(FIRST)).name == "贺小满"
    assert Line.objects.get(command="case.reveal-party").reason == "电话催复"


def test_an_objection_has_a_reason_and_an_answer_comes_once(qingyuan: County, case: DisclosureRequest) -> None:
    firm = ask(qingyuan, case, FIRM, FIRST)
    with pytest.raises(GongkaiError, match="写明其理由"):
        say(qingyuan, firm, Stance.OBJECTS, SECOND)
    say(qingyuan, firm, Stance.AGREES, SECOND)
    with pytest.raises(GongkaiError, match="不能登记“收到第三方意见”"):
        say(qingyuan, firm, Stance.AGREES, SECOND)
    said = Said(consultation=firm.pk, stance=Stance.AGREES)
    with pytest.raises(GongkaiError, match="没有征求过"):
        answer_organ(case=case.pk, said=said, by=qingyuan.registrar, on=SECOND, at=at(SECOND, 10))


def test_silence_is_what_the_law_makes_of_it(qingyuan: County, case: DisclosureRequest) -> None:
    """Fifteen working days after 11 March end on 1 April 2024."""
    ask(qingyuan, case, OWNER, FIRST)
    water = Party(particulars=Particulars(name="清源县水务局"), organisation=True)
    ask_organ(case=case.pk, party=water, by=qingyuan.handler, on=FIRST, at=at(FIRST, 10))
    last, after = date(2024, 4, 1), date(2024, 4, 2)
    assert [one.awaited for one in consulted(case, calendar_of(case.organ), last)] == [True, True]
    words = [line.words for line in lines(case, after)]
    assert "由本机关依法决定" in words[0]
    assert "视为同意公开" in words[1]
    assert [line.grade for line in lines(case, date(2024, 3, 28))] == ["soon", "soon"]


def test_an_objection_bears_on_the_decision(qingyuan: County, case: DisclosureRequest) -> None:
    firm, calendar = ask(qingyuan, case, FIRM, FIRST), calendar_of(case.organ)
    assert "期满以前不能签发" in "".join(bearing(consulted(case, calendar, FIRST)))
    say(qingyuan, firm, Stance.OBJECTS, SECOND, "商业秘密")
    asked = consulted(case, calendar, SECOND)
    assert "公共利益" in bearing(asked, Outcome.GRANTED)[0]
    assert "第三十二条" in bearing(asked, Outcome.PARTIAL)[0]
    assert bearing(asked, Outcome.THIRD_PARTY) == ()


def test_nothing_is_refused_for_third_parties_who_all_agree(qingyuan: County, case: DisclosureRequest) -> None:
    firm = ask(qingyuan, case, FIRM, FIRST)
    say(qingyuan, firm, Stance.AGREES, SECOND)
    asked = consulted(case, calendar_of(case.organ), SECOND)
    assert "不能再以损害其合法权益为由" in bearing(asked, Outcome.THIRD_PARTY)[0]
    assert bearing(asked, Outcome.GRANTED) == ()


def test_nobody_signs_before_everybody_has_answered_or_their_time_is_over(
    qingyuan: County, case: DisclosureRequest
) -> None:
    firm = ask(qingyuan, case, FIRM, FIRST)
    drafted(qingyuan, case.pk, SECOND)
    with pytest.raises(GongkaiError, match="才届满"):
        sign(case=case.pk, by=qingyuan.head, on=SECOND, at=at(SECOND, 10))
    say(qingyuan, firm, Stance.AGREES, date(2024, 3, 19))
    day = date(2024, 3, 20)
    assert sign(case=case.pk, by=qingyuan.head, on=day, at=at(day)).request.stage == "SIGNED"


def test_a_voided_question_awaits_no_answer_and_a_voided_answer_is_awaited_anew(
    qingyuan: County, case: DisclosureRequest
) -> None:
    firm = ask(qingyuan, case, FIRM, FIRST)
    say(qingyuan, firm, Stance.AGREES, SECOND)
    answer = case.entries.get(kind="third-party-answered")
    void(case=case.pk, entry=answer.pk, reason="登错", by=qingyuan.head, on=SECOND, at=at(SECOND, 12))
    assert [one.awaited for one in consulted(case, calendar_of(case.organ), SECOND)] == [True]
    void(case=case.pk, entry=firm.entry_id, reason="发错", by=qingyuan.head, on=SECOND, at=at(SECOND, 13))
    assert consulted(case, calendar_of(case.organ), SECOND) == ()
    assert list(verify()) == []


def test_third_parties_are_sealed_anew_with_the_requesters(qingyuan: County, case: DisclosureRequest) -> None:
    owner = ask(qingyuan, case, OWNER, FIRST)
    assert rotate_keys(by="system", at=at(FIRST)) == 2
    drop_key(version=1, by="system", at=at(FIRST))
    assert opened(Consultation.objects.get(pk=owner.pk)) == OWNER.particulars
    assert list(verify()) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases_consultation SET about = '别的'",
        "UPDATE cases_consultation SET masked_name = '别人'",
        "UPDATE cases_consultation SET sealed = '\\x00'::bytea",
        "UPDATE cases_opinion SET stance = 'agrees'",
        "DELETE FROM cases_opinion",
    ],
)
def test_an_altered_consultation_is_named(change: str, qingyuan: County, case: DisclosureRequest) -> None:
    say(qingyuan, ask(qingyuan, case, FIRM, FIRST), Stance.OBJECTS, SECOND, "商业秘密")
    with connection.cursor() as cursor:
        cursor.execute(change)
    assert Fault.CONSULTATION in {one.fault for one in verify()}
