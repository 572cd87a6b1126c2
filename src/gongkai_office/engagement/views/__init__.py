"""The pages of calls for comments."""
