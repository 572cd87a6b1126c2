"""Documents: files in, records out, and records written as files."""
