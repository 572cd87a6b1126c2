"""`gongkai manage web`: the web server alone, as `serve` starts it and as a city runs many of them."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandParser
from granian.constants import Interfaces
from granian.server import Server

from gongkai_office.project import lifeline

_AT_ONCE = 32  # requests worked on together; more wait at the door
_PATIENCE = 2.0  # seconds to close the door when its keeper was killed
_RESPAWN = 0.5  # seconds before the process behind the door is started again where it died


class Command(BaseCommand):
    """Serve until stopped."""

    help = "只启动网页服务。数据库要先用 gongkai manage migrate 更新。按 Ctrl+C 停止。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to serve."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *_args: object, host: str, port: int, **_options: object) -> None:
        """One process that keeps the door, one behind it that answers; both end with whoever started them."""
        lifeline.hold(_PATIENCE)
        lifeline.offer()
        Server(
            "gongkai_office.project.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            websockets=False,
            backpressure=_AT_ONCE,
            log_enabled=False,
            respawn_failed_workers=True,
            respawn_interval=_RESPAWN,
        ).serve()
