"""A report written, signed, handed in and published, as 清源县's people do it."""

from __future__ import annotations

from datetime import date

from gongkai.cases.entries import Applicant
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.accounts.models import Person, Role
from gongkai_office.cases.commands.register import register
from gongkai_office.reporting.accounts import Account, account
from gongkai_office.reporting.commands.reports.hand_in import accept_report, hand_in, publish_report
from gongkai_office.reporting.commands.reports.send_up import send_up
from gongkai_office.reporting.commands.reports.sign_report import sign_report
from gongkai_office.reporting.commands.write_text import write_text
from gongkai_office.reporting.models import Draft, Report
from tests.factories.books import closed, officer, officer_of
from tests.factories.cases import at, particulars, registered, served, wanted
from tests.factories.office import County, appointed

DAY = date(2025, 1, 13)
TEXT = {
    "0": "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。如有疑问，请与本机关联系（电话：0000-0000000）。",
    "1": "（一）主动公开。按目录公开。（二）依申请公开。全年新收政府信息公开申请{{requests.new.total}}件。"
    "（三）政府信息管理。逐件审核。（四）平台建设。设有年报栏目。（五）监督保障。纳入考核。",
    "5": "存在的问题是答复说理不够充分，今后加强培训。",
    "6": "本年没有收取信息处理费。",
}


def in_2024(qingyuan: County) -> County:
    """2024 in the county's office: one granted, one not held, one that came too late to be answered in the year.

    蒋癸 is report officer of the government too, 吴丁 its head.
    """
    first = registered(qingyuan, day=date(2024, 3, 4))
    served(qingyuan, first.pk, date(2024, 3, 20))
    second = registered(qingyuan, day=date(2024, 6, 3), name="李小红", description="清源县学区划分的文件")
    served(qingyuan, second.pk, date(2024, 6, 20), Outcome.NOT_HELD)
    registered(qingyuan, day=date(2024, 12, 20), name="赵小军", description="清源县供水管网改造的合同")
    appointed(qingyuan.people[qingyuan.office, Role.REPORT_OFFICER], qingyuan.government, Role.REPORT_OFFICER)
    appointed(qingyuan.head, qingyuan.government, Role.HEAD)
    return qingyuan


def wrote(county: County, text: dict[str, str] = TEXT, base: int = 0) -> Draft:
    """A text saved over the draft of a number."""
    one = account(county.office, 2024)
    return write_text(one=one, sections=text, base=base, by=officer(county), at=at(DAY, 9))


def sent(county: County, hour: int = 10) -> Report:
    """The report of the office, sent up."""
    return send_up(one=account(county.office, 2024), signed_on=DAY, by=officer(county), at=at(DAY, hour))


def signed(county: County, report: Report, hour: int = 11) -> Report:
    """Signed by the reviewer, then the head."""
    for signer in (county.reviewer, county.head):
        report = sign_report(report=report.pk, content_hash=bytes(report.hash), by=signer, at=at(DAY, hour))
    return report


def signed_report(county: County) -> Report:
    """A closed year's report, written and signed."""
    closed(county, county.office)
    wrote(county)
    return signed(county, sent(county))


def published(county: County) -> Report:
    """A report that went all the way on 13 January."""
    report = signed_report(county)
    hand_in(report=report.pk, by=officer(county), at=at(DAY, 12))
    accept_report(report=report.pk, by=county.supervisor, at=at(DAY, 13))
    return publish_report(report=report.pk, by=officer(county), at=at(DAY, 14))


def registered_late(county: County) -> None:
    """A letter of December that turns up in January."""
    register(
        organ=county.office,
        channel=Channel.REGISTERED_MAIL,
        applicant=Applicant.NATURAL_PERSON,
        particulars=particulars(),
        wanted=wanted(),
        arrived=date(2024, 12, 30),
        by=county.registrar,
        at=at(date(2025, 1, 15)),
    )


def walked(county: County, one: Account, head: Person) -> Report:
    """Any account's report, closed already: written, signed by its head, handed in, accepted and published."""
    by = officer_of(county, one.organ)
    write_text(one=one, sections=TEXT, base=0, by=by, at=at(DAY, 9))
    row = send_up(one=one, signed_on=DAY, by=by, at=at(DAY, 10))
    sign_report(report=row.pk, content_hash=bytes(row.hash), by=head, at=at(DAY, 11))
    hand_in(report=row.pk, by=by, at=at(DAY, 12))
    accept_report(report=row.pk, by=county.supervisor, at=at(DAY, 13))
    return publish_report(report=row.pk, by=by, at=at(DAY, 14))
