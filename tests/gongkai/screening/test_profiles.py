"""The profiles: complete, and as the table of law.md says."""

from __future__ import annotations

import pytest

from gongkai.findings import Severity
from gongkai.screening import ProfileError, Sort, profile, profiles
from gongkai.screening.masking import WAYS


def test_every_profile_treats_every_sort_in_a_way_there_is() -> None:
    for one in profiles().values():
        assert set(one.treatments) == set(Sort)
        ways = {treatment.way.split()[0] for treatment in one.treatments.values()}
        assert ways <= {*WAYS, "ends"}


@pytest.mark.parametrize("sort", [Sort.ID_NUMBER, Sort.HEALTH, Sort.MINOR, Sort.DISABILITY_CARD, Sort.LANDLINE])
def test_no_profile_lets_the_gravest_stand(sort: Sort) -> None:
    assert all(one.severity(sort, doubtful=False) is Severity.ERROR for one in profiles().values())
    assert not any(one.treatments[sort].way == "keep" for one in profiles().values())


def test_names_stand_only_where_the_list_is_public_by_law() -> None:
    assert [name for name, one in profiles().items() if one.treatments[Sort.NAME].stands] == ["benefit-list"]


def test_a_doubtful_hit_weighs_one_step_less() -> None:
    assert profile().severity(Sort.MOBILE, doubtful=True) is Severity.WARNING
    assert profile().severity(Sort.CREDIT_CODE, doubtful=True) is Severity.INFO


def test_a_profile_that_there_is_none_of_is_answered_with_those_there_are() -> None:
    with pytest.raises(ProfileError, match=r"没有“宽松”这种公开方式.*default（一般公开）、benefit-list"):
        profile("宽松")
