"""What `serve` keeps alive: the web server and a worker, each a process of its own, and the embedded database.

They are not threads of one process: a web server that forks beside other threads may stand still for ever, and a
worker that runs out of memory must not take the counter with it.
"""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from gongkai_office.project import lifeline
from gongkai_office.project.database import forget_dead, revive

LOG = logging.getLogger(__name__)

_STEP = 1.0  # seconds between looks
_LONGEST_PAUSE = 30  # looks before a process that keeps ending is started again
_STEADY = 60  # looks after which a process counts as well


@dataclass(slots=True)
class Kept:
    """One process, started again where it ends; sooner the first time than the tenth."""

    name: str
    line: list[str]
    process: subprocess.Popen[bytes] | None = None
    pause: int = 0
    looks: int = 0

    def look(self) -> None:
        """Start it where it does not run, unless it has to wait."""
        self.looks += 1
        if self.process is None:
            if self.looks > self.pause:
                self._start()
        elif self.process.poll() is not None:
            LOG.warning("the %s ended (%s) and is started again", self.name, self.process.returncode)
            self.process, self.looks = None, 0
            self.pause = min(2 * self.pause, _LONGEST_PAUSE) if self.pause else 1
        elif self.looks > _STEADY:
            self.pause = 0

    def end(self, by: float) -> bool:
        """Wait for it to end until an instant, then make it; whether it did by itself."""
        if self.process is None:
            return True
        try:
            self.process.wait(max(by - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return False
        return True

    def _start(self) -> None:
        self.looks = 0
        line = [sys.executable, "-m", "gongkai", "manage", *self.line]
        self.process = subprocess.Popen(line, stdin=subprocess.DEVNULL, start_new_session=True)  # noqa: S603  our own


@dataclass(slots=True)
class Tending:
    """Watches over one installation until told to stop."""

    kept: list[Kept]
    embedded: Path | None
    stopped: Event = field(default_factory=Event)
    down: bool = False

    def watch(self, patience: float) -> None:
        """Keep everything alive until a signal comes, then end it in good order, within some seconds."""
        for sign in (signal.SIGINT, signal.SIGTERM):
            signal.signal(sign, lambda *_: self.stopped.set())
        lifeline.offer()
        while not self.stopped.is_set():
            self._look_at_database()
            for one in self.kept:
                one.look()
            self.stopped.wait(_STEP)
        self._end(patience)

    def _end(self, patience: float) -> None:
        for one in self.kept:
            if one.process is not None:
                one.process.terminate()
        by = time.monotonic() + patience
        ended = [one.end(by) for one in self.kept]
        if self.embedded and not all(ended):
            forget_dead(self.embedded)  # it could not say itself that it needs the database no more

    def _look_at_database(self) -> None:
        try:
            if self.embedded and revive(self.embedded):
                LOG.warning("the embedded database had died and was started again")
            self.down = False
        except Exception as error:  # noqa: BLE001  the next look may find it better
            if not self.down:
                LOG.warning("the embedded database cannot be started yet: %s", type(error).__name__)
            self.down = True
