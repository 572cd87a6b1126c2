"""Addresses of the annual report's pages."""

from django.urls import path

from gongkai_office.reporting.views import books, cell, index, last_year, report, version

app_name = "reporting"
_YEAR = "<str:code>/<int:year>/"
urlpatterns = [
    path("", index.index, name="index"),
    path(_YEAR, report.report, name="report"),
    path(f"{_YEAR}file/<slug:container>/", report.file, name="file"),
    path(f"{_YEAR}cell/<str:address>/", cell.cell, name="cell"),
    path(f"{_YEAR}cell/<str:address>/export.xlsx", cell.export, name="cell_export"),
    path(f"{_YEAR}books/", books.books, name="books"),
    path(f"{_YEAR}books/last-year/", last_year.last_year, name="last_year"),
    path(f"{_YEAR}books/version/<int:number>/", version.version, name="version"),
    path(f"{_YEAR}books/<slug:verb>/", books.act, name="act"),
]
