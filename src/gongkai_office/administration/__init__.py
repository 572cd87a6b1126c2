"""Who keeps the office itself: its organs, people, calendars, keys; and who looks over the journal."""
