"""The letters of a case: built from its facts, kept sealed, numbered when issued."""
