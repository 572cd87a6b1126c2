"""A process that ends with the one it belongs to, however that one ended: no orphan keeps a port or a database."""

from __future__ import annotations

import os
import signal
import sys
from threading import Event, Thread

_NAME = "GONGKAI_SERVED_BY"
_STEP = 1.0  # seconds between looks


def offer() -> None:
    """Whatever this process starts from now on belongs to it."""
    os.environ[_NAME] = str(os.getpid())


def hold(patience: float) -> None:
    """End when the process this one belongs to has ended, within some seconds; nothing where it belongs to none."""
    owner = int(os.environ.get(_NAME, "0"))
    if owner and owner != os.getpid():
        Thread(target=_watch, args=[owner, patience], name="lifeline", daemon=True).start()


def _watch(owner: int, patience: float) -> None:
    pause = Event()
    while _lives(owner):
        pause.wait(_STEP)
    os.kill(os.getpid(), signal.SIGTERM)
    pause.wait(patience)
    os._exit(1)


def _lives(owner: int) -> bool:
    if sys.platform != "win32":
        return os.getppid() == owner
    import psutil  # noqa: PLC0415  only there

    return bool(psutil.pid_exists(owner))
