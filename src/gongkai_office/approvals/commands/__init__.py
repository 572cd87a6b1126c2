"""The verbs: one command a file, keyword arguments only; each checks, changes, writes the journal, returns.

They run inside the transaction of the capability that calls them, which has asked before whether its own permission
(to handle a case, to publish an item) is there.
"""
