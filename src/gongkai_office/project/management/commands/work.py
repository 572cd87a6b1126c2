"""`gongkai manage work`: a worker of its own, for installations whose web servers run elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from procrastinate.exceptions import ProcrastinateException

from gongkai_office.project import lifeline
from gongkai_office.project.worker import work


class Command(BaseCommand):
    """Work until stopped; end with an error where the database is lost, for whoever keeps workers running."""

    help = (
        "处理后台事务：通知申请人、按新日历重算期限、封存日志、导入和打包。可以在多台机器上同时运行。按 Ctrl+C 停止。"
    )

    def handle(self, *_args: object, **_options: object) -> None:
        """Stop in good order on a signal, after the work in hand."""
        lifeline.hold(settings.GONGKAI_PATIENCE)
        try:
            work()
        except (DatabaseError, ProcrastinateException, OSError) as error:
            raise CommandError(f"后台事务停下了（{type(error).__name__}），请检查数据库是否正在运行") from None
