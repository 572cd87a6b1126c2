"""Commands of the publishing desk for Django."""
