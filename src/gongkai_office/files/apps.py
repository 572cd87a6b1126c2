"""The files as a Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files."""

    name = "gongkai_office.files"
    verbose_name = "文件"
