"""What lies sealed: the keys outside the database, the ciphers, the keyed hashes. Knows no capability."""
