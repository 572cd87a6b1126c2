"""The verbs of a call for records: ask an office, remind it, move the day, withdraw; and its answer."""
