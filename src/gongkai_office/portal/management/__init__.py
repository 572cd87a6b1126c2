"""Commands of the portal for Django."""
