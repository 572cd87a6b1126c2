"""清源县 with at least one row in every table that the journal vouches for, each written by its own verb."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai.cases.entries import Applicant
from gongkai.law.notices import Holiday, Notice
from gongkai.law.organs import OrganKind
from gongkai.law.outcomes import Situation
from gongkai.law.service import Service
from gongkai.screening import Screener, Word
from gongkai_office.accounts.models import Role
from gongkai_office.administration.commands.mergers import merge_organ, withdraw_merger
from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.answer_urging import answer_urging
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.attach import attach
from gongkai_office.cases.commands.calls.ask import ask
from gongkai_office.cases.commands.calls.withdraw import withdraw as withdraw_call
from gongkai_office.cases.commands.check_enclosure import check_enclosure
from gongkai_office.cases.commands.consult import Party, Said
from gongkai_office.cases.commands.draft import draft as draft_reply
from gongkai_office.cases.commands.permit import permit
from gongkai_office.cases.commands.propose import propose_extension
from gongkai_office.cases.commands.retract import retract
from gongkai_office.cases.commands.serve import serve
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.urge import urge
from gongkai_office.cases.imports.choose import choose_columns
from gongkai_office.cases.imports.order import order
from gongkai_office.cases.imports.run import run
from gongkai_office.cases.imports.upload import upload as take_ledger
from gongkai_office.cases.letters.replies import Reply
from gongkai_office.cases.models import Consultation, Proposal, RecordsCall, Stance, Urging
from gongkai_office.cases.sealing import Particulars
from gongkai_office.files.commands.hold import hold
from gongkai_office.files.models import Purpose
from gongkai_office.gate.models import Term
from gongkai_office.gazette.commands.compose import begin, take_in
from gongkai_office.normative.commands import campaigns
from gongkai_office.normative.commands.release.explain import explain
from gongkai_office.normative.commands.release.let_out import let_out
from gongkai_office.normative.commands.release.look import answer_for, look
from gongkai_office.normative.commands.release.look_back import look_back
from gongkai_office.normative.models import Campaign, Release
from gongkai_office.organs.commands.choose_practice import choose_practice
from gongkai_office.organs.commands.enter_notice import enter_notice
from gongkai_office.organs.models import Merger
from gongkai_office.publishing.commands.columns import add_column, close_column, rename_column
from gongkai_office.publishing.commands.discard import discard
from gongkai_office.publishing.commands.draft import draft, revise
from gongkai_office.publishing.commands.mask import mask
from gongkai_office.publishing.commands.screen import screen
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.commands.terms import end_term, list_term
from gongkai_office.publishing.imports.order import order as order_site
from gongkai_office.publishing.imports.order import upload
from gongkai_office.publishing.imports.run import run as run_site
from gongkai_office.publishing.metadata import Descent, Freshness
from gongkai_office.publishing.models import Column, Version
from gongkai_office.registers.commands.settle import drop
from gongkai_office.registers.commands.upload import upload as take_register
from gongkai_office.registers.importing import open_sheet
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Batch
from gongkai_office.reporting.accounts import account
from gongkai_office.reporting.commands.correct_report import correct_report
from gongkai_office.reporting.commands.declare_none import declare_none, take_back
from gongkai_office.reporting.commands.fill_website import fill_website
from gongkai_office.reporting.commands.reports.announce import announce
from gongkai_office.reporting.commands.reports.deadline import remind, set_due
from gongkai_office.reporting.commands.rollup.absent import declare_absent, end_absent
from gongkai_office.reporting.commands.rollup.declare import Twice, declare
from gongkai_office.reporting.commands.rollup.put_in import put_in
from gongkai_office.reporting.commands.waive import end_waiver
from gongkai_office.reporting.models import Absence
from gongkai_office.reporting.queries.frozen import waivers
from tests.factories import comments, publishing, sites
from tests.factories.books import officer
from tests.factories.cases import at, registered
from tests.factories.documents import READ, issued, prepared, texted
from tests.factories.documents import signed as signed_release
from tests.factories.gazette import editor, printed
from tests.factories.impossible import mobile
from tests.factories.office import SINCE, County, organ
from tests.factories.older_ledgers import line, workbook
from tests.factories.outside import handed_in, published_report
from tests.factories.publishing import AT, NOTICE, Desk
from tests.factories.registers import entered
from tests.factories.reports import DAY, in_2024, published, registered_late
from tests.factories.uploads import subsidy_list, taken

MONDAY, JANUARY = date(2025, 1, 13), date(2025, 1, 15)
REPLY = Reply(situation=Situation.PUBLICATION, found="你申请的是公报合订本", where="清源县图书馆阅览室")


def everything(county: County) -> None:
    """One row of each, and nothing that a command did not write."""
    in_2024(county)
    _documents(county)
    _items(county)
    _report(county)
    _cases(county)
    _older_ledgers(county)
    _holidays(county)
    _comments(county)


def _cases(county: County) -> None:
    """A reply signed with its letter; beside it a call, an urging, a third party that answered, an extension asked."""
    day, by = date(2025, 1, 20), county.handler
    answered = registered(county, day=MONDAY, name="孙小圆")
    draft_reply(case=answered.pk, outcome=REPLY.outcome, reply=REPLY, by=by, on=day, at=at(day))
    sign(case=answered.pk, by=county.head, on=day, at=at(day, 10))
    serve(case=answered.pk, manner=Service.POST, sent=day, proof="回执0001", by=by, at=at(day, 11))
    case, when = registered(county, day=MONDAY, name="周小方", description="养护资金分配文件").pk, at(JANUARY)
    ask(case=case, office=county.education, what="分配文件", due=day, by=by, at=when)
    urge(case=case, text="请尽快答复", by=county.supervisor, at=when)
    firm = Party(particulars=Particulars(name="清源县青溪建材有限公司（虚构）"), organisation=True)
    asked = ask_third_party(case=case, party=firm, by=by, on=when.date(), at=when).entry
    said = Said(consultation=Consultation.objects.get(entry=asked).pk, stance=Stance.AGREES)
    answer_third_party(case=case, said=said, by=county.registrar, on=date(2025, 1, 17), at=at(date(2025, 1, 17)))
    propose_extension(case=case, note="需要核对的档案较多", by=by, at=at(day))
    paper = hold(upload=taken("名单.xlsx", subsidy_list("无", hidden=False)), purpose=Purpose.OTHER, at=when).pk
    file = attach(case=case, papers=[paper], purpose=Purpose.RECORD, by=by, at=when)[0]
    check_enclosure(case=case, file=file.pk, screener=Screener(), by=by, at=when)
    choose_practice(
        organ=county.water, choices={"correction_period": 7}, start=SINCE, by="system", at=when, reason="会议纪要"
    )
    merge_organ(
        organ=county.water, into=county.education, day=date(2025, 6, 1), by=county.administrator, at=when,
        reason="机构改革",
    )  # fmt: skip


def _report(county: County) -> None:
    """A published report, a correction let in and announced, due dates, a reminder, a declaration, a website."""
    report = published(county)
    permit(organ=county.office, year=2024, number="", reason="误投", by=county.head, at=at(JANUARY, 8))
    registered_late(county)
    correct_report(one=account(county.office, 2024), by=officer(county), at=at(JANUARY, 10), reason="误投")
    announce(report=report.pk, by=officer(county), at=at(JANUARY, 11), reason="误投的一件补登")
    set_due(organ=county.government, year=2024, due=date(2025, 1, 20), by=county.supervisor, at=at(DAY))
    remind(one=account(county.water, 2024), words="请报送", by=county.supervisor, at=at(DAY, 15))
    one = account(county.office, 2025)
    declare_none(one=one, subject="licences", by=officer(county), at=at(JANUARY, 12))
    fill_website(one=one, typed={"site.visits": "82"}, source="统计平台", by=officer(county), at=at(JANUARY, 12))
    _rolled_up(county)


def _rolled_up(county: County) -> None:
    """A town's report from outside, a request that it and the office counted, the customs put into the sum."""
    by, one = officer(county), account(county.government, 2024)
    handed_in(county.township, by, published_report(granted__natural_person=2))
    twice = Twice(applicant=Applicant.NATURAL_PERSON, came="new", went="granted")
    declare(
        one=one, kept=county.office, taken=county.township, what="同一件申请", twice=twice, reason="转办", by=by,
        at=at(JANUARY, 12),
    )  # fmt: skip
    there = organ("清源海关", "清源关", "qy-customs", parent=county.government, kind=OrganKind.VERTICAL)
    put_in(one=one, unit=there.pk, reason="口径通知", by=by, at=at(JANUARY, 12))
    declare_absent(one=one, unit=county.education.pk, reason="没有报送", by=by, at=at(date(2025, 2, 5)))


def _older_ledgers(county: County) -> None:
    """An older ledger of requests that is in, one of penalties that waits for its columns, and a fee."""
    when, by = at(JANUARY, 13), county.registrar
    work = take_ledger(
        organ=county.office, data=workbook([line("1"), line("2")]), file_name="台账.xlsx", by=by, at=when
    )
    choose_columns(work=work.pk, columns=work.columns, by=by, at=when)
    run(work.pk, at=when)
    order(work=work.pk, by=by, at=when)
    run(work.pk, at=when)
    entered(county.office, county.handler, Kind.FEE, on=MONDAY)
    data = "被处罚人,处罚文号\n清源县白石砂场（虚构）,罚1\n".encode()
    sheet = open_sheet(data, "处罚.csv", Kind.PENALTY)
    take_register(
        organ=county.office, kind=Kind.PENALTY, data=data, name="处罚.csv", sheet=sheet, by=county.handler, at=when
    )


def _documents(county: County) -> None:
    """A clean-up over one document with its text, and a document that came after it."""
    text = texted(issued(county.office, county.handler), county.handler)
    when = at(MONDAY)
    row = prepared(text, county, when=when)
    explain(release=row.pk, said=READ, by=county.handler, at=when)
    for hit in look(release=row.pk, screener=Screener(words=(Word("堤防"),)), at=when).hits.all():
        answer_for(hit=hit.pk, reason="地名，可以公开", by=county.handler, at=when)
    signed_release(row, county, when=when)
    let_out(release=row.pk, by=county.handler, at=when)
    look_back(release=Release.objects.get(pk=row.pk), screener=Screener(), at=when)
    issue = begin(organ=county.office, by=editor(county), at=when)
    take_in(issue=issue.pk, section="县政府文件", texts=[text.pk], by=editor(county), at=when)
    printed(issue, county, when=when)
    campaigns.open_campaign(
        organ=county.office, title="2025年文件清理", basis="", cut_off=JANUARY, by=county.handler, at=at(JANUARY)
    )
    issued(county.office, county.handler, number="清源政办发〔2024〕9号")


def _comments(county: County) -> None:
    """A call with a comment, answered."""
    call = comments.opened(county)
    comments.said(call, "禁采期太长", when=at(comments.OPENED, 12))
    comments.answered(call, county, when=at(comments.AFTER))


def _items(county: County) -> None:
    """An item that was out and is down and under revision, one with a file whose hit was masked, a list, a column."""
    desk = publishing.desk(county)
    down = desk.published()
    take_down(version=down.pk, kind=Descent.ERROR, reason="发错栏目", by=desk.editor, at=AT)
    revise(item=down.item_id, by=desk.editor, at=AT)
    paper = hold(upload=taken("名单.xlsx", subsidy_list("无", hidden=False)), purpose=Purpose.OTHER, at=AT).pk
    leak = replace(NOTICE, body=f"<p>咨询电话：{mobile(1)}</p>")
    column = desk.columns["20(11)"].pk
    version = draft(organ=county.office, content=leak, columns=[column], by=desk.editor, at=AT, papers=[paper])
    screen(version=version.pk, screener=Screener(), at=AT)
    mask(version=version.pk, screener=Screener(), by=desk.editor, at=AT)
    list_term(organ=county.office, kind=Term.Kind.NEGATIVE, text="清源老街", by=desk.editor, at=AT)
    add_column(parent=column, name="通知", freshness=Freshness.NOTICES, by=desk.editor, at=AT)
    _site(desk)


def _site(desk: Desk) -> None:
    """A page of a former site."""
    package, column = sites.zipped({"1.html": sites.page()}), desk.columns["20(11)"]
    work = upload(
        organ=desk.county.office, data=package, file_name="旧网站.zip", column=column, by=desk.editor, at=AT
    ).pk
    run_site(work, at=AT)
    order_site(work=work, by=desk.editor, at=AT)
    run_site(work, at=AT)


def _holidays(county: County) -> None:
    """Of another province, so that no day of 清源县 moves."""
    off = Holiday("火把节", (date(2025, 7, 18),), (), "编造的例子")
    notice = Notice("530000", 2025, "云政办发〔2025〕0号", date(2025, 2, 18), (off,))
    enter_notice(notice=notice, organ=county.government.pk, by="system", at=at(date(2025, 2, 20)))


def ended(county: County) -> None:
    """What `everything` began is ended, withdrawn, given up or undone where it can be."""
    when, by = at(date(2025, 1, 21)), county.handler
    retract(proposal=Proposal.objects.get().pk, by=by, at=when, reason="不需要了")
    withdraw_merger(merger=Merger.objects.get().pk, by=county.administrator, at=when, reason="方案推迟")
    withdraw_call(call=RecordsCall.objects.get().pk, by=by, at=when, reason="已由水务局提供")
    urging = Urging.objects.get()
    answer_urging(case=urging.request_id, urging=urging.pk, answer="正在办理", by=by, at=when)
    drop(batch=Batch.objects.get().pk, by=by, at=when)
    campaign = Campaign.objects.get()
    given = {line.pk: campaigns.Proposed("keep") for line in campaign.proposals.all()}
    campaigns.propose(campaign=campaign.pk, proposed=given, by=by, at=when)
    campaigns.send_up(campaign=campaign.pk, by=by, at=when)
    campaigns.cancel(campaign=campaign.pk, reason="推迟", by=by, at=when)
    take_back(one=account(county.office, 2025), subject="licences", by=officer(county), at=when)
    one = account(county.office, 2024)
    end_waiver(one=one, waiver=waivers(one)[0].pk, by=officer(county), at=when)
    later, gone = at(date(2025, 2, 6)), Absence.objects.get().pk
    end_absent(one=account(county.government, 2024), absence=gone, by=officer(county), at=later)
    editor = county.people[county.office, Role.EDITOR]
    discard(version=Version.objects.get(number=2).pk, by=editor, at=when, reason="不再发布")
    end_term(term=Term.objects.get().pk, by=editor, at=when)
    column = Column.objects.get(code="").pk
    rename_column(column=column, name="公告", by=editor, at=when)
    close_column(column=column, by=editor, at=when)
