"""The forms of the document library."""
