"""What the pages of the publishing desk show, worked out."""
