"""The desk's pages: parse, call one command or query, answer."""
