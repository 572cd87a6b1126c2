"""The verbs of the registers: one a file."""
