"""The office's own settings, and the rig's task beside the others."""

import os

from gongkai_office.project.settings import *  # noqa: F403
from gongkai_office.project.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.rig"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and only here
DATABASES["default"]["OPTIONS"]["options"] = f"-c synchronous_commit={os.environ.get('RIG_COMMIT', 'on')}"  # type: ignore[index]
