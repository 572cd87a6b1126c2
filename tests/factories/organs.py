"""Organs that cannot exist, with the words their reports use for themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.annual.record import Contact

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Organ:
    """An invented organ: its name, the place it serves, the word for its scope, and what it may do.

    `scope` is the word a report puts before its counts (`全县`, `本局`). Governments publish by 31 March,
    departments by 31 January. Provinces and cities with districts may make rules (规章); whether a
    city has districts its name does not say, so only the province does here.
    """

    name: str
    place: str
    scope: str
    site: str
    government: bool = True
    makes_rules: bool = False

    @property
    def office(self) -> str:
        """Who answers questions about the report."""
        return f"{self.name}办公室"

    @property
    def contact(self) -> Contact:
        """A contact block that reaches nobody."""
        return Contact(
            office=self.office,
            address=f"{self.place}青溪路1号",
            postcode="000000",
            phone="0000-1234567",
            email=f"zwgk@{self.site}",
            website=f"http://www.{self.site}",
        )

    def publishes(self, year: int) -> date:
        """A weekday, well within the organ's time limit, on which its report for `year` appears."""
        day = date(year + 1, 3 if self.government else 1, 10)
        return day - timedelta(days=max(0, day.weekday() - _FRIDAY))


QINGYUAN = Organ("清源县人民政府", "清源县", "全县", "qingyuan.example")
YUNLING = Organ("云岭市人民政府", "云岭市", "全市", "yunling.example")
PROVINCE = Organ("岳江省人民政府", "岳江省", "全省", "yuejiang.example", makes_rules=True)
BAISHI = Organ("白石镇人民政府", "清源县白石镇", "全镇", "baishi.example")
SCHOOLS = Organ("清源县教育局", "清源县", "本局", "jiaoyu.qingyuan.example", government=False)
OFFICE = Organ("清源县人民政府办公室", "清源县", "本机关", "qingyuan.example", government=False)
DISTRICT = Organ("云岭市南浦区人民政府", "云岭市南浦区", "全区", "nanpu.yunling.example")

ORGANS = {organ.name: organ for organ in (QINGYUAN, YUNLING, PROVINCE, BAISHI, SCHOOLS, OFFICE, DISTRICT)}
"""The invented organs by name."""


def named(name: str) -> Organ:
    """The invented organ of that name; a name not in the list is taken for a county government."""
    return ORGANS.get(name) or Organ(name, name.removesuffix("人民政府"), "全县", "invented.example")
