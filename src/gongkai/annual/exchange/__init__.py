"""The annual-report record as JSON, both ways: schema `gongkai.annual-report/1`.

Beyond the contract's keys the JSON carries what a record holds besides: title, headings, dates, period, contact,
notes; and for each finding its parameters (the place in the prose among them) and its waiver. The schema that ships
in `gongkai/annual/data` describes them all.
"""

from __future__ import annotations

from gongkai.annual.exchange.reading import ExchangeError, from_dict
from gongkai.annual.exchange.schema import SCHEMA, schema
from gongkai.annual.exchange.shapes import Json
from gongkai.annual.exchange.writing import to_dict

__all__ = ["SCHEMA", "ExchangeError", "Json", "from_dict", "schema", "to_dict"]
