"""A message as a real mail server gets it, over a socket."""

from __future__ import annotations

import email
import email.policy
import socketserver
from collections.abc import Iterator
from threading import Thread
from typing import ClassVar

import pytest
from django.conf import LazySettings

from gongkai_office.portal.messages.deliver import deliver
from gongkai_office.portal.models import Message
from tests.factories.cases import FIRST_DAY, at, submitted
from tests.factories.office import County

ANSWERS = {b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n", b"EHLO": b"250 mail.example\r\n"}


class Postman(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as one message needs."""

    letters: ClassVar[list[bytes]] = []

    def handle(self) -> None:
        """Greet, answer every command, keep what comes after DATA."""
        self.wfile.write(b"220 mail.example\r\n")
        for line in self.rfile:
            command = line[:4].upper()
            self.wfile.write(ANSWERS.get(command, b"250 well\r\n"))
            if command == b"DATA":
                self.letters.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.wfile.write(b"250 taken\r\n")
            if command == b"QUIT":
                return


@pytest.fixture
def server(settings: LazySettings) -> Iterator[list[bytes]]:
    """A mail server on this machine, and what it took."""
    Postman.letters.clear()
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Postman) as listening:
        Thread(target=listening.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = listening.server_address[:2]
        settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL = "gongkai@qingyuan.example"
        yield Postman.letters
        listening.shutdown()


@pytest.mark.django_db
def test_a_mail_server_gets_one_readable_letter_with_an_id_of_its_own(server: list[bytes], qingyuan: County) -> None:
    submitted(qingyuan)
    assert deliver(at(FIRST_DAY, 10)) == 1
    assert deliver(at(FIRST_DAY, 11)) == 0
    [raw] = server
    letter = email.message_from_bytes(raw, policy=email.policy.default)
    assert letter["Subject"] == "政府信息公开申请办理进度"
    assert letter["To"] == "wang@example.invalid"
    assert letter["Message-ID"] == f"<{Message.objects.get().pk}@qingyuan.example>"
    assert "清源政办公申〔2024〕1号" in letter.get_content()
