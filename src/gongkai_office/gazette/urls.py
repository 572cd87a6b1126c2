"""Addresses of the gazette's pages."""

from django.urls import path

from gongkai_office.gazette.views import issues, old_stock

app_name = "gazette"
urlpatterns = [
    path("", issues.issues, name="issues"),
    path("old-stock/", old_stock.old_stock, name="old_stock"),
    path("<uuid:issue>/", issues.issue, name="issue"),
    path("<uuid:issue>/gazette.<slug:container>", issues.download, name="download"),
]
