"""Organs are founded, renamed, merged; the tree, the names and the journal keep what was."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.organs import OrganKind
from gongkai_office.clock import BEIJING
from gongkai_office.journal.models import Line
from gongkai_office.organs.commands.found import found
from gongkai_office.organs.commands.merge import merge
from gongkai_office.organs.commands.rename import rename
from gongkai_office.organs.models import Level, Organ
from gongkai_office.organs.queries import below, name_on, open_on, successor_of
from tests.factories.office import SINCE, County

REFORM = date(2024, 3, 1)
NOW = datetime(2024, 2, 20, 9, tzinfo=BEIJING)


def founded(parent: Organ | None, *, code: str = "qy-parks", region: str = "640199", on: date = REFORM) -> Organ:
    return found(
        code=code,
        name="清源县园林局",
        short="清源园",
        kind=OrganKind.DEPARTMENT,
        level=Level.COUNTY,
        region=region,
        parent=parent,
        opened_on=on,
        by="system",
        at=NOW,
    )


def merged(organ: Organ, into: Organ, *, on: date = REFORM) -> Organ:
    return merge(organ=organ, into=into, on=on, by="system", at=NOW, reason="机构改革")


def commands(organ: Organ) -> list[str]:
    """What the journal tells of an organ."""
    return list(Line.objects.filter(subject=f"organ:{organ.pk}", organ=organ.pk).values_list("command", flat=True))


def test_an_organ_stands_below_its_parent_and_all_above(qingyuan: County) -> None:
    parks = founded(qingyuan.office)
    assert parks.path == f"{qingyuan.government.path}{qingyuan.office.pk}/{parks.pk}/"
    for above in (qingyuan.government, qingyuan.office, parks):
        assert parks in below(above)
    assert parks not in below(qingyuan.education)
    assert name_on(parks, REFORM).name == "清源县园林局"
    assert commands(parks) == ["organ.found"]


def test_a_root_has_nothing_above(qingyuan: County) -> None:
    root = founded(None, code="lone")
    assert root.path == f"/{root.pk}/"
    assert qingyuan.office not in below(root)


def test_a_code_belongs_to_one_organ(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="qy-water 已经使用"):
        founded(qingyuan.government, code="qy-water")


@pytest.mark.parametrize("region", ["990000", "64019", "清源县"])
def test_an_organ_counts_by_the_calendar_of_a_region_that_exists(qingyuan: County, region: str) -> None:
    with pytest.raises(GongkaiError, match="没有行政区划代码"):
        founded(qingyuan.government, region=region)
    assert not Organ.objects.filter(code="qy-parks").exists()


def test_nothing_is_founded_below_an_organ_that_is_closed_or_not_yet_open(qingyuan: County) -> None:
    merged(qingyuan.water, qingyuan.education)
    qingyuan.water.refresh_from_db()
    with pytest.raises(GongkaiError, match="不存续"):
        founded(qingyuan.water)
    with pytest.raises(GongkaiError, match="不存续"):
        founded(qingyuan.education, on=date(2019, 12, 31))


def test_each_day_knows_its_own_name(qingyuan: County) -> None:
    new = "清源县水利局"
    rename(organ=qingyuan.water, name=new, short="清源水", on=REFORM, by="system", at=NOW, reason="机构改革")
    names = [name_on(qingyuan.water, day).name for day in (date(2019, 1, 1), SINCE, date(2024, 2, 29), REFORM)]
    assert names == ["清源县水务局", "清源县水务局", "清源县水务局", new]
    line = Line.objects.get(subject=f"organ:{qingyuan.water.pk}", command="organ.rename")
    assert line.facts == {"old": "清源县水务局", "new": new, "short": "清源水", "on": "2024-03-01"}


@pytest.mark.parametrize("on", [SINCE, date(2019, 6, 1)])
def test_a_name_does_not_begin_before_the_one_in_use(qingyuan: County, on: date) -> None:
    with pytest.raises(GongkaiError, match="2020-01-01"):
        rename(organ=qingyuan.water, name="清源县水利局", short="清源水", on=on, by="system", at=NOW, reason="机构改革")
    assert qingyuan.water.names.count() == 1
    assert commands(qingyuan.water) == ["organ.found"]


def test_a_merged_organ_closes_and_names_who_answers_for_it(qingyuan: County) -> None:
    closed = merged(qingyuan.water, qingyuan.education)
    assert [closed.open_on(day) for day in (date(2024, 2, 29), REFORM)] == [True, False]
    assert closed not in open_on(REFORM)
    assert closed in open_on(date(2024, 2, 29))
    assert successor_of(closed) == qingyuan.education
    assert commands(closed) == ["organ.found", "organ.merge"]


def test_the_last_in_a_line_of_mergers_answers_for_all(qingyuan: County) -> None:
    merged(qingyuan.water, qingyuan.education)
    merged(qingyuan.education, qingyuan.office, on=date(2025, 3, 1))
    assert successor_of(Organ.objects.get(pk=qingyuan.water.pk)) == qingyuan.office


def test_a_merged_organ_stays_in_the_tree_with_its_books(qingyuan: County) -> None:
    merged(qingyuan.water, qingyuan.education)
    assert qingyuan.water in below(qingyuan.government)


def test_an_organ_is_merged_only_once_and_only_into_one_that_exists(qingyuan: County) -> None:
    closed = merged(qingyuan.water, qingyuan.education)
    with pytest.raises(GongkaiError, match="机关 qy-water 在"):
        merged(closed, qingyuan.office)
    with pytest.raises(GongkaiError, match="机关 qy-water 在"):
        merged(qingyuan.office, closed)


def test_an_organ_is_not_merged_into_itself_or_what_is_below_it(qingyuan: County) -> None:
    for into in (qingyuan.government, qingyuan.office):
        with pytest.raises(GongkaiError, match="不能并入本机关"):
            merged(qingyuan.government, into)


def test_an_organ_with_others_below_it_is_not_merged(qingyuan: County, yunling: County) -> None:
    with pytest.raises(GongkaiError, match="还有 4 个机关"):
        merged(qingyuan.government, yunling.government)


def test_organs_below_that_were_closed_before_do_not_stand_in_the_way(qingyuan: County) -> None:
    parks = founded(qingyuan.water, on=SINCE)
    merged(parks, qingyuan.education, on=date(2023, 1, 1))
    assert merged(qingyuan.water, qingyuan.education).closed_on == REFORM


def test_ids_sort_by_the_time_they_were_made_and_say_their_kind(qingyuan: County) -> None:
    made = [qingyuan.government.pk, qingyuan.office.pk, qingyuan.education.pk]
    assert all(isinstance(one, UUID) and one.version == 7 for one in made)
