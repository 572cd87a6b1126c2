"""Files that people hand in: looked at, sealed, kept outside the web root, told of in the journal, served on demand."""
