"""Chains of signatures over any content: a reply, an extension, a report. Who signs what, in which order, once."""
