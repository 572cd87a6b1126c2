"""The rig: an office in processes of its own, and what can happen to it."""
