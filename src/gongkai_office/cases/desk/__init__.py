"""What the desk's pages are made of: questions about cases, answered in the words and the order a clerk needs."""
