"""The document library as a Django app."""

from django.apps import AppConfig


class NormativeConfig(AppConfig):
    """The document library."""

    name = "gongkai_office.normative"
    label = "normative"
    verbose_name = "规范性文件库"
