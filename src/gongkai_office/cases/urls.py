"""Addresses of the desk's pages."""

from django.urls import path

from gongkai_office.cases.views import (
    calls,
    case,
    consultations,
    feed,
    imports,
    ledger,
    papers,
    proposals,
    register,
    today,
    volume,
)

app_name = "cases"
urlpatterns = [
    path("", today.today, name="today"),
    path("risk/<slug:risk>/", today.risk, name="risk"),
    path("register/", register.register, name="register"),
    path("register/trial/", register.trial, name="register_trial"),
    path("list/", ledger.cases, name="list"),
    path("list/export.xlsx", ledger.export, name="export"),
    path("calls/", calls.calls, name="calls"),
    path("calls/<uuid:call>/", calls.call, name="call"),
    path("calls/<uuid:call>/files/<uuid:file>/", calls.record, name="call_file"),
    path("imports/", imports.imports, name="imports"),
    path("imports/template.xlsx", imports.import_template, name="import_template"),
    path("imports/<uuid:work>/", imports.import_page, name="import"),
    path("imports/<uuid:work>/status/", imports.import_status, name="import_status"),
    path("imports/<uuid:work>/columns/", imports.import_columns, name="import_columns"),
    path("imports/<uuid:work>/words/", imports.import_words, name="import_words"),
    path("imports/<uuid:work>/order/", imports.import_order, name="import_order"),
    path("imports/<uuid:work>/faults.xlsx", imports.import_faults, name="import_faults"),
    path("imports/<uuid:work>/numbers.xlsx", imports.import_numbers, name="import_numbers"),
    path("imports/<uuid:work>/undo/", imports.import_undo, name="import_undo"),
    path("feed/<uuid:person>/<slug:token>/<slug:scope>.ics", feed.feed, name="feed"),
    path("<uuid:case>/", case.case, name="case"),
    path("<uuid:case>/step/<slug:slug>/", case.step, name="step"),
    path("<uuid:case>/step/<slug:slug>/trial/", case.step_trial, name="step_trial"),
    path("<uuid:case>/proposal/<uuid:proposal>/", proposals.proposal, name="proposal"),
    path("<uuid:case>/consultation/<uuid:consultation>/", consultations.consultation, name="consultation"),
    path("<uuid:case>/consultation/<uuid:consultation>/files/<uuid:file>/", consultations.slip, name="slip"),
    path("<uuid:case>/volume/", volume.volume, name="volume"),
    path("<uuid:case>/volume/export.xlsx", volume.export, name="volume_export"),
    path("<uuid:case>/files/", papers.attach, name="attach"),
    path("<uuid:case>/files/<uuid:file>/", papers.paper, name="paper"),
    path("<uuid:case>/files/<uuid:file>/withdraw/", papers.withdraw, name="withdraw_paper"),
    path("<uuid:case>/requester/", case.reveal, name="reveal"),
]
