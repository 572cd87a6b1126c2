"""Two invented counties with the people who work there: 清源县, and 云岭县 that must never see it.

People are named by the heavenly stems in the order of a request's walk: 陈甲 registers, 李乙 handles, 周丙 reviews,
吴丁 signs, 郑戊 administers. Everybody's password is `PASSWORD`; everybody has held office since `SINCE`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.test import Client

from gongkai.law.organs import OrganKind
from gongkai_office.accounts.models import Appointment, Person, Role
from gongkai_office.accounts.sessions import note_factor
from gongkai_office.clock import BEIJING
from gongkai_office.journal.commands.write import write
from gongkai_office.organs.commands.found import found
from gongkai_office.organs.commands.keep_particulars import keep_particulars
from gongkai_office.organs.models import Level, Organ, Particulars

SINCE = date(2020, 1, 1)
FOUNDED_AT = datetime(2020, 1, 1, 9, tzinfo=BEIJING)
PASSWORD = "青溪-shi-1-tiao-xiao-he"  # noqa: S105  it opens nothing outside the tests


@dataclass(frozen=True, kw_only=True)
class County:
    """A county: government, its office, two departments, one township; and whoever holds a role in them.

    The administrator, the auditor and the supervisor hold theirs in the government, the others in its office; the
    education department and the township have people of their own.
    """

    government: Organ
    office: Organ
    education: Organ
    water: Organ
    township: Organ
    people: dict[tuple[Organ, Role], Person] = field(default_factory=dict)

    @property
    def registrar(self) -> Person:
        """陈甲 in 清源县."""
        return self.people[self.office, Role.REGISTRAR]

    @property
    def handler(self) -> Person:
        """李乙 in 清源县."""
        return self.people[self.office, Role.HANDLER]

    @property
    def reviewer(self) -> Person:
        """周丙 in 清源县."""
        return self.people[self.office, Role.REVIEWER]

    @property
    def head(self) -> Person:
        """吴丁 in 清源县."""
        return self.people[self.office, Role.HEAD]

    @property
    def administrator(self) -> Person:
        """郑戊 in 清源县."""
        return self.people[self.government, Role.ADMINISTRATOR]

    @property
    def supervisor(self) -> Person:
        """王己 in 清源县."""
        return self.people[self.government, Role.SUPERVISOR]

    @property
    def auditor(self) -> Person:
        """冯庚 in 清源县."""
        return self.people[self.government, Role.AUDITOR]


def qingyuan() -> County:
    """清源县 and its people."""
    county = _county("清源", "640199", "qy")
    _staff(county, _QINGYUAN)
    return county


def yunling() -> County:
    """云岭县 and its people, who are strangers to 清源县."""
    county = _county("云岭", "530199", "yl")
    _staff(county, _YUNLING)
    return county


def person(name: str, login: str, where: Organ) -> Person:
    """Somebody who belongs to an organ, can sign in, and holds no office yet."""
    return Person.objects.create_user(login, name, PASSWORD, organ=where)


def appointed(holder: Person, organ: Organ, role: Role, *, start: date = SINCE, end: date | None = None) -> Appointment:
    """A role for somebody in an organ, with its line in the journal, and without asking who grants it."""
    facts = {"role": role.value, "start": start.isoformat(), "end": end and end.isoformat()}
    subject, command = f"person:{holder.pk}", "person.appoint"
    with transaction.atomic():
        write(organ=organ.pk, subject=subject, command=command, by="system", at=FOUNDED_AT, facts=facts)
        return Appointment.objects.create(person=holder, organ=organ, role=role, start=start, end=end)


def organ(
    name: str,
    short: str,
    code: str,
    *,
    parent: Organ | None,
    kind: OrganKind = OrganKind.DEPARTMENT,
    level: Level = Level.COUNTY,
    region: str = "640199",
) -> Organ:
    """An invented organ, founded by command so that its journal begins as a real one does."""
    return found(
        code=code,
        name=name,
        short=short,
        kind=kind,
        level=level,
        region=parent.region if parent else region,
        parent=parent,
        opened_on=SINCE,
        by="system",
        at=FOUNDED_AT,
    )


def reached(where: Organ, place: str = "清源") -> Particulars:
    """What an organ's letters say of it: where it is reached, who reconsiders, which court."""
    given = {
        "address": f"{place}县青溪街1号",
        "phone": "0000-0000000",
        "reconsideration": f"{place}县人民政府",
        "online": f"{place}县行政复议网上申请平台",
        "court": f"{place}县人民法院",
        "account": "持本通知到县政务服务大厅缴款窗口缴纳",
    }
    return keep_particulars(organ=where, given=given, start=SINCE, by="system", at=FOUNDED_AT)


def _county(place: str, region: str, code: str) -> County:
    government = organ(
        f"{place}县人民政府", f"{place}政", code, parent=None, kind=OrganKind.OTHER_GOVERNMENT, region=region
    )
    office = organ(f"{place}县人民政府办公室", f"{place}政办", f"{code}-office", parent=government)
    reached(office, place)
    return County(
        government=government,
        office=office,
        education=organ(f"{place}县教育局", f"{place}教", f"{code}-education", parent=government),
        water=organ(f"{place}县水务局", f"{place}水", f"{code}-water", parent=government),
        township=organ(
            f"{place}县白石镇人民政府",
            "白石政",
            f"{code}-baishi",
            parent=government,
            kind=OrganKind.OTHER_GOVERNMENT,
            level=Level.TOWNSHIP,
        ),
    )


def _staff(county: County, names: dict[tuple[str, Role], tuple[str, str]]) -> None:
    for (place, role), (name, login) in names.items():
        where: Organ = getattr(county, place)
        county.people[where, role] = person(name, login, where)
        appointed(county.people[where, role], where, role)


_QINGYUAN = {
    ("office", Role.REGISTRAR): ("陈甲", "chen.jia"),
    ("office", Role.HANDLER): ("李乙", "li.yi"),
    ("office", Role.REVIEWER): ("周丙", "zhou.bing"),
    ("office", Role.HEAD): ("吴丁", "wu.ding"),
    ("government", Role.ADMINISTRATOR): ("郑戊", "zheng.wu"),
    ("government", Role.SUPERVISOR): ("王己", "wang.ji"),
    ("government", Role.AUDITOR): ("冯庚", "feng.geng"),
    ("office", Role.SECRECY_REVIEWER): ("褚辛", "chu.xin"),
    ("office", Role.EDITOR): ("卫壬", "wei.ren"),
    ("office", Role.REPORT_OFFICER): ("蒋癸", "jiang.gui"),
    ("education", Role.HANDLER): ("沈子", "shen.zi"),
    ("education", Role.HEAD): ("韩丑", "han.chou"),
    ("township", Role.REGISTRAR): ("杨寅", "yang.yin"),
}
_YUNLING = {
    ("office", Role.REGISTRAR): ("朱卯", "zhu.mao"),
    ("office", Role.HANDLER): ("秦辰", "qin.chen"),
    ("office", Role.REVIEWER): ("尤巳", "you.si"),
    ("office", Role.HEAD): ("许午", "xu.wu"),
    ("government", Role.ADMINISTRATOR): ("何未", "he.wei"),
    ("government", Role.SUPERVISOR): ("吕申", "lv.shen"),
    ("government", Role.AUDITOR): ("施酉", "shi.you"),
}


def signed_in(client: Client, who: Person) -> Client:
    """The client, signed in as somebody who also answered for the second factor where the role asks for one."""
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    note_factor(session)
    session.save()
    return client
