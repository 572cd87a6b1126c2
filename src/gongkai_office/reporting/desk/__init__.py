"""What the pages of the annual report show."""
