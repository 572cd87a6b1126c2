"""The books of open government: the law as code, the annual report, and a reader of published reports."""
