"""Commands of `gongkai manage` for the installation."""
