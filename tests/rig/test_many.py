"""Eight processes at once: through the pages, and through the commands. Nothing lost, no gap, no double."""

from __future__ import annotations

from itertools import chain

import pytest

from tests.rig.conftest import ROUNDS, Rig, ended

pytestmark = pytest.mark.rig
EIGHT, EACH = 8, 4


def test_eight_citizens_at_once_get_a_number_each(rig: Rig) -> None:
    for turn in range(ROUNDS):
        rig.told += chain.from_iterable(ended(one).split() for one in rig.citizens(EIGHT, EACH, prefix=f"民{turn}"))
    rig.settled(asked=ROUNDS * EIGHT * EACH)


def test_eight_registrars_at_once_and_each_key_twice_give_one_number_a_key(rig: Rig) -> None:
    for turn in range(ROUNDS):
        line = ["tests.rig.inside", "several", f"件{turn}", str(2 * EACH)]
        same = [rig.program(*line) for _ in range(2)]  # the same keys in two processes at once
        own = [rig.program("tests.rig.inside", "several", f"件{turn}-{one}", str(EACH)) for one in range(EIGHT - 2)]
        first, second = (ended(one) for one in same)
        assert first == second
        for one in own:
            ended(one)
    rig.settled(asked=ROUNDS * (2 * EACH + (EIGHT - 2) * EACH))
