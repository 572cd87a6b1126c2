"""Where things are kept: the data folder, the database, files, static files."""

import os
from pathlib import Path

from platformdirs import user_data_path

from gongkai_office.project.database import connection, embedded

DATA = Path(os.environ.get("GONGKAI_DATA") or user_data_path("gongkai", appauthor=False))
DATABASES = {"default": connection(os.environ.get("DATABASE_URL") or embedded(DATA / "postgresql"))}
MEDIA_ROOT = DATA / "files"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
