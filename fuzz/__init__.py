"""Fuzzing of the readers: seeds for the suite and for long runs; see README.md."""
