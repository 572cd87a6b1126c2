"""Commands of the journal for Django."""
