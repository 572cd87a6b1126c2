"""Canaries: people whose names, numbers and addresses are looked for wherever they must not be."""

from __future__ import annotations

import pytest

from tests.factories.running import wait
from tests.rig.citizen import Citizen, LostError
from tests.rig.conftest import Rig

pytestmark = pytest.mark.rig
CANARIES = {
    "name": "司马金丝雀",
    "identity_number": "E77665544",
    "phone": "0951-7766554",
    "email": "canary@leak.example",
    "address": "清源县金丝雀巷七号",
}
ASKED = "金丝雀湖的水质检测报告"


def test_nobody_finds_a_requester_in_logs_jobs_journal_addresses_or_errors(rig: Rig) -> None:
    address = rig.address
    canary = Citizen(address, rig.organ, CANARIES["name"], "10.7.0.1")
    dress(canary)
    rig.told.append(canary.ask(ASKED))
    canary.note()
    for code in ("AAAA-BBBB-CCCC", CANARIES["name"], "'; DROP TABLE cases_entry; --"):
        canary.say("/follow/", {"number": rig.told[-1], "code": code})
    canary.say("/follow/", {"number": CANARIES["identity_number"], "code": CANARIES["phone"]})
    canary.say("/ask/who/", {"organ": rig.organ, "name": CANARIES["name"] * 90, "applicant": "nobody"})
    canary.say("/ask/what/", {"description": "\0" + CANARIES["name"], "email": CANARIES["email"] + "@"})
    canary.say("/nowhere/", {"name": CANARIES["name"]})
    refused = provoked(rig, address)
    rig.settled(asked=1)

    listed = rig.inside("tables_with", *CANARIES.values())
    assert listed == [], "in the clear in the database"
    asked = rig.inside("tables_with", ASKED)
    assert asked == [f"cases_disclosurerequest.description: {ASKED}"]
    logs = {
        "operator": (rig.office.heard / "err").read_text() + (rig.office.heard / "out").read_text(),
        "database": (rig.data / "postgresql" / "log").read_text(errors="replace"),
        "addresses": "\n".join([*canary.addresses, *refused.addresses]),
        "error pages": "\n".join(page for page in refused.shown if "出错了" in page),
    }
    assert "InternalError" in logs["operator"] or "RaiseException" in logs["operator"]
    assert logs["error pages"]
    found = [(place, word) for place, text in logs.items() for word in (*CANARIES.values(), ASKED) if word in text]
    assert found == []


def dress(citizen: Citizen) -> None:
    """Give a citizen the canaries' particulars."""
    citizen.who = {key: CANARIES[key] for key in ("name", "identity_number", "phone")}
    citizen.want = {key: CANARIES[key] for key in ("email", "address")}


def provoked(rig: Rig, address: str) -> Citizen:
    """Somebody whose request the database refuses with an error that holds everything."""
    rig.inside("sabotage", "on")
    unlucky = Citizen(address, rig.organ, CANARIES["name"], "10.7.0.2")
    dress(unlucky)
    unlucky.patience = 3
    with pytest.raises(LostError):
        unlucky.ask(ASKED)
    rig.inside("sabotage", "off")
    wait(rig.office.well, "the office is well")
    return unlucky
