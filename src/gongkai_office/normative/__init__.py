"""Normative documents and rules: their ledger, versions, validity by day, clean-ups, and what table two counts."""
