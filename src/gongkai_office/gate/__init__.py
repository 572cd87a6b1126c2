"""The gate that every capability passes before it publishes: an organ's own lists, and a look into texts and files."""
