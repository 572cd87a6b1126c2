"""The verbs of the index."""
