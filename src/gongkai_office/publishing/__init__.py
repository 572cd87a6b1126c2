"""Disclosure on initiative: items and their versions, three reviews, the gate, publication, taking down."""
