"""Addresses of the annual report's pages."""

from django.urls import path

from gongkai_office.reporting.views import (
    board,
    books,
    cell,
    confirming,
    index,
    last_year,
    outside,
    report,
    signed,
    units,
    version,
    way,
    website,
    write,
)

app_name = "reporting"
_YEAR = "<str:code>/<int:year>/"
urlpatterns = [
    path("", index.index, name="index"),
    path("board/<int:year>/", board.board, name="board"),
    path("board/<int:year>/due/", board.due, name="board_due"),
    path("board/<int:year>/urge/", board.urge, name="board_urge"),
    path(_YEAR, report.report, name="report"),
    path(f"{_YEAR}file/<slug:container>/", report.file, name="file"),
    path(f"{_YEAR}cell/<str:address>/", cell.cell, name="cell"),
    path(f"{_YEAR}cell/<str:address>/export.xlsx", cell.export, name="cell_export"),
    path(f"{_YEAR}text/", write.text, name="text"),
    path(f"{_YEAR}text/preview/", write.preview, name="preview"),
    path(f"{_YEAR}website/", website.website, name="website"),
    path(f"{_YEAR}website/file/<slug:container>/", website.file, name="website_file"),
    path(f"{_YEAR}way/", way.way, name="way"),
    path(f"{_YEAR}way/signed/", signed.signed, name="signed"),
    path(f"{_YEAR}way/check-sheet.html", signed.sheet, name="sheet"),
    path(f"{_YEAR}way/<slug:verb>/", way.walk, name="walk"),
    path(f"{_YEAR}outside/", outside.outside, name="outside"),
    path(f"{_YEAR}outside/original/", outside.original, name="outside_original"),
    path(f"{_YEAR}outside/page/<int:number>.png", outside.picture, name="outside_picture"),
    path(f"{_YEAR}outside/cells/", confirming.cell, name="outside_cell"),
    path(f"{_YEAR}outside/cells/table/", confirming.table, name="outside_table"),
    path(f"{_YEAR}outside/submit/", outside.hand_over, name="outside_submit"),
    path(f"{_YEAR}units/", units.units, name="units"),
    path(f"{_YEAR}units/export.xlsx", units.export, name="units_export"),
    path(f"{_YEAR}units/<slug:verb>/", units.act, name="units_act"),
    path(f"{_YEAR}books/", books.books, name="books"),
    path(f"{_YEAR}books/last-year/", last_year.last_year, name="last_year"),
    path(f"{_YEAR}books/last-year/<uuid:opening>/", last_year.file, name="last_year_file"),
    path(f"{_YEAR}books/version/<int:number>/", version.version, name="version"),
    path(f"{_YEAR}books/<slug:verb>/", books.act, name="act"),
]
