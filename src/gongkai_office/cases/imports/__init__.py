"""Copying an older ledger in: a file's rows are read, tried against the law, written all at once, or undone."""
