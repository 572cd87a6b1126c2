"""People, their roles in organs, and what each role may do; rights flow down the tree of organs."""
