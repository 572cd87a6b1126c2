"""Registers of licences, penalties, coercion and fees collected: single decisions, imports and period totals."""
