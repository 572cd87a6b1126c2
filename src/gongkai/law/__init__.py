"""The law as code: dated values with their sources, and the reasoning over them.

Nothing here reads the clock, opens a connection or knows a framework. Dates, calendars and amounts come in as
arguments; every answer can say which article it rests on.
"""
