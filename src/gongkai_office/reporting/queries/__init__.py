"""What screens, commands and other apps may ask about annual reports."""
