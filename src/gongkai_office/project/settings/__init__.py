"""Django's settings, one module a concern. Values of an installation come from the environment.

`GONGKAI_DATA` is the folder of everything the installation owns; `DATABASE_URL` a cluster beside it;
`GONGKAI_HOSTS` the names the office answers to, separated by commas; `GONGKAI_DEBUG=1` is for whoever mends it.
"""

from gongkai_office.project.settings.apps import *  # noqa: F403
from gongkai_office.project.settings.files import *  # noqa: F403
from gongkai_office.project.settings.language import *  # noqa: F403
from gongkai_office.project.settings.logs import *  # noqa: F403
from gongkai_office.project.settings.portal import *  # noqa: F403
from gongkai_office.project.settings.queue import *  # noqa: F403
from gongkai_office.project.settings.security import *  # noqa: F403
from gongkai_office.project.settings.storage import *  # noqa: F403
