"""Commands of an installation, offered to `gongkai` through its entry points."""
