"""Requesters are told, each thing once, by mail and by text message."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import ClassVar

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection

from gongkai_office.cases.commands.confirm import confirm
from gongkai_office.cases.commands.extend import extend
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.submit import Submitted
from gongkai_office.cases.commands.void import void
from gongkai_office.clock import now, today
from gongkai_office.portal.messages import outbox
from gongkai_office.portal.messages.deliver import deliver
from gongkai_office.portal.messages.outbox import ATTEMPTS, LEASE
from gongkai_office.portal.models import Message, Way
from tests.factories import office
from tests.factories.cases import FIRST_DAY, at, served, submitted
from tests.factories.office import County

MINUTE = timedelta(minutes=1)
BOTH = frozenset({Way.EMAIL, Way.SMS})


class Recording:
    """A gateway that remembers what it was given."""

    sent: ClassVar[list[tuple[str, str, str]]] = []

    def send(self, *, phone: str, text: str, key: str) -> None:
        """Remember it."""
        self.sent.append((phone, text, key))


class Failing(Recording):
    """A gateway that nobody answers."""

    def send(self, *, phone: str, text: str, key: str) -> None:
        """Refuse it."""
        raise ConnectionRefusedError(phone, text, key)


class Broken(EmailBackend):
    """A mail server that hangs up."""

    def send_messages(self, messages: object) -> int:
        """Hang up."""
        raise ConnectionResetError(messages)


@pytest.fixture
def mailing(settings: LazySettings) -> LazySettings:
    """An installation that can send mail."""
    settings.EMAIL_HOST = "mail.example.invalid"
    settings.DEFAULT_FROM_EMAIL = "gongkai@qingyuan.example"
    settings.GONGKAI_SITE = {**settings.GONGKAI_SITE, "address": "https://gongkai.example"}
    return settings


@pytest.fixture
def texting(mailing: LazySettings) -> LazySettings:
    """An installation that can send text messages, too."""
    Recording.sent.clear()
    mailing.GONGKAI_SMS_GATEWAY = f"{__name__}.Recording"
    return mailing


@pytest.mark.django_db
def test_a_requester_is_told_by_mail_what_happened_and_nothing_more(mailing: LazySettings, qingyuan: County) -> None:
    assert mailing
    sent = submitted(qingyuan)
    assert deliver(at(FIRST_DAY, 10)) == 1
    letter = mail.outbox[0]
    assert letter.to == ["wang@example.invalid"]
    assert letter.from_email == "gongkai@qingyuan.example"
    assert sent.request.number in letter.body
    assert "https://gongkai.example/follow/" in letter.body
    whole = f"{letter.subject}{letter.body}{letter.extra_headers}"
    for secret in ("王晓明", "13800005678", sent.code, sent.request.description):
        assert secret not in whole


@pytest.mark.django_db
def test_every_step_that_matters_is_told_once(mailing: LazySettings, qingyuan: County) -> None:
    assert mailing
    walk(qingyuan)
    deliver(at(FIRST_DAY, 20))
    deliver(at(FIRST_DAY, 21))
    told = [letter.body.split("号）")[1].split("。")[0] for letter in mail.outbox]
    assert told == [
        "已经提交，请等待工作人员与您确认",
        "已经登记收到，开始计算答复期限",
        "已经依法延长答复期限",
        "需要补正，请按告知书在期限内办理",
    ]


@pytest.mark.django_db
def test_a_reply_served_is_told(mailing: LazySettings, qingyuan: County) -> None:
    assert mailing
    sent = received(qingyuan)
    deliver(at(FIRST_DAY, 10))
    mail.outbox.clear()
    served(qingyuan, sent.request.pk, date(2024, 3, 6))
    deliver(at(date(2024, 3, 6), 12))
    assert ["已经作出答复并送达" in letter.body for letter in mail.outbox] == [True]


@pytest.mark.django_db
def test_text_messages_go_through_the_installations_gateway(texting: LazySettings, qingyuan: County) -> None:
    assert texting
    submitted(qingyuan)
    assert deliver(at(FIRST_DAY, 10)) == 2
    [(phone, words, key)] = Recording.sent
    assert phone == "13800005678"
    assert words.startswith("您向清源县人民政府办公室提出的政府信息公开申请（清源政办公申〔2024〕1号）已经提交")
    assert key == str(Message.objects.get(way=Way.SMS).pk)


@pytest.mark.django_db
def test_text_messages_wait_for_the_morning(texting: LazySettings, qingyuan: County) -> None:
    assert texting
    submitted(qingyuan)
    deliver(at(FIRST_DAY, 22))
    assert not Recording.sent
    deliver(at(date(2024, 3, 5), 8))
    assert len(Recording.sent) == 1


@pytest.mark.django_db
def test_an_installation_that_can_send_nothing_makes_no_messages(qingyuan: County) -> None:
    submitted(qingyuan)
    assert deliver(at(FIRST_DAY, 10)) == 0
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_a_message_delivered_twice_goes_out_once(mailing: LazySettings, qingyuan: County) -> None:
    assert mailing
    submitted(qingyuan)
    for _ in range(3):
        deliver(at(FIRST_DAY, 10))
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_send_every_message_once(texting: LazySettings) -> None:
    assert texting
    county = office.qingyuan()
    for number in range(6):
        submitted(county, key=f"key-{number}")

    def worker(_number: int) -> int:
        try:
            return deliver(at(FIRST_DAY, 10))
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as many:
        went_out = sum(many.map(worker, range(12)))
    assert went_out == 12
    assert len({key for _, _, key in Recording.sent}) == len(Recording.sent) == 6
    assert len(mail.outbox) == 6


@pytest.mark.django_db
def test_a_worker_that_dies_loses_no_message(mailing: LazySettings, qingyuan: County) -> None:
    assert mailing
    submitted(qingyuan)
    instant = at(FIRST_DAY, 10)
    outbox.collect(instant, BOTH)
    assert len(outbox.claim(instant)) == 2
    assert outbox.claim(instant + MINUTE) == ()
    assert len(outbox.claim(instant + LEASE)) == 2


@pytest.mark.django_db
def test_who_overslept_a_lease_cannot_write_over_the_next_ones_result(mailing: LazySettings, qingyuan: County) -> None:
    assert mailing
    submitted(qingyuan)
    instant = at(FIRST_DAY, 10)
    outbox.collect(instant, frozenset({Way.EMAIL}))
    [slow] = outbox.claim(instant)
    [quick] = outbox.claim(instant + LEASE)
    assert not outbox.fail(slow, instant + LEASE)
    assert outbox.finish(quick, instant + LEASE)
    assert not outbox.finish(slow, instant + LEASE)


@pytest.mark.django_db
def test_what_could_not_be_sent_is_tried_again_with_longer_pauses_and_given_up(
    mailing: LazySettings, qingyuan: County
) -> None:
    mailing.EMAIL_BACKEND = f"{__name__}.Broken"
    submitted(qingyuan)
    instant, pauses = at(FIRST_DAY, 10), []
    for _ in range(ATTEMPTS):
        assert deliver(instant) == 0
        message = Message.objects.get()
        pauses.append(message.next_at - instant)
        instant = message.next_at
    assert pauses[:3] == [4 * MINUTE, 8 * MINUTE, 16 * MINUTE]
    assert message.dropped_at
    assert deliver(instant + timedelta(days=1)) == 0


@pytest.mark.django_db
def test_one_gateway_that_fails_does_not_hold_up_the_mail(texting: LazySettings, qingyuan: County) -> None:
    texting.GONGKAI_SMS_GATEWAY = f"{__name__}.Failing"
    submitted(qingyuan)
    assert deliver(at(FIRST_DAY, 10)) == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_what_was_entered_by_mistake_and_voided_is_not_told(mailing: LazySettings, qingyuan: County) -> None:
    assert mailing
    sent = received(qingyuan)
    deliver(at(FIRST_DAY, 11))
    mail.outbox.clear()
    wrong = extend(case=sent.request.pk, by=qingyuan.head, on=FIRST_DAY, at=at(FIRST_DAY, 12), note="误登")
    void(case=sent.request.pk, entry=wrong.entry.pk, reason="登记错误", by="system", on=FIRST_DAY, at=at(FIRST_DAY, 13))
    deliver(at(FIRST_DAY, 14))
    assert not mail.outbox


@pytest.mark.django_db
def test_old_news_are_not_told(mailing: LazySettings, qingyuan: County) -> None:
    assert mailing
    submitted(qingyuan)
    assert deliver(now() + timedelta(days=4)) == 0
    assert not Message.objects.exists()


@pytest.mark.django_db
def test_the_worker_says_how_many_went_out(
    mailing: LazySettings, qingyuan: County, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mailing
    submitted(qingyuan, day=today())
    call_command("tell_requesters")
    assert "已发出 1 条通知" in capsys.readouterr().out
    call_command("tell_requesters")
    assert "已发出 0 条通知" in capsys.readouterr().out


def received(county: County) -> Submitted:
    """A request through the portal, confirmed within the hour."""
    sent = submitted(county)
    confirm(case=sent.request.pk, evidence="电话", by=county.registrar, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    return sent


def walk(county: County) -> None:
    """A request that is extended and then to be corrected, all on one day."""
    case = received(county).request.pk
    extend(case=case, by=county.head, on=FIRST_DAY, at=at(FIRST_DAY, 11), note="调取需时")
    notice_correction(case=case, items="写明年度", by=county.handler, on=FIRST_DAY, at=at(FIRST_DAY, 12))
