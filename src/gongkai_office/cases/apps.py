"""The cases as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Cases."""

    name = "gongkai_office.cases"
    label = "cases"
    verbose_name = "依申请公开"
