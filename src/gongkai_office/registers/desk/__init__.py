"""What pages of the registers are made of."""
