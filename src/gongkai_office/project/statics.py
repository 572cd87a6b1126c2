"""The files that pages are dressed in, collected once for each version; made anew where a power cut spoiled them."""

from __future__ import annotations

import os
import shutil
from importlib.metadata import version

from django.conf import settings
from django.core.management import call_command

from gongkai_office.private import make_once


def collect() -> None:
    """Put them where the web server reads them; anew where no mark tells that all of them are safe on disk."""
    mark = settings.STATIC_ROOT / f".whole-{version('gongkai')}"
    whole = mark.exists()
    if not whole:
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not whole:
        if hasattr(os, "sync"):
            os.sync()
        make_once(mark, b"")
