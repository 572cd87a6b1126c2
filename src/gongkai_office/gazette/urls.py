"""Addresses of the gazette's pages."""

from django.urls import path

from gongkai_office.gazette.views import issues

app_name = "gazette"
urlpatterns = [
    path("", issues.issues, name="issues"),
    path("<uuid:issue>/", issues.issue, name="issue"),
    path("<uuid:issue>/gazette.<slug:container>", issues.download, name="download"),
]
