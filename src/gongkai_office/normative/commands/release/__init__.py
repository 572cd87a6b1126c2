"""The verbs of a release: what is drafted, signed and published together."""
