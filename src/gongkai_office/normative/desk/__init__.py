"""What pages of the document library are made of."""
