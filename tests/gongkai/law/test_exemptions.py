"""Exemptions and responsibility as the Regulations have them."""

import pytest

from gongkai.annual.forms import FORM_2021
from gongkai.law.exemptions import (
    DISCLOSERS,
    EXEMPTIONS,
    REEVALUATION,
    Duty,
    Exemption,
    Lifting,
    Origin,
    duty,
)
from gongkai.law.outcomes import ROWS, Outcome


def test_the_exemptions_are_the_eight_rows_of_refusal_in_the_form() -> None:
    refusals = [key for key in FORM_2021.outcome_rows if key.startswith("denied.")]
    assert [exemption.value for exemption in Exemption] == refusals
    assert list(EXEMPTIONS) == list(Exemption)


def test_an_exemption_and_its_outcome_quote_the_same_article() -> None:
    for exemption, rule in EXEMPTIONS.items():
        assert ROWS[Outcome(exemption.value)].articles == (rule.source,)


@pytest.mark.parametrize(
    ("exemption", "expected"),
    [
        (Exemption.STATE_SECRET, Duty.WITHHOLD),
        (Exemption.OTHER_LAW, Duty.WITHHOLD),
        (Exemption.SECURITY_STABILITY, Duty.WITHHOLD),
        (Exemption.THIRD_PARTY, Duty.WITHHOLD),
        (Exemption.INTERNAL_AFFAIRS, Duty.MAY_WITHHOLD),
        (Exemption.DELIBERATIVE, Duty.MAY_WITHHOLD),
        (Exemption.ENFORCEMENT_FILE, Duty.MAY_WITHHOLD),
        (Exemption.SPECIAL_QUERY, Duty.REDIRECT),
    ],
)
def test_articles_14_and_15_forbid_and_article_16_only_permits(exemption: Exemption, expected: Duty) -> None:
    assert duty(exemption) is expected


@pytest.mark.parametrize("reason", [Lifting.THIRD_PARTY_AGREES, Lifting.PUBLIC_INTEREST])
def test_either_exception_of_article_15_opens_a_third_partys_information(reason: Lifting) -> None:
    assert duty(Exemption.THIRD_PARTY, reason) is Duty.DISCLOSE


def test_a_rule_that_requires_disclosure_opens_process_information_and_dossiers() -> None:
    assert duty(Exemption.DELIBERATIVE, Lifting.DISCLOSURE_REQUIRED) is Duty.DISCLOSE
    assert duty(Exemption.ENFORCEMENT_FILE, Lifting.DISCLOSURE_REQUIRED) is Duty.DISCLOSE


def test_no_consent_and_no_interest_opens_a_state_secret() -> None:
    assert duty(Exemption.STATE_SECRET, *Lifting) is Duty.WITHHOLD
    assert duty(Exemption.THIRD_PARTY, Lifting.DISCLOSURE_REQUIRED) is Duty.WITHHOLD


def test_only_law_and_state_council_regulation_can_forbid_disclosure() -> None:
    assert "地方性法规" in EXEMPTIONS[Exemption.OTHER_LAW].check


@pytest.mark.parametrize(
    ("origin", "discloser", "article"),
    [
        (Origin.MADE, "制作该政府信息的行政机关", "第十条第一款"),
        (Origin.FROM_THE_PUBLIC, "保存该政府信息的行政机关", "第十条第一款"),
        (Origin.FROM_AN_ORGAN, "制作或者最初获取该政府信息的行政机关", "第十条第一款"),
        (Origin.MADE_JOINTLY, "牵头制作的行政机关", "第十条第三款"),
        (Origin.AGENCY_IN_ITS_OWN_NAME, "该派出机构、内设机构", "第十条第二款"),
        (Origin.OTHER_RULE, "该法律、法规规定的机关", "第十条第一款"),
        (Origin.ARCHIVED, "国家档案馆，依照档案利用的规定办理", "《档案法》第十五条"),
    ],
)
def test_article_10_says_who_discloses(origin: Origin, discloser: str, article: str) -> None:
    found = DISCLOSERS[origin]
    assert found.discloser == discloser
    assert str(found.source).endswith(article)


def test_an_agency_may_but_need_not_disclose_itself() -> None:
    assert [origin for origin, found in DISCLOSERS.items() if found.optional] == [Origin.AGENCY_IN_ITS_OWN_NAME]


def test_withheld_information_is_looked_at_again_under_article_18() -> None:
    assert str(REEVALUATION) == "《政府信息公开条例》第十八条"
