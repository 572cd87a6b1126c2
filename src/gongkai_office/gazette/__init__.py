"""The gazette (政府公报): issues composed from what is published, signed, numbered without gaps."""
