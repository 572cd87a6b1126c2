"""Ceilings on what is taken out of one file. A report has some 250 cells; a folder of reports some thousands.

`docs/limits.md` says the same to users.
"""

from __future__ import annotations

MARKUP_BYTES = 30_000_000
"""Largest HTML, text or CSV file."""

CELLS = 100_000
"""Most cells in one document."""

PARAGRAPHS = 200_000
"""Most paragraphs or lines in one document."""

COLUMNS = 500
"""Widest table."""

PAGES = 1_000
"""Most pages read of one PDF; what follows is named in a note."""

PAGE_OBJECTS = 200_000
"""Most characters, and most drawn segments, taken from one page of a PDF."""

NESTING = 300
"""Deepest nesting of HTML elements kept; deeper ones are flattened, their text stays."""

ARCHIVE_ENTRIES = 10_000
ARCHIVE_BYTES = 500_000_000
PART_BYTES = 60_000_000
PART_RATIO = 300
"""An archive (DOCX, XLSX): entries, bytes of all and of one XML part once inflated, inflated to packed."""

SHEET_AREA = 2_000_000
"""Largest rectangle that the cells of one worksheet span."""
