"""A case as one file: cover and list, papers, entries, its journal, and the sums by which anybody checks it."""
