"""Taking part: the public is asked for comments on a draft, and told what became of them."""
