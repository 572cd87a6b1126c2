"""The verbs of the document library: one a file."""
