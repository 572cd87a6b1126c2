"""Disclosure requests: the ledger of each, its projections, the desk where clerks keep them."""
