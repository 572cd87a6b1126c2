"""What the public sees: the county's page, asking for information, following a request; and messages to requesters."""
