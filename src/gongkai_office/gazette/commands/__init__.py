"""The verbs of the gazette."""
