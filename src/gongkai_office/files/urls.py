"""Addresses of the pages about files."""

from django.urls import path

from gongkai_office.files.views import keeping

app_name = "files"
urlpatterns = [path("", keeping.keeping, name="keeping")]
