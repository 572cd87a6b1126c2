"""Commands for Django."""
