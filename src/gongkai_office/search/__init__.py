"""Chinese full text over whatever a capability hands in: no dictionary, nothing missed."""
