"""Forms of the publishing desk."""
