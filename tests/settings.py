"""The office's settings for tests: a real PostgreSQL of its own, started by the first test that wants it."""

import os
import tempfile
from pathlib import Path

_DATA = Path(tempfile.gettempdir()) / f"gongkai-tests-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
os.environ["GONGKAI_DATA"] = str(_DATA)
(_DATA / "static").mkdir(parents=True, exist_ok=True)  # the file server wants it there
os.environ.setdefault("DATABASE_URL", f"postgresql://postgres:@/postgres?host={_DATA / 'postgresql'}")

from gongkai_office.project.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and only here
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
