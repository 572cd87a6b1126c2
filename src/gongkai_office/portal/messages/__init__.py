"""Messages that tell requesters what happened to their requests."""
