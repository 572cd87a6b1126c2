"""What an organ outside the system hands in, one verb a file."""
