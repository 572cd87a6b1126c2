"""A disclosure request as a ledger: its entries, who may make which, and what follows from them.

The entries are the truth; stage, clock, outcome and counts are folds over them. Nothing here reads the clock of the
machine: every entry says when it took effect (`on`) and when it was written down (`at`).
"""
