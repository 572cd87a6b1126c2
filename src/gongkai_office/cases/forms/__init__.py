"""Forms of the desk: what a clerk fills in, in a clerk's words; what it means in law is the commands' business."""
