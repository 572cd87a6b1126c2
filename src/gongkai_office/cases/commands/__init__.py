"""The verbs: one command a file, keyword arguments only; each checks, changes, writes the journal, returns."""
