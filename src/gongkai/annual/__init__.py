"""The annual report: what it is, and what in it must tie out."""
