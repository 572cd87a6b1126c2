"""The annual report from the ledgers: compute, drill, open and close the year, freeze."""
