"""Normative documents of the county: those of 2023 by the published figures, and the years since.

54 stood when 2023 began; 4 were issued, 12 repealed by one decision, 12 lapsed at the end of their stated period.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.law.calendars import Calendar
from gongkai.law.validity import usual_until
from gongkai.screening import Screener
from gongkai_office.normative.acts import Act, Kind
from gongkai_office.normative.body import from_text
from gongkai_office.normative.commands.append import Said
from gongkai_office.normative.commands.campaigns import Proposed, open_campaign, propose
from gongkai_office.normative.commands.end import end
from gongkai_office.normative.commands.file import file
from gongkai_office.normative.commands.issue import Issued, issue
from gongkai_office.normative.commands.keep_text import keep_text
from gongkai_office.normative.commands.release.explain import excuse, explain
from gongkai_office.normative.commands.release.let_out import let_out, note_out
from gongkai_office.normative.commands.release.look import look
from gongkai_office.normative.commands.release.prepare import prepare
from gongkai_office.normative.commands.release.review import send_up, sign
from gongkai_office.normative.interpreting import Explained, Form
from gongkai_office.normative.models import Document, Release, Verdict, Version
from gongkai_office.normative.queries.releases import SIGNERS
from gongkai_office.organs.queries import name_on
from gongkai_office.project.demo.county import County, Desk, morning, people_of
from gongkai_office.project.demo.tables import documents

YEAR = 2023
REPEALED, LAPSED, KEPT, ISSUED = 12, 12, 30, 4
_OPENED = date(2022, 1, 5)
"""The day the library was set up; what is older was registered then."""
_REPEAL = date(YEAR, 9, 20)
_DESKS = ("demo-office", "demo-office", "demo-water", "demo-office", "demo-education", "demo-land")
_A_YEAR = 3  # issued in each year since
_BEGUN = timedelta(days=5)
"""How long ago the clean-up began."""
_SOON = (45, 120)  # days until two documents lapse, whatever today is


@dataclass(frozen=True, slots=True)
class Plan:
    """A document: its place in the list of subjects, when it was issued, its stated last day, when it was repealed."""

    number: int
    on: date
    until: date | None = None
    repealed: date | None = None


def register_all(county: County, calendar: Calendar, today: date) -> None:
    """Every document up to a day."""
    for plan in _plans(calendar, today):
        if plan.on < today:
            _register(county.desks[_DESKS[plan.number % len(_DESKS)]], plan, calendar, today)
    _clean_up(county.desks[_DESKS[0]], today)


def _clean_up(desk: Desk, today: date) -> None:
    """A clean-up under way: one document proposed for repeal, the others still to be looked at."""
    at, who = morning(today - _BEGUN), desk.handler
    campaign = open_campaign(
        organ=desk.organ, title=f"{today.year}年行政规范性文件清理", basis=documents()["cleanup_basis"],
        cut_off=today - 2 * _BEGUN, by=who, at=at,
    )  # fmt: skip
    oldest = campaign.proposals.order_by("document__issued").first()
    if oldest:
        proposed = {oldest.pk: Proposed(Verdict.REPEAL, documents()["repeal_reason"])}
        propose(campaign=campaign.pk, proposed=proposed, by=who, at=at)


def _plans(calendar: Calendar, today: date) -> Iterator[Plan]:
    number = 0
    for turn in range(REPEALED):
        yield Plan(number, calendar.add(date(2019, 1, 3), turn * 12), repealed=_REPEAL)
        number += 1
    for turn in range(LAPSED):
        until = date(YEAR, 1 + turn, 28)
        yield Plan(number, until - timedelta(days=1_460), until=until)
        number += 1
    for turn in range(KEPT):
        on = calendar.add(date(2020, 2, 10), turn * 23)
        stated = today + timedelta(days=_SOON[turn]) if turn < len(_SOON) else usual_until(on, "")
        yield Plan(number, on, until=max(stated, date(YEAR + 1, 3, 31)))
        number += 1
    for year in range(YEAR, today.year + 1):
        for turn in range(ISSUED if year == YEAR else _A_YEAR):
            on = calendar.add(date(year, 2, 20), turn * 61)
            yield Plan(number, on, until=usual_until(on, ""))
            number += 1


def _register(desk: Desk, plan: Plan, calendar: Calendar, today: date) -> None:
    title, number, text = _written(desk, plan)
    theme = documents()["themes"][plan.number % len(documents()["themes"])]
    new = Issued(
        kind=Kind.NORMATIVE, title=title, number=number, on=plan.on, effective=plan.on, until=plan.until,
        details={"theme": theme, "phone": "0000-1234567"},
    )  # fmt: skip
    entered = max(plan.on, _OPENED)
    row = issue(organ=desk.organ, issued=new, by=desk.handler, at=morning(entered))
    version = keep_text(document=row.pk, body=from_text(text), by=desk.handler, at=morning(entered))
    _publish(desk, version, plan, calendar, today)
    if plan.on >= date(YEAR, 1, 1):
        _follow(desk, row, plan, calendar, today)
    if plan.repealed:
        said = Said(basis=documents()["decision_2023"], reason=documents()["repeal_reason"])
        end(document=row.pk, act=Act.REPEALED, on=plan.repealed, said=said, by=desk.handler, at=morning(plan.repealed))


def _publish(desk: Desk, version: Version, plan: Plan, calendar: Calendar, today: date) -> None:
    """Out with its interpretation where the office has its reviewers; what came out before is noted with its place."""
    entered, screener = max(plan.on, _OPENED), Screener()
    row = prepare(document=version.document_id, version=version.pk, by=desk.handler, at=morning(entered))
    signers = [people_of(desk.organ, role)[:1] for role in SIGNERS]
    if plan.on >= date(YEAR, 1, 1) and all(signers):
        _explain(desk, row, plan)
        look(release=row.pk, screener=screener, at=morning(entered))
        chain = send_up(release=row.pk, by=desk.handler, at=morning(entered))
        for (signer,) in signers:
            sign(release=row.pk, content=bytes(chain.content_hash).hex(), by=signer, at=morning(entered))
        let_out(release=row.pk, by=desk.handler, at=morning(entered))
        return
    noted = entered if plan.on < entered else calendar.add(plan.on, 1)
    if noted < today:
        look(release=row.pk, screener=screener, at=morning(noted))
        where = f"清源县人民政府公报{plan.on:%Y}年第{(plan.on.month + 1) // 2}期"
        note_out(release=row.pk, on=plan.on, where=where, by=desk.handler, at=morning(noted))


def _explain(desk: Desk, row: Release, plan: Plan) -> None:
    """An interpretation from the texts of the county; one that changes nothing for anybody goes with a reason."""
    if plan.number % 4 == 0:
        reason = "只调整部门分工，没有新的权利义务，不配解读"
        excuse(release=row.pk, reason=reason, by=desk.handler, at=morning(plan.on))
        return
    title, body = row.document.title, "\n".join(documents()["interpretation"])
    said = Explained(
        form=Form.TEXT, title=f"《{title}》政策解读", interpreter=f"{name_on(desk.organ, plan.on).name}主要负责人",
        body=from_text(body.format(title=title, name=name_on(desk.organ, plan.on).name)),
    )  # fmt: skip
    explain(release=row.pk, said=said, by=desk.handler, at=morning(plan.on))


def _follow(desk: Desk, row: Document, plan: Plan, calendar: Calendar, today: date) -> None:
    """What comes after a document since 2023: its filing."""
    filed = calendar.add(plan.on, 12)
    if filed < today:
        record = f"清源备〔{plan.on.year}〕{plan.number}号"
        file(document=row.pk, on=filed, to="清源县人民政府", number=record, by=desk.handler, at=morning(filed))


def _written(desk: Desk, plan: Plan) -> tuple[str, str, str]:
    """Title, number and text."""
    table, name = documents(), name_on(desk.organ, plan.on)
    subject, form = (
        table["subjects"][plan.number % len(table["subjects"])],
        table["forms"][plan.number % len(table["forms"])],
    )
    until = f"，有效期至{plan.until:%Y}年{plan.until.month}月{plan.until.day}日" if plan.until else ""
    effective = f"{plan.on:%Y}年{plan.on.month}月{plan.on.day}日"
    text = "\n".join(
        f"第{'一二三四五六七八'[place]}条　"
        + article.format(subject=subject, form=form, organ=name.name, effective=effective, until=until)
        for place, article in enumerate(table["articles"])
    )
    return f"清源县{subject}{form}", f"{name.short}规〔{plan.on.year}〕{plan.number + 1}号", text
