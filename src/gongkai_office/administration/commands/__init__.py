"""Verbs of the lower floors done by a person: rights first, then the verb, then what follows from it."""
