"""A disk of our own: ext4 in a file, whose power can be cut and which can be full. Needs root and a loop device."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
from pathlib import Path

_SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN of Linux: nothing that is not on the disk yet gets there any more
_WITHOUT_LOG = struct.pack("I", 2)


class Disk:
    """A disk of so many megabytes, mounted."""

    def __init__(self, folder: Path, *, megabytes: int) -> None:
        self.image, self.place = folder / "disk.img", folder / "disk"
        self.place.mkdir()
        with self.image.open("wb") as image:
            image.truncate(megabytes << 20)
        _run("mkfs.ext4", "-q", "-m", "0", str(self.image))
        self.mount()

    def mount(self) -> None:
        """Attach it; the file system reads its journal, as after a power cut."""
        _run("mount", "-o", "loop", str(self.image), str(self.place))

    def cut(self) -> None:
        """Cut the power at this instant: every write that was not synced is lost, every later one fails."""
        folder = os.open(self.place, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, _SHUTDOWN, _WITHOUT_LOG)
        finally:
            os.close(folder)

    def unmount(self) -> None:
        """Take it off."""
        _run("umount", str(self.place))

    def fill(self) -> Path:
        """Write until there is no room left; the file that takes it."""
        ballast = self.place / "ballast"
        with ballast.open("wb", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError:
                    continue
        return ballast


def available() -> bool:
    """Whether such a disk can be had here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and Path("/dev/loop-control").exists()


def _run(*line: str) -> None:
    subprocess.run(line, check=True, capture_output=True)
