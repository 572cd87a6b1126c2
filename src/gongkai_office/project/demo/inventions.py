"""Invented requesters and what they ask, told apart by a running number."""

from __future__ import annotations

from gongkai.cases.entries import Applicant
from gongkai_office.cases.sealing import Particulars
from gongkai_office.project.demo.tables import county, texts

_RETURNING = 47  # so many different people ask before the first asks again


def asked(number: int, year: int, *, of: str = "") -> tuple[str, str]:
    """The code of the organ that is asked, where `of` does not name it, and the description."""
    table = texts()
    choices = [(code, matter) for code, matters in table["asked"].items() for matter in matters if of in ("", code)]
    code, matter = choices[number % len(choices)]
    return code, matter.format(place=table["places"][number % len(table["places"])], year=year - 1 - number % 3)


def particulars(kind: Applicant, number: int) -> Particulars:
    """Somebody who cannot exist: named after the cycle of sixty, born in a thirteenth month, in no known county."""
    place = number % _RETURNING
    natural = kind is Applicant.NATURAL_PERSON
    person = _person(place)
    name = person if natural else texts()["organisations"][kind.value].format(name=_cycle(place))
    return Particulars(
        name=name,
        identity_kind="居民身份证" if natural else "统一社会信用代码",
        identity_number=f"{county()['region']}19991301{place:03}0" if natural else f"00{county()['region']}{place:010}",
        contact_person="" if natural else person,
        phone=f"1000000{place:04}",
        email=f"requester{place}@example.invalid",
        address=f"清源县白石镇{texts()['places'][place % len(texts()['places'])]}",
    )


def _person(place: int) -> str:
    surnames = texts()["surnames"]
    return surnames[place % len(surnames)] + _cycle(place)


def _cycle(place: int) -> str:
    """The place in the cycle of sixty.

    >>> _cycle(0), _cycle(13)
    ('甲子', '丁丑')
    """
    table = texts()
    return table["stems"][place % len(table["stems"])] + table["branches"][place % len(table["branches"])]
