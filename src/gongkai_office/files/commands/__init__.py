"""Verbs of files. Who may do what with which file is for its owner to check: rights hang on the subject."""
