"""When a reply counts as given (国办公开办函〔2016〕235号)."""

from datetime import date

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.service import Service, in_time, served

SENT, SIGNED, DUE = date(2024, 4, 1), date(2024, 4, 8), date(2024, 4, 1)


def test_a_reply_by_post_counts_on_the_day_of_posting() -> None:
    posted = served(Service.POST, sent=SENT, signed=SIGNED)
    assert (posted.on, in_time(DUE, posted)) == (SENT, True)


@pytest.mark.parametrize("service", [Service.DIRECT, Service.DELEGATED])
def test_a_reply_handed_over_counts_on_the_day_of_signature(service: Service) -> None:
    handed = served(service, sent=SENT, signed=SIGNED)
    assert (handed.on, in_time(DUE, handed)) == (SIGNED, False)
    with pytest.raises(GongkaiError, match="签收日期"):
        served(service, sent=SENT)


def test_only_the_postal_enterprise_may_carry_a_reply() -> None:
    with pytest.raises(GongkaiError, match="邮政企业"):
        served(Service.POST, sent=SENT, postal_enterprise=False)
