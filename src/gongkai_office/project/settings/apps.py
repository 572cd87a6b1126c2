"""The capabilities installed, and the walk of a page through them."""

from pathlib import Path

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "axes",
    "django_prose_editor",
    "gongkai_office.organs",
    "gongkai_office.accounts",
    "gongkai_office.search",
    "gongkai_office.files",
    "gongkai_office.gate",
    "gongkai_office.approvals",
    "gongkai_office.journal",
    "gongkai_office.cases",
    "gongkai_office.publishing",
    "gongkai_office.normative",
    "gongkai_office.registers",
    "gongkai_office.engagement",
    "gongkai_office.reporting",
    "gongkai_office.gazette",
    "gongkai_office.administration",
    "gongkai_office.portal",
    "gongkai_office.project",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "gongkai_office.project.middleware.NoNul",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "gongkai_office.portal.moved.Moved",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "gongkai_office.accounts.middleware.Doorkeeper",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "gongkai_office.project.urls"
WSGI_APPLICATION = "gongkai_office.project.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parents[1] / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gongkai_office.project.navigation.navigation",
                "gongkai_office.project.elsewhere.elsewhere",
            ]
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Person"
