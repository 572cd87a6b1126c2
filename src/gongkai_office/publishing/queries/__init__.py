"""What screens, the portal and other apps may ask of what is published."""
