"""What clerks do with a request on its way, each a verb of the office with invented words."""

from __future__ import annotations

from datetime import date

from gongkai.cases.entries import DisputeResult, Forum
from gongkai.law.fees import FeeMethod
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.service import Service
from gongkai_office.accounts.models import Person, Role
from gongkai_office.cases.commands.answer_organ import answer_organ
from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.archive import archive
from gongkai_office.cases.commands.ask_organ import ask_organ
from gongkai_office.cases.commands.ask_reasons import ask_reasons
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.calls.answer import Search, answer
from gongkai_office.cases.commands.calls.ask import ask
from gongkai_office.cases.commands.confirm import confirm
from gongkai_office.cases.commands.correct import correct
from gongkai_office.cases.commands.decide_dispute import decide_dispute
from gongkai_office.cases.commands.draft import draft
from gongkai_office.cases.commands.extend import extend
from gongkai_office.cases.commands.file_dispute import file_dispute
from gongkai_office.cases.commands.give_reasons import give_reasons
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.notice_fee import notice_fee
from gongkai_office.cases.commands.pay_fee import pay_fee
from gongkai_office.cases.commands.propose import propose_extension
from gongkai_office.cases.commands.reopen import reopen
from gongkai_office.cases.commands.serve import serve
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.take import take
from gongkai_office.cases.commands.withdraw import withdraw
from gongkai_office.cases.desk.calls import DAYS
from gongkai_office.cases.letters.notices import Receipt
from gongkai_office.cases.models import CallAnswer, RecordsCall
from gongkai_office.organs.models import Organ
from gongkai_office.project.demo import letters
from gongkai_office.project.demo.tables import texts
from gongkai_office.project.demo.walk import Act, Walk

_ASKED = "demo-education"  # whom the county's office asks to search
_PAGES = 72  # of a long file: 420 yuan


def confirmed(walk: Walk) -> None:
    """Registrar and requester confirm what came in through the portal; what came otherwise is confirmed already."""
    if walk.arrival.channel is Channel.ONLINE:
        evidence = _note("confirmed")
        confirm(case=walk.case, evidence=evidence, by=walk.desk.registrar, on=walk.day, at=walk.at, receipt=Receipt())


def handed_out(walk: Walk) -> None:
    """The head gives the request to the handler."""
    assign(case=walk.case, office=None, handler=walk.desk.handler, by=walk.desk.head, at=walk.at)


def taken(walk: Walk) -> None:
    """The handler takes it."""
    take(case=walk.case, by=walk.desk.handler, at=walk.at)


def correction_noticed(walk: Walk) -> None:
    """The requester is told what to correct."""
    items = _note("correction")
    notice = letters.correction()
    notice_correction(case=walk.case, items=items, notice=notice, by=walk.desk.handler, on=walk.day, at=walk.at)


def corrected(walk: Walk) -> None:
    """The correction comes in."""
    correct(case=walk.case, note=_note("corrected"), by=walk.desk.registrar, on=walk.day, at=walk.at)


def third_party_asked(walk: Walk) -> None:
    """A third party is asked."""
    note, notice = _note("third_party"), letters.third_party()
    ask_third_party(case=walk.case, note=note, notice=notice, by=walk.desk.handler, on=walk.day, at=walk.at)


def third_party_consulted(walk: Walk) -> None:
    """A third party is asked by name; its answer is awaited."""
    note, notice, party = _note("third_party"), letters.third_party(), letters.party()
    ask_third_party(
        case=walk.case, note=note, notice=notice, party=party, by=walk.desk.handler, on=walk.day, at=walk.at
    )


def called(walk: Walk) -> None:
    """Another office is asked to search."""
    office, due = Organ.objects.get(code=_ASKED), walk.calendar.add(walk.day, DAYS)
    ask(case=walk.case, office=office, what=walk.arrival.description, due=due, by=walk.desk.handler, at=walk.at)


def call_answered(walk: Walk) -> None:
    """The other office found a part, and says how it searched."""
    said, call = texts()["letters"], RecordsCall.objects.get(request=walk.case)
    search = Search(
        scope=said["scope"], systems=said["systems"], keywords=said["keywords"], on=walk.day, by=said["searcher"]
    )
    found = Person.objects.filter(appointments__organ=call.office, appointments__role=Role.HANDLER)
    answer(
        call=call.pk, answer=CallAnswer.PARTIAL, text=_note("call"), search=search, by=found.latest("login"), at=walk.at
    )


def extension_proposed(walk: Walk) -> None:
    """An extension waits for the head."""
    propose_extension(case=walk.case, note=_note("extended"), by=walk.desk.handler, at=walk.at)


def third_party_answered(walk: Walk) -> None:
    """The third party answers."""
    note = _note("third_party_answered")
    answer_third_party(case=walk.case, note=note, by=walk.desk.registrar, on=walk.day, at=walk.at)


def organ_asked(walk: Walk) -> None:
    """The organ that made the information together with this one is asked."""
    note, notice = _note("organ"), letters.co_maker()
    ask_organ(case=walk.case, note=note, notice=notice, by=walk.desk.handler, on=walk.day, at=walk.at)


def organ_answered(walk: Walk) -> None:
    """The other organ answers."""
    answer_organ(case=walk.case, note=_note("organ_answered"), by=walk.desk.registrar, on=walk.day, at=walk.at)


def reasons_asked(walk: Walk) -> None:
    """Who asks very often is asked why."""
    note, notice = _note("reasons"), letters.frequency()
    ask_reasons(case=walk.case, note=note, notice=notice, by=walk.desk.handler, on=walk.day, at=walk.at)


def reasons_given(walk: Walk) -> None:
    """The requester explains."""
    give_reasons(case=walk.case, note=_note("reasons_given"), by=walk.desk.registrar, on=walk.day, at=walk.at)


def extended(walk: Walk) -> None:
    """The head extends the period."""
    note, notice = _note("extended"), letters.extension()
    extend(case=walk.case, note=note, notice=notice, by=walk.desk.head, on=walk.day, at=walk.at)


def fee_noticed(walk: Walk) -> None:
    """A fee is asked for a long file."""
    scale = FeeMethod.PER_PAGE
    who = walk.desk.handler
    notice_fee(case=walk.case, method=scale, quantity=_PAGES, ways="", by=who, on=walk.day, at=walk.at)


def fee_paid(walk: Walk) -> None:
    """The fee is paid."""
    pay_fee(case=walk.case, note=_note("fee_paid"), by=walk.desk.registrar, on=walk.day, at=walk.at)


def drafted(outcome: Outcome) -> Act:
    """A reply is drafted and sent up."""
    return lambda walk: draft(
        case=walk.case,
        outcome=outcome,
        reply=letters.reply(outcome, walk.day),
        by=walk.desk.handler,
        on=walk.day,
        at=walk.at,
    )


def signed(walk: Walk) -> None:
    """The head signs."""
    sign(case=walk.case, by=walk.desk.head, on=walk.day, at=walk.at)


def served(walk: Walk) -> None:
    """The reply goes out the way the requester wanted it, with its proof."""
    if walk.arrival.channel in (Channel.ONLINE, Channel.EMAIL):
        _serve(walk, Service.ELECTRONIC, f"邮件发送记录{walk.arrival.number:04}号")
    else:
        _serve(walk, Service.POST, f"挂号信收据{walk.arrival.number:04}号")


def served_unproved(walk: Walk) -> None:
    """The reply is posted; the receipt has not come in yet."""
    _serve(walk, Service.POST, "")


def withdrawn(walk: Walk) -> None:
    """The requester withdraws."""
    withdraw(case=walk.case, note=_note("withdrawn"), by=walk.desk.registrar, on=walk.day, at=walk.at)


def archived(walk: Walk) -> None:
    """The file is archived."""
    archive(case=walk.case, by=walk.desk.handler, on=walk.day, at=walk.at)


def attacked(forum: Forum) -> Act:
    """A reconsideration is asked for, or a suit filed."""
    return lambda walk: file_dispute(
        case=walk.case, number=_dispute(walk, forum), forum=forum, by=walk.desk.registrar, on=walk.day, at=walk.at
    )


def settled(forum: Forum, result: DisputeResult) -> Act:
    """The reconsideration or the suit ends."""
    return lambda walk: decide_dispute(
        case=walk.case, number=_dispute(walk, forum), result=result, by=walk.desk.registrar, on=walk.day, at=walk.at
    )


def reopened(until: date | None = None) -> Act:
    """The request is taken up again, to be answered anew by the day ordered: else within twenty working days."""
    return lambda walk: reopen(
        case=walk.case,
        until=until or walk.calendar.add(walk.day, 20),
        by=walk.desk.handler,
        on=walk.day,
        at=walk.at,
    )


def _serve(walk: Walk, manner: Service, proof: str) -> None:
    serve(case=walk.case, manner=manner, sent=walk.day, proof=proof, by=walk.desk.handler, at=walk.at)


def _dispute(walk: Walk, forum: Forum) -> str:
    mark = "行复" if forum is Forum.RECONSIDERATION else "行初"
    return f"〔{walk.arrival.day.year}〕虚{mark}{walk.arrival.number}号"


def _note(kind: str) -> str:
    return texts()["notes"][kind]
