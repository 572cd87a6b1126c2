"""The door for web servers that speak WSGI."""

import os

from django.core.wsgi import get_wsgi_application

from gongkai_office.project import lifeline

_PATIENCE = 1.0  # seconds to answer what was asked before the door was killed

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai_office.project.settings")
lifeline.hold(_PATIENCE)
application = get_wsgi_application()
