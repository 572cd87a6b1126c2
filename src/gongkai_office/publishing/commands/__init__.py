"""The verbs of disclosure on initiative."""
