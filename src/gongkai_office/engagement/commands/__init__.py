"""The verbs of a call for comments."""
