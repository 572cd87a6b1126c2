"""Send the messages that are due, once; run it every minute, or let `serve` do it."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from gongkai_office.clock import now
from gongkai_office.portal.tasks import sweep, tell_requesters


class Command(BaseCommand):
    """One round of the portal's worker."""

    help = "向申请人发出到期的通知（电子邮件、短信）"

    def handle(self, *_args: object, **_options: object) -> None:
        """Do it and say how many went out."""
        at = now()
        sweep(at)
        self.stdout.write(f"已发出 {tell_requesters(at)} 条通知")
