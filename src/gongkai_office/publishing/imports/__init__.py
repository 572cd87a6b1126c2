"""An existing site or folder, copied into the catalogue whole or not at all (ADR 26)."""
