"""Addresses of the administration's pages."""

from django.urls import path

from gongkai_office.administration.views import (
    begin,
    calendars,
    journal,
    organ_acts,
    organs,
    people,
    person_acts,
    rosters,
    security,
)

app_name = "administration"
urlpatterns = [
    path("begin/", begin.begin, name="begin"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="new_person"),
    path("people/import/", rosters.rosters, name="rosters"),
    path("people/import/template.xlsx", rosters.roster_template, name="roster_template"),
    path("people/import/<uuid:roster>/", rosters.roster, name="roster"),
    path("people/import/<uuid:roster>/status/", rosters.roster_status, name="roster_status"),
    path("people/import/<uuid:roster>/order/", rosters.roster_order, name="roster_order"),
    path("people/import/<uuid:roster>/faults.xlsx", rosters.roster_faults, name="roster_faults"),
    path("people/import/<uuid:roster>/passwords/", rosters.roster_passwords, name="roster_passwords"),
    path("people/<uuid:person>/", people.person, name="person"),
    path("people/<uuid:person>/appoint/", person_acts.appoint, name="appoint"),
    path("people/<uuid:person>/end/<uuid:appointment>/", person_acts.end, name="end"),
    path("people/<uuid:person>/close/", person_acts.close, name="close"),
    path("people/<uuid:person>/reopen/", person_acts.reopen, name="reopen"),
    path("people/<uuid:person>/password/", person_acts.new_password, name="password"),
    path("people/<uuid:person>/factor/", person_acts.factor, name="factor"),
    path("people/<uuid:person>/unlock/", person_acts.unlock, name="unlock"),
    path("people/<uuid:person>/sessions/<slug:mark>/", person_acts.sign_out, name="sign_out"),
    path("organs/", organs.organs, name="organs"),
    path("organs/<uuid:organ>/", organs.organ, name="organ"),
    path("organs/<uuid:organ>/found/", organ_acts.found, name="found"),
    path("organs/<uuid:organ>/rename/", organ_acts.rename, name="rename"),
    path("organs/<uuid:organ>/merge/", organ_acts.merge, name="merge"),
    path("organs/<uuid:organ>/particulars/", organ_acts.particulars, name="particulars"),
    path("organs/<uuid:organ>/practice/", organ_acts.practice, name="practice"),
    path("calendars/", calendars.calendars, name="calendars"),
    path("calendars/enter/", calendars.enter, name="enter_notice"),
    path("security/", security.security, name="security"),
    path("keys/", security.keys, name="keys"),
    path("keys/rotate/", security.rotate, name="rotate"),
    path("journal/", journal.journal, name="journal"),
    path("journal/days/", journal.days, name="days"),
    path("journal/export.xlsx", journal.export_lines, name="export_lines"),
    path("journal/export.jsonl", journal.export_whole, name="export_whole"),
]
