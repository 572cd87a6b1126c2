"""Every page of the office and of the portal, with the demonstration county's data: nothing grave for axe, no push.

The pages are those of `rights_pages`; what is no page (a download, a form's other half, a feed) is named here, so a
new page that nobody can reach with the demonstration's data fails, and so does a step whose form nobody would see.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from gongkai.cases import procedure
from gongkai_office.accounts.models import Appointment, Person, Role
from gongkai_office.cases.models import Consultation, DisclosureRequest, Letter, LetterDraft, Proposal, RecordsCall
from gongkai_office.cases.views.steps import STEPS
from gongkai_office.clock import now
from gongkai_office.engagement.commands.draft import begin as begin_call
from gongkai_office.engagement.models import CommentCall
from gongkai_office.gazette.commands.compose import begin, take_in
from gongkai_office.gazette.commands.review import let_out, send_up, sign
from gongkai_office.gazette.models import Issue
from gongkai_office.gazette.queries import SIGNERS
from gongkai_office.normative.commands.release.prepare import prepare
from gongkai_office.normative.forms.acts import STEPS as ACTS_OF_A_DOCUMENT
from gongkai_office.normative.models import Campaign, Document, Interpretation, Release
from gongkai_office.normative.models import Version as Text
from gongkai_office.organs.models import Organ
from gongkai_office.project import demo
from gongkai_office.publishing.desk.acts import ACTS
from gongkai_office.publishing.models import Column, Version
from gongkai_office.registers.models import Item as Decision
from tests.browser.conftest import AXE, PHONE, WIDE, shot
from tests.factories.comments import SAID
from tests.factories.office import signed_in
from tests.gongkai_office.project.test_rights import PATTERNS, expectations

pytestmark = pytest.mark.browser

_NO_PAGE = """
administration:settle_merger
accounts:code accounts:end_session accounts:sign_out administration:close administration:end
administration:export_lines administration:export_whole administration:factor administration:password
administration:reopen administration:roster_faults administration:roster_order administration:roster_passwords
administration:roster_status administration:roster_template
administration:rotate administration:sign_out administration:unlock api:api-root api:documents
api:item api:items api:openapi-json api:organs api:registers api:reports cases:call_file cases:discard_beside
cases:draft_beside_file cases:draft_discard cases:draft_file cases:draft_propose cases:draft_send_up cases:drop_filter
cases:export cases:feed cases:find cases:import_columns cases:import_faults cases:import_numbers cases:import_order
cases:import_status cases:import_template cases:import_words cases:keep_filter cases:letter_file cases:register_trial
cases:renew_feed cases:several cases:slip cases:step_facts cases:step_trial cases:volume_export door healthz
normative:compilation normative:download normative:begin normative:interpretation_file normative:result
portal:column_feed portal:discard portal:display portal:document_feed portal:document_file portal:feed portal:given
portal:item_data portal:item_file portal:item_paper portal:leave portal:letter_file portal:noted portal:paper
portal:report_file portal:robots portal:sitemap portal:titles portal:dataset portal:dataset_schema portal:gazette_file
portal:interpretation_file gazette:download portal:website_file publishing:again publishing:answer
portal:interpretation_captions portal:comment_draft engagement:download engagement:export api:consultations
publishing:attachment publishing:bulk publishing:check publishing:close_column publishing:cover publishing:editing
publishing:end_term publishing:import_order publishing:import_report publishing:import_status
publishing:import_template publishing:rename_column registers:errors registers:export registers:publish
registers:template reporting:board_due reporting:board_urge portal:own_report_file reporting:last_year_file
reporting:outside_original reporting:outside_picture reporting:outside_submit reporting:outside_table
reporting:units_act reporting:units_export reporting:cell_export reporting:file reporting:preview reporting:sheet
reporting:walk reporting:website_file
"""
NO_PAGE = frozenset(_NO_PAGE.split())
"""Addresses that hand out a file, take a form, or answer a part of a page; the pages they belong to are looked at."""

_OF_JOURNEYS = """
administration:merger
administration:begin administration:roster
normative:interpretation portal:own_report reporting:outside reporting:outside_cell reporting:units
cases:check_enclosure cases:draft_beside cases:import cases:import_undo cases:paper cases:sheet cases:withdraw_paper
portal:case portal:correct portal:letter portal:receipt portal:review portal:want portal:who portal:withdraw
publishing:compare publishing:import publishing:import_undo registers:batch registers:undo reporting:act
reporting:signed reporting:version
"""
OF_JOURNEYS = frozenset(_OF_JOURNEYS.split())
"""Pages that stand only in the middle of somebody's journey; the journeys look at them there (`looked_at`)."""

KNOWN = frozenset(PATTERNS)
GRAVE = {"serious", "critical"}
_TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
_AXE = "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
_CLOSED = "现在不能办理："  # what stands in the place of a step's form while the law closes it
_MOST_TRIED = 60  # combinations of things, before a page counts as out of reach


@dataclass(frozen=True)
class Found:
    """A page somebody can open: its name, its address, and whose browser opens it (None for the public)."""

    name: str
    address: str
    reader: Person | None


@pytest.fixture
def county(transactional_db: None) -> Organ:  # noqa: ARG001  its rows
    """The demonstration county."""
    demo.fill(at=now())
    office = Organ.objects.get(code="demo-office")
    composed(office)
    called(office)
    prepare(
        document=Interpretation.objects.earliest("at").document_id,
        version=None,
        by=holder(Role.EDITOR, office),
        at=now(),
    )
    return office


def composed(office: Organ) -> None:
    """One issue of the office's gazette that is out, and one that is composed."""
    editor = holder(Role.EDITOR, office)
    issue = begin(organ=office, by=editor, at=now())
    items = Version.objects.filter(organ=office, state="published").values_list("pk", flat=True)[:2]
    take_in(issue=issue.pk, section="其他", items=list(items), by=editor, at=now())
    content = bytes(send_up(issue=issue.pk, by=editor, at=now()).content_hash).hex()
    for role in SIGNERS:
        sign(issue=issue.pk, content=content, by=holder(role, office), at=now())
    let_out(issue=issue.pk, by=editor, at=now())
    begin(organ=office, by=editor, at=now())


def called(office: Organ) -> None:
    """A call for comments that is still drafted."""
    begin_call(organ=office, called=SAID, by=holder(Role.HANDLER, office), at=now())


def holder(role: Role, office: Organ) -> Person:
    """Whoever holds a role in the office."""
    return Appointment.objects.filter(role=role, organ=office).select_related("person").earliest("person__login").person


def test_nothing_grave_stands_on_any_page_wide_or_on_a_phone(
    county: Organ, chromium: Browser, live_server: LiveServer
) -> None:
    found = list(pages(county))
    reached = {one.name.partition(" ")[0] for one in found}
    wrong = [f"{name}: no demonstration data leads there" for name in sorted(KNOWN - reached - NO_PAGE - OF_JOURNEYS)]
    browsers: dict[Person | None, Page] = {}
    for one in found:
        if one.reader not in browsers:
            browsers[one.reader] = entered(chromium, live_server, one.reader)
        wrong += [f"{one.name} {one.address}: {fault}" for fault in faults(browsers[one.reader], one.address)]
        shot(browsers[one.reader], one.name.replace(":", "-").replace(" ", "-"))
    assert not wrong, "\n".join(wrong)


def faults(page: Page, address: str) -> Iterator[str]:
    """What is gravely wrong with a page for axe, and where it must be pushed sideways."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate(AXE)
    for fault in page.evaluate(_AXE)["violations"]:
        if fault["impact"] in GRAVE:
            yield f"{fault['id']}: {fault['nodes'][0]['html'][:160]}"
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    if page.evaluate(_TOO_WIDE):
        yield "wider than a phone"


def entered(chromium: Browser, live_server: LiveServer, reader: Person | None) -> Page:
    """A browser, signed in where somebody reads."""
    context: BrowserContext = chromium.new_context(base_url=live_server.url, locale="zh-CN")
    if reader:
        cookie = signed_in(Client(), reader).cookies["sessionid"]
        context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
    return context.new_page()


def pages(county: Organ) -> Iterator[Found]:
    """Every page with the first address and reader that open it; the steps of a case one by one."""
    clients: dict[Person | None, Client] = {None: Client()}
    for name, declared in expectations().items():
        if name.partition(" ")[0] in NO_PAGE | OF_JOURNEYS:
            continue
        organ = registers_of(county) if name.startswith("registers:") else county
        roles = [None] if declared.who == "everybody" else list(declared.reaches or Role)
        readers = dict.fromkeys(holding(role, organ) if role else None for role in roles)
        for reader in readers:
            if reader not in clients and reader:
                clients[reader] = signed_in(Client(), reader)
        opened = next(opening(name, {one: clients[one] for one in readers}, organ), None)
        if opened:
            yield opened


def registers_of(county: Organ) -> Organ:
    """A department that keeps registers of single decisions; the county's office has none."""
    one = Decision.objects.select_related("organ").first()
    return one.organ if one else county


def opening(name: str, tried: dict[Person | None, Client], county: Organ) -> Iterator[Found]:
    """The addresses of a page that answer with a page, and who they answer so."""
    for address in islice(addresses(name, county), _MOST_TRIED):
        for reader, client in tried.items():
            answer = client.get(address)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                if not name.startswith("cases:step") or _CLOSED not in answer.content.decode():
                    yield Found(name, address, reader)
                break  # whoever opens it finds a step closed that the law closes


def holding(role: Role, county: Organ) -> Person | None:
    """Somebody who holds a role in the county's office, or else above or beside it."""
    held = Appointment.objects.filter(role=role).select_related("person").order_by("person__login")
    found = held.filter(organ=county).first() or held.first()
    return found.person if found else None


def addresses(name: str, county: Organ) -> Iterator[str]:
    """The addresses of a page with the demonstration's own things in them."""
    page, _, slug = name.partition(" ")
    wanted = list(PATTERNS[page].pattern.converters)
    for given in things(page, wanted, county, slug):
        yield reverse(page, kwargs=given)


def things(page: str, wanted: list[str], county: Organ, slug: str) -> Iterator[dict[str, object]]:
    """What stands in an address: things that belong together together, the rest in every combination."""
    space = page.partition(":")[0]
    if space == "cases" and "case" in wanted and (other := next((one for one in wanted if one in _OF_A_CASE), "")):
        for case, thing in _OF_A_CASE[other].filter(organ=county).values_list("request", "pk")[:_MOST_TRIED]:
            yield {"case": case, other: thing}
        return
    if page == "portal:interpretation":
        out = Interpretation.objects.filter(published_on__isnull=False).earliest("at")
        yield {"document": out.document_id, "interpretation": out.pk}
        return
    for row in product(*(_values(page, one, county, slug) for one in wanted)):
        yield dict(zip(wanted, row, strict=True))


_OF_A_CASE: dict[str, QuerySet[Letter] | QuerySet[Proposal] | QuerySet[Consultation]] = {
    "letter": Letter.objects.order_by("-pk"),
    "proposal": Proposal.objects.order_by("-pk"),
    "consultation": Consultation.objects.order_by("-pk"),
}
"""What hangs on one case, and stands in an address only with it."""


def _values(page: str, name: str, county: Organ, slug: str) -> list[object]:
    """What may stand in one place of an address."""
    space = page.partition(":")[0]
    cases = DisclosureRequest.objects.filter(organ=county)
    match name:
        case "case" if page == "cases:step" and (kind := STEPS[slug].kind):
            fitting = cases.filter(stage__in=[stage.name for stage in procedure.BY_KIND[kind].stages])
            return list(fitting.order_by("-pending", "-serial").values_list("pk", flat=True))
        case "case" if page == "cases:draft":
            return list(LetterDraft.objects.filter(state="working").values_list("request", flat=True))
        case "case":
            pending = cases.filter(pending=True).order_by("-serial")
            return [
                *pending.values_list("pk", flat=True),
                *cases.filter(pending=False).values_list("pk", flat=True)[:8],
            ]
        case "call":
            return list(RecordsCall.objects.values_list("pk", flat=True))
        case "version" if space == "normative":
            return list(Text.objects.values_list("pk", flat=True)[:3])
        case "version":
            return list(Version.objects.order_by("-pk").values_list("pk", flat=True)[:8])
        case "other":
            return list(Version.objects.order_by("pk").values_list("pk", flat=True)[:8])
        case "document":
            return list(Document.objects.filter(organ=county).order_by("-pk").values_list("pk", flat=True)[:3])
        case "issue":
            return list(Issue.objects.values_list("pk", flat=True))
        case "calling":
            stages = ["draft"] if page == "engagement:change" else ["out", "done"]
            return list(CommentCall.objects.filter(stage__in=stages).order_by("-pk").values_list("pk", flat=True))
        case "release":
            return list(Release.objects.order_by("-at").values_list("pk", flat=True)[:1])
        case "entry":
            newest = Document.objects.filter(organ=county, entries__isnull=False).order_by("-entries__pk")
            return list(newest.values_list("entries__pk", flat=True)[:8])
        case "campaign":
            return list(Campaign.objects.values_list("pk", flat=True))
        case "column":
            published = Column.objects.filter(organ=county, placements__isnull=False)
            return list(published.values_list("pk", flat=True)[:2])
        case "item":
            return list(Decision.objects.filter(organ=county).values_list("pk", flat=True)[:8])
        case "organ":
            return [county.pk]
        case "person":
            return list(Person.objects.values_list("pk", flat=True)[:2])
        case "code":
            return ["demo", "demo-office"]
        case "index_number":
            return list(Version.objects.filter(state="published").values_list("item__index_number", flat=True)[:3])
    return _WORDS.get(f"{space}:{name}") or _WORDS.get(name) or ([slug] if slug else [])


_WORDS: dict[str, list[object]] = {
    "year": [2023, 2025, now().year],
    "risk": ["overdue", "due-today"],
    "kind": ["licence", "penalty", "fee"],
    "address": ["requests.new.total"],
    "number": [1],
    "nth": [1],
    "serial": [1],
    "normative:slug": list(ACTS_OF_A_DOCUMENT),
    "publishing:slug": list(ACTS),
}
