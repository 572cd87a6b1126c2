"""The evidence of Art. 35: every request of the same requester in reach, counted and laid out, never judged."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from gongkai.cases.entries import Applicant
from gongkai.law.receipt import Channel
from gongkai_office.accounts.models import Person, Role
from gongkai_office.cases.commands.arrive import Wanted
from gongkai_office.cases.commands.ask_reasons import ask_reasons
from gongkai_office.cases.commands.register import register
from gongkai_office.cases.desk.volume import by_organ, lines, statement
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.volume import evidence, own_evidence
from gongkai_office.cases.similarity import alike
from gongkai_office.organs.models import Organ
from tests.factories.cases import at, particulars, registered, served
from tests.factories.office import County, appointed

ON = date(2024, 3, 29)


def many(county: County) -> list[DisclosureRequest]:
    """Three in March, one in January; two of them nearly the same; one answered."""
    texts = ("2023年农村公路养护资金分配文件", "2022年农村公路养护资金分配文件", "学校食堂检查结果", "政府采购合同")
    days = (date(2024, 1, 8), date(2024, 3, 4), date(2024, 3, 5), date(2024, 3, 6))
    made = [
        registered(county, day=day, description=text, idempotency=text) for day, text in zip(days, texts, strict=True)
    ]
    served(county, made[0].pk, date(2024, 1, 29))
    return made


def elsewhere(organ: Organ, by: Person, name: str = "王晓明", number: str = "640199199001011234") -> DisclosureRequest:
    return register(
        organ=organ,
        channel=Channel.COUNTER,
        applicant=Applicant.NATURAL_PERSON,
        particulars=particulars(name, number),
        wanted=Wanted(description="另一机关的文件"),
        arrived=date(2024, 3, 7),
        by=by,
        at=at(date(2024, 3, 7)),
    ).request


def test_requests_are_counted_by_month_and_grouped_by_likeness(qingyuan: County) -> None:
    made = many(qingyuan)
    registered(qingyuan, day=date(2024, 3, 8), name="贺小满", idempotency="another person")
    found = evidence(qingyuan.handler, made[3], ON)
    numbers = [one.number for one in found.requests]
    assert len(numbers) == 5  # the same identity number under another name is the same person
    assert found.months == ((date(2024, 1, 1), 1), (date(2024, 3, 1), 4))
    assert {made[0].pk: 1, made[1].pk: 1}.items() <= found.groups.items()
    assert made[2].pk not in found.groups


def test_the_sentence_states_the_organs_own_count(qingyuan: County) -> None:
    made = many(qingyuan)
    assert statement(own_evidence(made[0], ON)) == (
        "自2024年1月8日至2024年3月6日，申请人向本机关提出政府信息公开申请4件，其中2024年3月3件，"
        "内容相同或者相近的2件，本机关已答复1件。"
    )


def test_a_single_request_makes_no_sentence(qingyuan: County, case: DisclosureRequest) -> None:
    assert qingyuan.office == case.organ
    assert statement(own_evidence(case, ON)) == ""


def test_other_organs_count_only_where_the_reader_may_read_them(qingyuan: County) -> None:
    made = many(qingyuan)
    registrar = appointed(qingyuan.registrar, qingyuan.water, Role.REGISTRAR).person
    other = elsewhere(qingyuan.water, registrar)
    assert other not in evidence(qingyuan.handler, made[0], ON).requests
    found = evidence(qingyuan.supervisor, made[0], ON)
    assert other in found.requests
    assert by_organ(lines(found)) == (("清源县人民政府办公室", 4), ("清源县水务局", 1))


def test_a_namesake_in_another_organ_is_somebody_else(qingyuan: County) -> None:
    made = many(qingyuan)
    registrar = appointed(qingyuan.registrar, qingyuan.water, Role.REGISTRAR).person
    namesake = elsewhere(qingyuan.water, registrar, number="")
    assert namesake not in evidence(qingyuan.supervisor, made[0], ON).requests


def test_reasons_asked_before_stand_in_the_evidence(qingyuan: County) -> None:
    made = many(qingyuan)
    day = date(2024, 3, 11)
    ask_reasons(case=made[1].pk, by=qingyuan.handler, on=day, at=at(day), note="三件相近")
    assert [entry.note for entry in evidence(qingyuan.handler, made[3], ON).reasons] == ["三件相近"]


def test_texts_are_alike_that_differ_in_a_year_only() -> None:
    assert alike(["2023年养护资金分配文件", "请公开2022年养护资金分配文件", "水质检测报告"]) == ((0, 1),)
    assert alike(["", "", "甲"]) == ()


@given(st.lists(st.text(max_size=12), max_size=8))
def test_every_text_stands_in_one_group_at_most_and_equal_ones_together(texts: list[str]) -> None:
    groups = alike(texts)
    places = [place for group in groups for place in group]
    assert len(places) == len(set(places))
    assert all(len(group) > 1 for group in groups)
