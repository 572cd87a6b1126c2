"""`gongkai manage work`: a worker of its own, for installations whose web servers run elsewhere."""

from __future__ import annotations

import signal

from django.core.management.base import BaseCommand

from gongkai_office.project.worker import Worker


class Command(BaseCommand):
    """Work until stopped."""

    help = "处理后台事务：通知申请人、按新日历重算期限、封存日志。按 Ctrl+C 停止。"

    def handle(self, *_args: object, **_options: object) -> None:
        """Stop in good order on a signal, after the task in hand."""
        worker = Worker()
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, lambda *_: worker.stopped.set())
        worker.run()
