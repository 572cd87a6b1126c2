"""The way of a report from its officer to the public, one verb a file."""
