"""The tree of organs: governments, offices, departments, townships; their names and mergers over time; numbering."""
