"""Addresses of the publishing desk."""

from django.urls import path

from gongkai_office.publishing.views import afterwards, bulk, columns, edit, imports, item, lists, work

app_name = "publishing"
urlpatterns = [
    path("", work.work, name="work"),
    path("items/", work.items, name="items"),
    path("reviews/", bulk.bulk, name="bulk"),
    path("afterwards/", afterwards.afterwards, name="afterwards"),
    path("columns/", columns.catalogue, name="catalogue"),
    path("columns/<uuid:column>/", columns.rename, name="rename_column"),
    path("columns/<uuid:column>/keeper/", columns.keeper, name="column_keeper"),
    path("columns/<uuid:column>/close/", columns.close, name="close_column"),
    path("lists/", lists.terms, name="terms"),
    path("lists/<uuid:term>/end/", lists.end, name="end_term"),
    path("old-stock/", lists.old_stock, name="old_stock"),
    path("import/", imports.site_imports, name="imports"),
    path("import/template.xlsx", imports.site_template, name="import_template"),
    path("import/<uuid:work>/", imports.site_import, name="import"),
    path("import/<uuid:work>/status/", imports.site_status, name="import_status"),
    path("import/<uuid:work>/order/", imports.site_order, name="import_order"),
    path("import/<uuid:work>/report.xlsx", imports.site_report, name="import_report"),
    path("import/<uuid:work>/undo/", imports.site_undo, name="import_undo"),
    path("new/", edit.new, name="new"),
    path("<uuid:version>/", item.show, name="show"),
    path("<uuid:version>/edit/", edit.change, name="edit"),
    path("<uuid:version>/editing/", edit.editing, name="editing"),
    path("<uuid:version>/file/<uuid:attachment>/", item.attachment, name="attachment"),
    path("<uuid:version>/check/", item.check, name="check"),
    path("<uuid:version>/cover/", item.cover, name="cover"),
    path("<uuid:version>/hit/<uuid:hit>/", item.answer, name="answer"),
    path("<uuid:version>/again/", item.again, name="again"),
    path("<uuid:version>/form/", item.form, name="form"),
    path("<uuid:version>/compare/<uuid:other>/", item.compare, name="compare"),
    path("<uuid:version>/<slug:slug>/", item.act, name="act"),
]
