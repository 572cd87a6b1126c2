"""Pages of accounts: the door, and one's own account."""
