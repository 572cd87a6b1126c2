"""The JSON Schema of the record, as published."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from gongkai.annual.exchange.shapes import Json

SCHEMA = "gongkai.annual-report/1"
"""Name and version of the record's shape; a breaking change takes another number."""


def schema() -> Mapping[str, Json]:
    """The JSON Schema (Draft 2020-12) every record satisfies."""
    file = Path(__file__).parents[1] / "data" / "annual-report.schema.json"
    loaded: Mapping[str, Json] = json.loads(file.read_text(encoding="utf-8"))
    return loaded
