"""What is declared by name for the roll-up of a year, one verb a file."""
