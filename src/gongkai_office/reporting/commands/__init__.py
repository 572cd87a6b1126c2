"""What may be done with the books of a year, one verb a file."""
