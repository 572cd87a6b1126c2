"""Who did what, when and why: one line a command, chained by hash within each subject. The lowest floor."""
