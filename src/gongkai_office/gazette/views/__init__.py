"""The gazette's pages."""
