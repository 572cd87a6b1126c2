"""Changes of the tables of the portal."""
