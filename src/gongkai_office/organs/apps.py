"""The organs as a Django app."""

from django.apps import AppConfig


class OrgansConfig(AppConfig):
    """Organs."""

    name = "gongkai_office.organs"
    verbose_name = "机关"
